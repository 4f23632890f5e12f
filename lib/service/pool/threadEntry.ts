/** What runs in a thread that writes poems, one at a time: the service of a single thread, spoken to by messages. */
import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { serviceOfThisThread } from '../startService.ts';
import type { FromThread, ToThread } from './messages.ts';

// The thread that answers requests comes first. Elsewhere than on Linux this would slow the whole process down.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tell = (message: FromThread) => parentPort?.postMessage(message);
const service = serviceOfThisThread({ log: (event) => tell({ kind: 'log', event }) });
let stop = new AbortController();

parentPort?.on('message', (message: ToThread) => {
  if (message === 'stop') stop.abort();
  else void answer(message.body);
});

async function answer(body: unknown): Promise<void> {
  stop = new AbortController();
  try {
    tell({ kind: 'poem', poem: await service.writePoem(body, stop.signal) });
  } catch (error) {
    if (stop.signal.aborted) return tell({ kind: 'stopped' });
    const { status, details, headers } = service.problemOf(error);
    tell({ kind: 'problem', status, details, headers });
  }
}
