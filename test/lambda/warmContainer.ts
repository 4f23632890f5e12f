import { join } from 'node:path';
import { quantile } from '../../workshop/statistics/quantile.ts';
import type { Cloud } from './cloud.ts';
import { httpEvent, postPoem } from './httpEvents.ts';

const marks = join(import.meta.dirname, 'handlerMarks.cjs');

/** A container that stays warm. Times in milliseconds. */
export interface WarmContainer {
  poems: number;
  /** Of the handler, beyond the composing. */
  handlerP50: number;
  handlerP99: number;
  /** From event to answer, beyond the composing: handler, runtime client, Runtime API. */
  overheadP50: number;
  overheadP99: number;
  /** The same for a request that does almost nothing (`GET /health`). What is left is not the handler's. */
  healthP50: number;
  /** Resident memory in MiB after so many poems. */
  memory: { poems: number; mebibytes: number }[];
}

/** Lets one container write poems, one after another, and measures time and memory. */
export async function watchWarmContainer(
  cloud: Cloud,
  poems: number,
  onPoem: (done: number) => void,
): Promise<WarmContainer> {
  const container = await cloud.generate({ LINES_PER_SECOND: '' }, ['--require', marks]);
  const [handlers, overheads, healths]: [number[], number[], number[]] = [[], [], []];
  const memory: WarmContainer['memory'] = [];
  const every = Math.max(1, Math.floor(poems / 10));
  for (let seed = 1; seed <= poems; seed++) {
    let started = performance.now();
    const { body } = await container.call<{ body: string }>(
      postPoem({ prompt: 'Загадочна душа поэта', seed }),
    );
    const took = performance.now() - started;
    const { timing } = JSON.parse(body) as { timing: { composeMs: number } };
    started = performance.now();
    await container.call(httpEvent('GET', '/health'));
    // The first poems are slower than all others.
    if (seed > Math.min(20, poems / 2)) {
      handlers.push(container.part('handler') - timing.composeMs);
      overheads.push(took - timing.composeMs);
      healths.push(performance.now() - started);
    }
    if (seed % every === 0)
      memory.push({ poems: seed, mebibytes: (await container.residentBytes()) / 2 ** 20 });
    onPoem(seed);
    container.log = '';
  }
  await cloud.end(container);
  return {
    poems,
    handlerP50: quantile(handlers, 0.5),
    handlerP99: quantile(handlers, 0.99),
    overheadP50: quantile(overheads, 0.5),
    overheadP99: quantile(overheads, 0.99),
    healthP50: quantile(healths, 0.5),
    memory,
  };
}
