import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRequest, HttpResponse } from '../../lib/service/http/message.ts';

/** The parts of an API Gateway event (payload 2.0) that are read here. */
export type HttpEvent = Pick<APIGatewayProxyEventV2, 'rawPath' | 'headers'> & {
  rawQueryString?: string;
  body?: string | undefined;
  isBase64Encoded?: boolean;
  requestContext: { stage?: string; http: { method: string } };
};

/** Whether an invocation comes from API Gateway. */
export function isHttpEvent(event: unknown): event is HttpEvent {
  const context = (event as Partial<HttpEvent> | null)?.requestContext;
  return typeof context?.http?.method === 'string';
}

export function toRequest(event: HttpEvent): HttpRequest {
  const { rawQueryString = '', headers = {}, body = '', isBase64Encoded = false, requestContext } = event;
  return {
    method: requestContext.http.method,
    path: pathOf(event),
    query: rawQueryString,
    headers,
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** The path without the name of a stage, which precedes it unless the stage is `$default`. */
function pathOf({ rawPath, requestContext: { stage } }: HttpEvent): string {
  const prefix = `/${stage}`;
  return stage !== undefined && rawPath.startsWith(`${prefix}/`) ? rawPath.slice(prefix.length) : rawPath;
}

/** A year of TLS, seconds: what AWS serves is never served without it. */
const tlsOnly = { 'strict-transport-security': 'max-age=31536000' };

export function toResult({
  status: statusCode,
  headers: own,
  body,
}: HttpResponse): APIGatewayProxyStructuredResultV2 {
  const headers = { ...own, ...tlsOnly };
  if (body === undefined || typeof body === 'string')
    return { statusCode, headers, ...(body === undefined ? {} : { body }) };
  return { statusCode, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
}
