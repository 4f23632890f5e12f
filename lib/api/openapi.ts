import * as z from 'zod';
import type { Json } from './field.ts';
import { openApiPaths } from './openapiPaths.ts';
import { problemSchema } from './problemSchema.ts';
import { requestSchemas } from './requestJsonSchema.ts';
import { healthSchema, poemResponseSchema } from './responseSchema.ts';

/**
 * The OpenAPI 3.1 description of the API, made from the schemas that validate requests.
 *
 * @param version version of the service.
 */
export function openApiDocument(version: string): Json {
  const requests = [...requestSchemas()].map(([form, schema]) => [requestName(form), schema] as const);
  const names = requests.map(([name]) => ({ $ref: `#/components/schemas/${name}` }));
  return {
    openapi: '3.1.1',
    info: {
      title: 'Neural Poet',
      version,
      summary: 'Writes a Russian poem that goes on from the line you send.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: openApiPaths(),
    components: {
      schemas: {
        PoemRequest: { description: 'What to write; each form has its own fields.', oneOf: names },
        ...Object.fromEntries(requests),
        Poem: schemaOf(poemResponseSchema),
        Health: schemaOf(healthSchema),
        Problem: schemaOf(problemSchema),
        GatewayError: gatewayError,
      },
    },
  };
}

/** What AWS answers in place of the service. */
const gatewayError: Json = {
  description:
    'In AWS, API Gateway answers so where a request does not reach the service: too many (429), too large (413), or no copy of it is free or in time (500, 503). There is no Retry-After.',
  type: 'object',
  properties: { message: { type: 'string' } },
  required: ['message'],
  examples: [{ message: 'Too Many Requests' }],
};

/** `rhymed` → `RhymedPoemRequest`. */
function requestName(form: string): string {
  return `${form.charAt(0).toUpperCase()}${form.slice(1)}PoemRequest`;
}

/** A schema as JSON Schema 2020-12, the dialect of OpenAPI 3.1; `$schema` would repeat that for each. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', target: 'draft-2020-12' });
  return rest;
}
