import { idempotencyHeader, withSeedOfKey } from '../../api/idempotencyKey.ts';
import { openApiDocument } from '../../api/openapi.ts';
import { type PictureFormat, pictureTypes } from '../../api/pictureFormats.ts';
import { Problem } from '../../api/problem.ts';
import { bodyOfQuery, inQueryTerms } from '../../api/query.ts';
import type { PoemResponse } from '../../api/response.ts';
import { docsHtml, docsPolicy } from '../../page/docs.ts';
import { pageHtml, pagePolicy } from '../../page/page.ts';
import { languages } from '../../page/texts.ts';
import type { PoemApi } from '../poemApi.ts';
import { jsonBody } from './jsonBody.ts';
import { type HttpRequest, type HttpResponse, headerOf } from './message.ts';
import { bestOf } from './negotiate.ts';
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
  const pages = new Map<string, StaticPart>();
  const page: Route = (request) => {
    const language = bestOf(headerOf(request, 'accept-language'), languages) ?? languages[0];
    const known = pages.get(language) ?? new StaticPart(pageHtml(language), pageHeaders(language));
    pages.set(language, known);
    return known.answer(request);
  };
  let manual: StaticPart | undefined;
  let description: StaticPart | undefined;
  const describe = () => new StaticPart(JSON.stringify(openApiDocument(service.health().version)), json);
  return {
    '/': { GET: page },
    '/docs': {
      GET: (request) => {
        manual ??= new StaticPart(docsHtml(openApiDocument(service.health().version)), docsHeaders);
        return manual.answer(request);
      },
    },
    '/health': { GET: () => answerOf(service.health(), unstored) },
    '/openapi.json': {
      GET: (request) => {
        description ??= describe();
        return description.answer(request);
      },
    },
  };
}

const pageHeaders = (language: string) => ({
  'content-type': 'text/html; charset=utf-8',
  'content-language': language,
  'content-security-policy': pagePolicy,
  vary: 'accept-language',
});

const docsHeaders = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy };

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
      return { poem, answer: answerOf(poem, varies) };
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

function answerOf(body: unknown, headers: Readonly<Record<string, string>>): HttpResponse {
  return { status: 200, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}

function stored(answer: HttpResponse, storage: Readonly<Record<string, string>>): HttpResponse {
  return { ...answer, headers: { ...answer.headers, ...storage } };
}
