/**
 * Asks a server for many poems at once, and for its health all the while:
 * `npm start`, then `node test/serving/benchCrowd.ts [address] [poems]`.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { quantile } from '../../workshop/statistics/quantile.ts';

const [address = 'http://localhost:3000', count = '30'] = process.argv.slice(2);

async function poem(): Promise<string> {
  const answer = await fetch(`${address}/poem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'Над крышей тихо тает свет', seed: 7, budgetMs: 10_000 }),
  });
  const body = (await answer.json()) as { poem?: string; detail?: string };
  return body.poem ?? `${answer.status}: ${body.detail}`;
}

async function healthLatency(): Promise<number> {
  const asked = performance.now();
  await (await fetch(`${address}/health`)).json();
  return performance.now() - asked;
}

const alone = await poem();
const started = performance.now();
let done = false;
const writing = Promise.all(Array.from({ length: Number(count) }, poem)).finally(() => {
  done = true;
});
const latencies: number[] = [];
while (!done) {
  latencies.push(await healthLatency());
  await delay(10);
}
const poems = await writing;
const seconds = (performance.now() - started) / 1000;
const [p50, p99, worst] = [0.5, 0.99, 1].map((share) => quantile(latencies, share).toFixed(1));
console.log(`${count} poems in ${seconds.toFixed(1)} s, ${(poems.length / seconds).toFixed(1)} a second`);
console.log(`${poems.filter((own) => own === alone).length} of ${count} are the poem that was written alone`);
console.log(`health, ${latencies.length} times: p50 ${p50} ms, p99 ${p99} ms, slowest ${worst} ms`);
