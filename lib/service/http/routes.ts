import { idempotencyHeader, withSeedOfKey } from '../../api/idempotencyKey.ts';
import { openApiDocument } from '../../api/openapi.ts';
import { Problem } from '../../api/problem.ts';
import { bodyOfQuery, inQueryTerms } from '../../api/query.ts';
import type { PoemResponse } from '../../api/response.ts';
import type { PoemApi } from '../poemApi.ts';
import { jsonBody } from './jsonBody.ts';
import { type HttpRequest, type HttpResponse, headerOf } from './message.ts';
import { StaticPart } from './staticPart.ts';

/** Answers requests of a method on a path. */
export type Route = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
/** Routes by path, then by method. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Route>>>>;

const json = { 'content-type': 'application/json; charset=utf-8' };
const unstored = { 'cache-control': 'no-store' };
/** A seed gives the same poem until another version is served. */
const storedAnHour = { 'cache-control': 'public, max-age=3600' };

/** What is answered without a network. */
export function staticRoutes(service: Pick<PoemApi, 'health'>): Routes {
  let description: StaticPart | undefined;
  const describe = () => new StaticPart(JSON.stringify(openApiDocument(service.health().version)), json);
  return {
    '/health': { GET: () => answerOf(service.health(), unstored) },
    '/openapi.json': {
      GET: (request) => {
        description ??= describe();
        return description.answer(request);
      },
    },
  };
}

/** What a network answers. */
export function poemRoutes(service: PoemApi): Routes {
  const write = (body: unknown, request: HttpRequest): Promise<PoemResponse> =>
    service.writePoem(withSeedOfKey(body, headerOf(request, idempotencyHeader)), request.signal);
  return {
    '/poem': {
      GET: async (request) => {
        const body = bodyOfQuery(new URLSearchParams(request.query));
        const poem = await write(body, request).catch((error: unknown) => {
          throw error instanceof Problem ? inQueryTerms(error) : error;
        });
        return answerOf(poem, 'seed' in body && !poem.exhausted ? storedAnHour : unstored);
      },
      POST: async (request) => answerOf(await write(jsonBody(request), request), unstored),
    },
  };
}

function answerOf(body: unknown, headers: Readonly<Record<string, string>>): HttpResponse {
  return { status: 200, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}
