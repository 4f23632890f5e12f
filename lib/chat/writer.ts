import type { PoemRequest } from '../api/request.ts';
import { type PoemResponse, poemResponseSchema } from '../api/response.ts';

/** Asks for a poem by the contract of direct invocation: the answer is a poem, or problem details with a `status`. */
export type Invoke = (request: PoemRequest, signal: AbortSignal) => Promise<unknown>;

/** No poem was written. The reason holds no text of a person. */
export class WritingError extends Error {
  override readonly name = 'WritingError';

  constructor(reason: string, options?: ErrorOptions) {
    super(`no poem was written: ${reason}`, options);
  }
}

/**
 * Has a poem written.
 *
 * @param limit milliseconds it may take.
 * @throws WritingError
 */
export async function writePoem(invoke: Invoke, request: PoemRequest, limit: number): Promise<PoemResponse> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new WritingError(`it took more than ${Math.round(limit)} ms`));
      abort.abort();
    }, limit);
  });
  try {
    return poemIn(await Promise.race([invoke(request, abort.signal), late]));
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
