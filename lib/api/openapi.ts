import * as z from 'zod';
import { maxBodyBytes } from './limits.ts';
import { type ProblemStatus, problemSchema, problemTitles, problemType } from './problem.ts';
import { poemRequestSchema } from './request.ts';
import { healthSchema, poemResponseSchema } from './response.ts';

/** A JSON object. */
type Json = Record<string, unknown>;

const causes: Record<ProblemStatus, string> = {
  400: 'The body is not JSON in UTF-8, or a field is missing, unknown, out of range or at odds with another.',
  404: 'There is no such path.',
  405: 'The path does not take this method; Allow names those it takes.',
  413: `The body has more than ${maxBodyBytes} bytes.`,
  415: 'The body is not sent as application/json.',
  500: 'The service failed.',
  503: 'The network cannot be loaded at the moment, or too many requests wait; Retry-After says when to try again.',
};

/**
 * The OpenAPI 3.1 description of the API, made from the schemas that validate requests.
 *
 * @param version version of the service.
 */
export function openApiDocument(version: string): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Neural Poet',
      version,
      summary: 'Writes a Russian poem that goes on from the line you send.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/poem': {
        post: {
          operationId: 'writePoem',
          summary: 'Write a poem',
          requestBody: { required: true, content: json('PoemRequest') },
          responses: {
            200: { description: 'The poem.', content: json('Poem') },
            ...problems(400, 413, 415, 500, 503),
          },
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
          summary: 'This document',
          responses: {
            200: {
              description: 'The document.',
              content: { 'application/json': { schema: { type: 'object' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        PoemRequest: schemaOf(poemRequestSchema, 'input'),
        Poem: schemaOf(poemResponseSchema, 'output'),
        Health: schemaOf(healthSchema, 'output'),
        Problem: schemaOf(problemSchema, 'output'),
      },
    },
  };
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
        ...(status === 503
          ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } } }
          : {}),
        content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** A schema as JSON Schema 2020-12, the dialect of OpenAPI 3.1; `$schema` would repeat that for each. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}
