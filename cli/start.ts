import { Command } from 'commander';
import pc from 'picocolors';
import { handler } from '../functions/generate/handler.ts';
import { type LocalServer, serveLocally } from '../functions/generate/localServer.ts';

new Command('start')
  .description('Serve the poet over HTTP on this machine.')
  .addHelpText('after', '\nEnvironment:\n  PORT  TCP port (default 3000; 0 takes a free one)')
  .addHelpText('after', '  MODEL_DIR  folder of the artifacts (default model-artifacts/ of this package)')
  .addHelpText('after', '  MODEL_BUCKET, MODEL_PREFIX  take the artifacts from S3 instead')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse();

const { PORT: portText = '3000' }: { PORT?: string } = process.env;
const port = Number(portText);
if (!/^\d+$/.test(portText) || port > 65_535)
  fail(2, `PORT is "${portText}"; give a number from 0 to 65535.`);

let server: LocalServer;
try {
  server = await serveLocally(handler, port);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    fail(1, `Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1} npm start`);
  if (code === 'EACCES')
    fail(1, `Port ${port} is not open to this user. Choose one above 1023: PORT=3000 npm start`);
  fail(1, `The server did not start: ${message}`);
}

const address = `http://localhost:${server.port}`;
console.log(`${pc.green('Neural Poet listens at')} ${address}
  curl -s ${address}/poem -H 'content-type: application/json' -d '{"prompt": "Загадочна душа поэта"}'
  ${address}/openapi.json describes the rest. Ctrl-C stops it.`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await server.close();
    process.exit(0);
  });
}

function fail(exitCode: 1 | 2, message: string): never {
  console.error(pc.red(message));
  process.exit(exitCode);
}
