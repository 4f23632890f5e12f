import { idempotencyHeader, withSeedOfKey } from '../../api/idempotencyKey.ts';
import { type PictureFormat, pictureTypes } from '../../api/pictureFormats.ts';
import { Problem } from '../../api/problem.ts';
import { bodyOfQuery, inQueryTerms } from '../../api/query.ts';
import type { PoemResponse } from '../../api/response.ts';
import type { PoemApi } from '../poemApi.ts';
import { jsonBody } from './jsonBody.ts';
import { type HttpRequest, type HttpResponse, headerOf } from './message.ts';
import { bestOf } from './negotiate.ts';
import { jsonAnswer, type Routes, unstored } from './routes.ts';

/** A seed gives the same poem until another version is served. */
const storedAnHour = { 'cache-control': 'public, max-age=3600' };
/** Media types of a poem, and the format of those that are pictures. */
const poemTypes: ReadonlyMap<string, PictureFormat | undefined> = new Map([
  ['application/json', undefined],
  ...Object.entries(pictureTypes).map(([format, type]) => [type, format as PictureFormat] as const),
]);
/** What is given depends on what is accepted. */
const varies = { vary: 'accept' };

/** What a network answers. */
export function poemRoutes(service: PoemApi): Routes {
  const write = async (body: unknown, request: HttpRequest): Promise<Written> => {
    const type = typeOf(request);
    const format = poemTypes.get(type);
    const seeded = withSeedOfKey(body, headerOf(request, idempotencyHeader));
    if (format === undefined) {
      const poem = await service.writePoem(seeded, request.signal);
      return { poem, answer: jsonAnswer(poem, varies) };
    }
    const { poem, picture } = await service.drawPoem(seeded, format, request.signal);
    return { poem, answer: { status: 200, headers: { 'content-type': type, ...varies }, body: picture } };
  };
  return {
    '/poem': {
      GET: async (request) => {
        const body = bodyOfQuery(new URLSearchParams(request.query));
        const { poem, answer } = await write(body, request).catch((error: unknown) => {
          throw error instanceof Problem ? inQueryTerms(error) : error;
        });
        return stored(answer, 'seed' in body && !poem.exhausted ? storedAnHour : unstored);
      },
      POST: async (request) => stored((await write(jsonBody(request), request)).answer, unstored),
    },
  };
}

interface Written {
  readonly poem: PoemResponse;
  readonly answer: HttpResponse;
}

/** The type that a poem is asked for in. @throws Problem (406) if it is none of them. */
function typeOf(request: HttpRequest): string {
  const types = [...poemTypes.keys()];
  const type = bestOf(headerOf(request, 'accept'), types);
  if (type !== undefined) return type;
  const detail = `A poem is given as ${types.join(', ')}. Name one of these in Accept, or leave Accept out.`;
  throw new Problem(406, { detail }, varies);
}

function stored(answer: HttpResponse, storage: Readonly<Record<string, string>>): HttpResponse {
  return { ...answer, headers: { ...answer.headers, ...storage } };
}
