import type { ProblemDetails } from '../../api/problem.ts';
import type { PoemResponse } from '../../api/response.ts';
import { changed } from './address.ts';
import { filled, texts } from './data.ts';

/** Something that a person is told in a sentence. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
}

/**
 * Asks the API for a poem.
 * @throws Trouble; the signal's reason.
 */
export async function askForPoem(request: URLSearchParams, signal: AbortSignal): Promise<PoemResponse> {
  const answer = await ask(changed(request, { scan: 'true' }), 'application/json', signal);
  return (await answer.json()) as PoemResponse;
}

/** Asks the API for a poem as a picture. See {@link askForPoem}. */
export async function askForPicture(request: URLSearchParams, signal: AbortSignal): Promise<Blob> {
  const type = 'image/png';
  const answer = await ask(request, type, signal);
  if (!answer.headers.get('content-type')?.startsWith(type)) throw new Trouble(texts.errors.picture);
  return answer.blob();
}

async function ask(request: URLSearchParams, accept: string, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(`poem?${request}`, { headers: { accept }, signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new Trouble(texts.errors.offline, { cause });
  });
  if (answer.ok) return answer;
  throw new Trouble(await sentenceOf(answer));
}

async function sentenceOf(answer: Response): Promise<string> {
  const { errors } = texts;
  if (answer.status === 503 || answer.status === 429) {
    return filled(errors.busy, { seconds: answer.headers.get('retry-after') ?? 5 });
  }
  if (answer.status !== 400) return errors.failed;
  const { field } = (await answer.json().catch(() => ({}))) as Partial<ProblemDetails>;
  return field === 'line' ? errors.line : filled(errors.request, { field: field ?? '' });
}
