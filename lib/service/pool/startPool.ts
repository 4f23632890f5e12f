import { availableParallelism } from 'node:os';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Log } from '../../shared/log.ts';
import { refuseTelemetry } from '../../shared/noTelemetry.ts';
import { keepHeapSmall, startLean } from '../v8Flags.ts';
import { PoemWorker } from './poemThread.ts';
import { PooledService } from './pooledService.ts';

/** Requests that may wait for each thread: about a quarter of a minute of writing. */
const waitingPerThread = 50;

export interface PoolOptions {
  readonly log: Log;
  /** Poems that are written at once; as many as there are cores unless given. */
  readonly threads?: number | undefined;
  /** Requests that may wait; 50 for each thread unless given. */
  readonly mostWaiting?: number | undefined;
}

/** Starts a service that writes in threads. No thread is started, and nothing loaded, before the first request. */
export function startPool({
  log,
  threads = availableParallelism(),
  mostWaiting = threads * waitingPerThread,
}: PoolOptions): PooledService {
  startLean();
  keepHeapSmall();
  // Its threads can't.
  refuseTelemetry();
  const startThread = () => new PoemWorker(log);
  return new PooledService({ threads, mostWaiting, startThread, version: packageJson.version, log });
}
