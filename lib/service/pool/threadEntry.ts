/** What runs in a thread that writes poems, one at a time: the service of a single thread, spoken to by messages. */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { serviceOfThisThread } from '../startService.ts';
import type { FromThread, ToThread, Work, Written } from './messages.ts';

// The thread that answers requests comes first. Elsewhere than on Linux this would slow the whole process down.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tell = (message: FromThread) => parentPort?.postMessage(message);
const service = serviceOfThisThread({ log: (event) => tell({ kind: 'log', event }) });
let stop = new AbortController();

parentPort?.on('message', (message: ToThread) => {
  if (message === 'stop') stop.abort();
  else void answer(message);
});

async function answer(work: Work): Promise<void> {
  stop = new AbortController();
  try {
    tell({ kind: 'written', written: await write(work, stop.signal) });
  } catch (error) {
    if (stop.signal.aborted) return tell({ kind: 'stopped' });
    const { status, details, headers } = service.problemOf(error);
    tell({ kind: 'problem', status, details, headers });
  }
}

async function write({ body, format }: Work, signal: AbortSignal): Promise<Written> {
  if (format === undefined) return { poem: await service.writePoem(body, signal) };
  return service.drawPoem(body, format, signal);
}
