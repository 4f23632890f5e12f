import type { PoemRequest } from '../api/request.ts';
import type { PoemResponse } from '../api/response.ts';
import { poemResponseSchema } from '../api/responseSchema.ts';

/** Asks the service for a poem. The answer is a poem, or problem details, which have a `status`. */
export type Invoke = (request: PoemRequest, signal: AbortSignal) => Promise<unknown>;

/** Has a poem drawn: the picture as PNG. @throws whatever prevents it. */
export type Draw = (request: PoemRequest, signal: AbortSignal) => Promise<Uint8Array>;

/** What poems are written and drawn with. */
export interface PoemService {
  readonly invoke: Invoke;
  readonly draw: Draw;
}

/** No poem was written. The message has no text of a person in it. */
export class WritingError extends Error {
  override readonly name = 'WritingError';

  constructor(reason: string, options?: ErrorOptions) {
    super(`no poem was written: ${reason}`, options);
  }
}

/**
 * Asks for a poem, and checks that the answer is one.
 *
 * @param limit milliseconds that it may take.
 * @throws WritingError
 */
export function writePoem(invoke: Invoke, request: PoemRequest, limit: number): Promise<PoemResponse> {
  return inTime(async (signal) => poemIn(await invoke(request, signal)), limit);
}

/** Asks for a picture. @param limit milliseconds that it may take. @throws WritingError */
export function drawPoem(draw: Draw, request: PoemRequest, limit: number): Promise<Uint8Array> {
  return inTime((signal) => draw(request, signal), limit);
}

async function inTime<T>(work: (signal: AbortSignal) => Promise<T>, limit: number): Promise<T> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new WritingError(`it took more than ${Math.round(limit)} ms`));
      abort.abort();
    }, limit);
  });
  try {
    return await Promise.race([work(abort.signal), late]);
  } catch (error) {
    if (error instanceof WritingError) throw error;
    throw new WritingError(error instanceof Error ? error.name : 'unknown error', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function poemIn(answer: unknown): PoemResponse {
  const status = (answer as { status?: unknown } | null)?.status;
  if (status !== undefined) throw new WritingError(`the answer was problem ${Number(status)}`);
  const poem = poemResponseSchema.safeParse(answer);
  if (!poem.success) throw new WritingError('the answer was no poem');
  return poem.data;
}
