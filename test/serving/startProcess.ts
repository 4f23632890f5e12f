import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import packageJson from '../../package.json' with { type: 'json' };

const running: ChildProcess[] = [];
const [, ...startScript] = packageJson.scripts.start.split(' ');

/** Runs what `npm start` runs. */
export function start(environment: NodeJS.ProcessEnv, ...options: string[]) {
  const child = spawn(process.execPath, [...startScript, ...options], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

/** Runs it on a free port until it listens. */
export async function listening(environment: NodeJS.ProcessEnv = {}) {
  const child = start({ PORT: '0', ...environment });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = line.match(/http:\/\/localhost:(\d+)/);
    if (address) return { child, url: address[0], port: Number(address[1]) };
  }
  throw new Error(`it ended: ${await text(child.stderr)}`);
}

/** Ends whatever still runs. */
export function endAll(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}
