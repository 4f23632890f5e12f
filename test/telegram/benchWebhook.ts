import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import { quantile } from '../../workshop/statistics/quantile.ts';
import { World, webhookSecret } from './world.ts';

// The webhook as a process of its own, with emulators of Telegram, DynamoDB, Lambda and SSM in this one; `generate`
// answers at once. What is timed is a request from its first byte to the answer, calls of the emulators included.
const [warmUp, measured] = [100, 1000];

const world = await World.start();
const child = spawn(process.execPath, ['test/telegram/webhookProcess.ts'], {
  env: { ...process.env, ...world.environment },
  stdio: ['ignore', 'pipe', 'inherit'],
});
for await (const url of createInterface({ input: child.stdout })) {
  const times: number[] = [];
  for (let nth = 0; nth < warmUp + measured; nth++) {
    const message = world.api.say(7, 'Над крышей тихо тает свет');
    const started = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': webhookSecret },
      body: JSON.stringify({ update_id: nth, message }),
    });
    if (answer.status !== 200) throw new Error(`update ${nth} was answered with ${answer.status}`);
    if (nth >= warmUp) times.push(performance.now() - started);
  }
  const [median, slow] = [0.5, 0.99].map((share) => quantile(times, share).toFixed(1));
  console.log(
    `${cpus()[0]?.model.trim()}, Node ${process.versions.node}; ${measured} updates, one at a time.`,
  );
  console.log(`webhook without generation: median ${median} ms, 99th percentile ${slow} ms`);
  break;
}
child.kill();
await world.stop();
