import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { quantile } from '../../workshop/statistics/quantile.ts';
import { World, webhookSecret } from './world.ts';

// The webhook as a process of its own, with emulators of Telegram, DynamoDB, Lambda and SSM in this one; `generate`
// answers at once. What is timed is a request from its first byte to the answer, calls of the emulators included.
// With --against, another checkout's webhook gets every other update, so that both meet the same load.
const [warmUp, measured] = [100, 1000];

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const world = await World.start();
const webhooks = await Promise.all([start('.'), ...(values.against ? [start(values.against)] : [])]);
for (let nth = 0; nth < warmUp + measured; nth++) {
  // Neither is always the first.
  for (const webhook of nth % 2 === 0 ? webhooks : webhooks.toReversed()) {
    const time = await deliver(webhook.url);
    if (nth >= warmUp) webhook.times.push(time);
  }
}
console.log(`${cpus()[0]?.model.trim()}, Node ${process.versions.node}; ${measured} updates, one at a time.`);
for (const { folder, times, child } of webhooks) {
  const [median, slow] = [0.5, 0.99].map((share) => quantile(times, share).toFixed(1));
  console.log(`${folder}: webhook without generation: median ${median} ms, 99th percentile ${slow} ms`);
  child.kill();
}
await world.stop();

/** Starts the webhook of a checkout. */
async function start(folder: string) {
  const child = spawn(process.execPath, ['test/telegram/webhookProcess.ts'], {
    cwd: folder,
    env: { ...process.env, ...world.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { value: url } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  return { folder, child, url: String(url), times: [] as number[] };
}

/** Sends an update. @returns the milliseconds until it was handled. */
async function deliver(url: string): Promise<number> {
  const message = world.api.say(7, 'Над крышей тихо тает свет');
  const body = JSON.stringify({ update_id: world.api.nextId(), message });
  const started = performance.now();
  const { status } = await fetch(url, {
    method: 'POST',
    headers: { 'x-telegram-bot-api-secret-token': webhookSecret },
    body,
  });
  if (status !== 200) throw new Error(`an update was answered with ${status}`);
  return performance.now() - started;
}
