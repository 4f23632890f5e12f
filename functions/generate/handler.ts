import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { ProblemDetails } from '../../lib/api/problem.ts';
import type { PoemRequest } from '../../lib/api/request.ts';
import type { PoemResponse } from '../../lib/api/response.ts';
import { httpHandler } from '../../lib/service/http/httpHandler.ts';
import type { PoemService } from '../../lib/service/service.ts';
import { startService } from '../../lib/service/startService.ts';
import { type HttpEvent, isHttpEvent, toRequest, toResult } from '../shared/httpEvent.ts';
import { onFirstCall } from '../shared/onFirstCall.ts';
import { type Telemetry, telemetryOf } from '../shared/telemetry.ts';

/** What the function is invoked with: an HTTP request through API Gateway, or a poem request by `Invoke`. */
export type GenerateEvent = HttpEvent | PoemRequest;
export type GenerateResult = APIGatewayProxyStructuredResultV2 | PoemResponse | ProblemDetails;

/**
 * Makes a Lambda handler. It answers an event of an API Gateway HTTP API (payload 2.0) with an HTTP response, and a poem
 * request with the poem or with problem details; these have a `status`, which no poem has.
 */
export function createHandler(service: PoemService): (event: GenerateEvent) => Promise<GenerateResult> {
  const answer = httpHandler(service);
  return async (event) => {
    if (isHttpEvent(event)) return toResult(await answer(toRequest(event)));
    return service.answer(event);
  };
}

let started: { telemetry: Telemetry; service: PoemService } | undefined;

/** The service of this container, started by the first who asks. */
function parts() {
  if (started === undefined) {
    const telemetry = telemetryOf('generate');
    started = { telemetry, service: startService(telemetry) };
  }
  return started;
}

/** The deployed handler. */
export const handler = onFirstCall(() => {
  const { telemetry, service } = parts();
  return telemetry.observed(createHandler(service));
});

/** Loads the network and writes a poem for nobody. What goes wrong is logged, and tried again by the first request. */
export async function warmUp(): Promise<void> {
  await parts().service.answer({ prompt: 'Снег' });
}
