import pc from 'picocolors';
import { serveLocally } from '../../lib/service/localServer.ts';
import { startPool } from '../../lib/service/pool/startPool.ts';
import { withRequestIds } from '../../lib/service/requestContext.ts';
import { logToStderr } from '../../lib/shared/log.ts';
import {
  artifactsEnvironment,
  environmentHelp,
  numberFrom,
  poolEnvironment,
  poolFromEnvironment,
} from '../shared/environment.ts';
import { say } from '../shared/locale.ts';
import { Command, UsageError } from '../shared/run.ts';

export function serveCommand(): Command {
  return new Command('serve')
    .description(say('Serve the poet over HTTP on this machine', 'Запустить поэта на этом компьютере: HTTP'))
    .addHelpText(
      'after',
      environmentHelp(
        'PORT  TCP port (default 3000; 0 takes a free one)',
        'HOST  address to listen at; 0.0.0.0 for all (default 127.0.0.1: this machine alone can ask it)',
        ...poolEnvironment,
        'CORS_ORIGINS  origins of web pages that may call it, parted by commas; * for all (default: none)',
        ...artifactsEnvironment,
      ),
    )
    .action(start);
}

async function start(): Promise<void> {
  const port = numberFrom('PORT', 0, 65_535) ?? 3000;
  const host = process.env['HOST'] || undefined;
  const log = withRequestIds(logToStderr);
  const service = startPool({ log, ...poolFromEnvironment() });
  const corsOrigins = originsFrom('CORS_ORIGINS');
  const server = await serveLocally(service, { port, host, corsOrigins, log }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new Error(adviceOn(error, port), { cause: error });
    },
  );
  const address = addressOf(host, server.port);
  console.log(`${pc.green('Neural Poet listens at')} ${address} – open it in a browser.
  curl -s ${address}/poem -H 'content-type: application/json' -d '{"prompt": "Загадочна душа поэта"}'
  ${address}/docs describes the rest. Ctrl-C stops it.`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    // A second signal does not wait for the poems under way.
    if (stopping) process.exit(1);
    stopping = true;
    await server.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** The address to ask, of a server that listens at a host. */
function addressOf(host = '127.0.0.1', port: number): string {
  const name = ['::', '0.0.0.0', '127.0.0.1'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Origins of the environment. A page's origin has no path, not even a slash. */
function originsFrom(name: string): string[] {
  const origins = (process.env[name] ?? '')
    .split(',')
    .map((own) => own.trim())
    .filter(Boolean);
  const wrong = origins.find((own) => own !== '*' && !(URL.canParse(own) && new URL(own).origin === own));
  if (wrong === undefined) return origins;
  throw new UsageError(
    `${name} has "${wrong}"; give origins such as https://example.com, parted by commas, or *`,
  );
}

function adviceOn({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Stop what listens there, or choose another port: set PORT=${port + 1}.`;
  }
  if (code === 'EACCES')
    return `Port ${port} is not open to this user. Choose one above 1023, e.g. PORT=3000.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST=${process.env['HOST']} is no address of this machine. Set HOST=0.0.0.0 for all of its addresses.`;
  return `The server did not start: ${message}`;
}
