import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** An event of an HTTP API (payload 2.0), whole, as API Gateway sends it. */
export function httpEvent(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { host: 'poet.example', 'x-forwarded-proto': 'https', ...headers },
    requestContext: {
      accountId: '000000000000',
      apiId: 'poet',
      domainName: 'poet.example',
      domainPrefix: 'poet',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      requestId: 'request',
      routeKey: `${method} ${path}`,
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 1_767_225_600_000,
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
}

/** `POST /poem` with a request object. */
export function postPoem(request: object): APIGatewayProxyEventV2 {
  return httpEvent('POST', '/poem', { 'content-type': 'application/json' }, JSON.stringify(request));
}
