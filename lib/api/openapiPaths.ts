import type { Json } from './field.ts';
import { idempotencyKeyPattern } from './idempotencyKey.ts';
import { maxBodyBytes } from './limits.ts';
import { pictureTypes } from './pictureFormats.ts';
import { type ProblemStatus, problemTitles, problemType } from './problem.ts';
import { lineParameter } from './query.ts';
import { fieldSchemas } from './requestJsonSchema.ts';

const causes: Record<ProblemStatus, string> = {
  400: 'The body is not JSON in UTF-8, or a field is missing, unknown, out of range or at odds with another.',
  404: 'There is no such path.',
  405: 'The path does not take this method; Allow names those it takes.',
  406: 'Accept names no type that a poem is given as.',
  413: `The body has more than ${maxBodyBytes} bytes.`,
  415: 'The body is not sent as application/json.',
  429: 'More is asked for than is written: a poem counts as many as it has lines. Retry-After says when to try again.',
  500: 'The service failed.',
  503: 'The network cannot be loaded at the moment, too many requests wait, or the server is stopping; Retry-After says when to try again.',
};

/** Statuses that API Gateway may answer with before the service is asked. Its answers can't be changed. */
const ofGateway: ReadonlySet<ProblemStatus> = new Set([413, 429, 500, 503]);

/** The paths of the API with their operations. */
export function openApiPaths(): Record<string, Record<string, Json>> {
  const poem = {
    description: 'The poem, as Accept asks for it: JSON unless it names a picture.',
    headers: { Vary: { schema: { type: 'string' }, description: 'Accept.' } },
    content: { ...json('Poem'), ...pictures() },
  };
  return {
    '/': {
      get: {
        operationId: 'page',
        summary: 'A page to write poems on, in Russian or English by Accept-Language; loads nothing',
        responses: staticPart('The page.', 'text/html', { type: 'string' }),
      },
    },
    '/poem': {
      post: {
        operationId: 'writePoem',
        summary: 'Write a poem',
        parameters: [idempotencyKey],
        requestBody: { required: true, content: json('PoemRequest') },
        responses: { 200: poem, ...problems(400, 406, 413, 415, 429, 500, 503) },
      },
      get: {
        operationId: 'writePoemOfLink',
        summary: 'Write a poem that a link asks for',
        description: `The fields of a body as parameters: the prompt is called \`${lineParameter}\`, settings \`sampling.topK\` and so on. Which go together says PoemRequest. With a seed the answer may be cached.`,
        parameters: [...queryParameters(), idempotencyKey],
        responses: { 200: poem, ...problems(400, 406, 429, 500, 503) },
      },
    },
    '/health': {
      get: {
        operationId: 'health',
        summary: 'State of the service; loads nothing',
        responses: {
          200: { description: 'The service answers.', content: json('Health') },
          ...problems(500),
        },
      },
    },
    '/openapi.json': {
      get: {
        operationId: 'openApi',
        summary: 'This document; loads nothing',
        responses: staticPart('The document.', 'application/json', { type: 'object' }),
      },
    },
    '/docs': {
      get: {
        operationId: 'docs',
        summary: 'This document as a page; loads nothing',
        responses: staticPart('The page.', 'text/html', { type: 'string' }),
      },
    },
  };
}

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Requests with the same key get the same poem, so one can be sent again after a lost answer. Where no `seed` is given, the seed follows from the key.',
  schema: { type: 'string', pattern: idempotencyKeyPattern },
  example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
};

function queryParameters(): Json[] {
  return Object.entries(fieldSchemas()).map(([field, { description, examples, ...schema }]) => ({
    name: field === 'prompt' ? lineParameter : field,
    in: 'query',
    description,
    schema,
    ...(examples ? { example: (examples as unknown[])[0] } : {}),
  }));
}

function staticPart(description: string, type: string, schema: Json): Json {
  return {
    200: {
      description,
      headers: { ETag: { schema: { type: 'string' }, description: 'Of what is sent.' } },
      content: { [type]: { schema } },
    },
    304: { description: 'What If-None-Match names is up to date.' },
  };
}

function pictures(): Json {
  const ofBytes = (type: string): Json => ({ schema: { type: 'string', contentMediaType: type } });
  return Object.fromEntries(Object.values(pictureTypes).map((type) => [type, ofBytes(type)]));
}

function json(name: string): Json {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
}

function problems(...statuses: ProblemStatus[]): Json {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: `${problemTitles[status]}. ${causes[status]}`,
        ...(status === 429 || status === 503
          ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } } }
          : {}),
        content: {
          [problemType]: { schema: { $ref: '#/components/schemas/Problem' } },
          ...(ofGateway.has(status) ? json('GatewayError') : {}),
        },
      },
    ]),
  );
}
