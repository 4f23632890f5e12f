import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { Problem, type ProblemDetails } from '../../lib/api/problem.ts';
import type { PoemRequest } from '../../lib/api/request.ts';
import type { PoemResponse } from '../../lib/api/response.ts';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { telemetryOf } from '../telemetry.ts';
import { enableOptimizingCompiler, startLean } from './engine.ts';
import { answerHttp, type HttpEvent } from './http.ts';
import { lazyPoets, PoemService, type ServiceParts } from './service.ts';

/** A poem asked for without HTTP, by `Invoke`. */
export type DirectEvent = PoemRequest;

export interface Handler {
  (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2>;
  (event: DirectEvent): Promise<PoemResponse | ProblemDetails>;
}

/**
 * Makes a Lambda handler. It takes API Gateway HTTP API events (payload 2.0), or the request object itself: then the
 * answer is the response object, or problem details as an object, told apart by their `status`, which no poem has.
 */
export function createHandler(parts: ServiceParts): Handler {
  const service = new PoemService(parts);
  const handle = async (event: unknown): Promise<unknown> => {
    if (isHttpEvent(event)) return answerHttp(event, service);
    try {
      return await service.writePoem(event);
    } catch (error) {
      return (error instanceof Problem ? error : service.unforeseen(error)).details;
    }
  };
  return handle as Handler;
}

function isHttpEvent(event: unknown): event is HttpEvent {
  const context = (event as Partial<HttpEvent> | null)?.requestContext;
  return typeof context?.http?.method === 'string';
}

startLean();
// Zod would compile a checker for each kind of object, which takes longer than the few objects of a container need.
z.config({ jitless: true });

const telemetry = telemetryOf('generate');

/** The handler in service: its networks come from where the environment says, at the first request for each. */
export const handler = telemetry.observed(
  createHandler({
    poets: lazyPoets((name) => loadPoetFrom(storeFromEnvironment(), name)),
    async compose(poet, request) {
      const { compose } = await import('../../lib/poet/compose.ts');
      const poem = await compose(poet, request);
      enableOptimizingCompiler();
      return poem;
    },
    version: packageJson.version,
    ...telemetry,
  }),
);
