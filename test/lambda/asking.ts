import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { expect } from 'vitest';
import { poemResponseSchema } from '../../lib/api/responseSchema.ts';
import type { Container } from './container.ts';
import { postPoem } from './httpEvents.ts';

/** A request for a poem by the network that loads faster. */
export const ask = (container: Container, request: object) =>
  container.call<APIGatewayProxyStructuredResultV2>(postPoem({ model: 'classic', ...request }));

/** The poem that an answer has. */
export function poemOf(answer: APIGatewayProxyStructuredResultV2) {
  expect(answer.statusCode).toBe(200);
  return poemResponseSchema.strict().parse(JSON.parse(answer.body as string));
}
