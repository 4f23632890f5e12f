import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { siteHandler } from '../../lib/service/http/siteHandler.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type HttpEvent, toRequest, toResult } from '../shared/httpEvent.ts';
import { onFirstCall } from '../shared/onFirstCall.ts';
import { telemetryOf } from '../shared/telemetry.ts';

/** The deployed handler: pages, descriptions and refusals, which need no network. */
export const handler = onFirstCall(() => {
  const telemetry = telemetryOf('site');
  const answer = siteHandler(packageJson.version, telemetry.log);
  return telemetry.observed(
    async (event: HttpEvent): Promise<APIGatewayProxyStructuredResultV2> =>
      toResult(await answer(toRequest(event))),
  );
});
