import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { maxBodyBytes } from '../../lib/api/limits.ts';
import { openApiDocument } from '../../lib/api/openapi.ts';
import { Problem, problemType } from '../../lib/api/problem.ts';
import type { PoemService } from './service.ts';

/** The parts of an API Gateway event (payload 2.0) that are read here. */
export type HttpEvent = Pick<APIGatewayProxyEventV2, 'rawPath' | 'headers'> & {
  body?: string | undefined;
  isBase64Encoded?: boolean;
  requestContext: { stage?: string; http: { method: string } };
};

type Route = (event: HttpEvent, service: PoemService) => unknown;

const routes: Record<string, Record<string, Route>> = {
  '/poem': { POST: (event, service) => service.writePoem(jsonBody(event)) },
  '/health': { GET: (_event, service) => service.health() },
  '/openapi.json': { GET: (_event, service) => openApiDocument(service.health().version) },
};

/** Answers an HTTP event; every failure becomes problem details (RFC 9457). */
export async function answerHttp(
  event: HttpEvent,
  service: PoemService,
): Promise<APIGatewayProxyStructuredResultV2> {
  const head = event.requestContext.http.method === 'HEAD';
  try {
    const methods = methodsAt(event);
    const method = event.requestContext.http.method;
    if (method === 'OPTIONS') return { statusCode: 204, headers: { allow: allowed(methods) } };
    const route = methods[head ? 'GET' : method];
    if (route === undefined) {
      const allow = allowed(methods);
      throw new Problem(
        405,
        { detail: `This path does not take ${method.slice(0, 20)}. It takes ${allow}.` },
        { allow },
      );
    }
    return respond(200, 'application/json', await route(event, service), head);
  } catch (error) {
    const problem = error instanceof Problem ? error : service.unforeseen(error);
    return respond(problem.status, problemType, problem.details, head, problem.headers);
  }
}

function methodsAt({ rawPath, requestContext: { stage } }: HttpEvent): Record<string, Route> {
  // A stage other than $default stands in front of the path.
  const prefix = `/${stage}`;
  const path =
    stage !== undefined && rawPath.startsWith(`${prefix}/`) ? rawPath.slice(prefix.length) : rawPath;
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (methods !== undefined) return methods;
  throw new Problem(404, { detail: `There is nothing here. Paths are ${Object.keys(routes).join(', ')}.` });
}

function allowed(methods: Record<string, Route>): string {
  const names = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
  return [...names, 'OPTIONS'].join(', ');
}

function jsonBody({ headers, body = '', isBase64Encoded = false }: HttpEvent): unknown {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBodyBytes) {
    throw new Problem(413, {
      detail: `The body may have at most ${maxBodyBytes} bytes. Send a shorter one.`,
    });
  }
  if (!isJson(headers)) {
    throw new Problem(415, {
      detail: 'Send the body as JSON in UTF-8, with the header "content-type: application/json".',
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const example = '{"prompt": "Над крышей тихо тает свет"}';
    throw new Problem(
      400,
      { detail: `The body is not JSON in UTF-8. Send an object such as ${example}.` },
      {},
      { cause: error },
    );
  }
}

function isJson(headers: HttpEvent['headers'] = {}): boolean {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const [type = '', ...parameters] = header
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const readable =
    charset === undefined || ['utf-8', 'utf8', 'us-ascii'].includes(charset.replaceAll('"', ''));
  return readable && /^application\/([\w.-]+\+)?json$/.test(type);
}

function respond(
  statusCode: number,
  type: string,
  body: unknown,
  head: boolean,
  headers: Readonly<Record<string, string>> = {},
): APIGatewayProxyStructuredResultV2 {
  const text = JSON.stringify(body);
  return {
    statusCode,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...headers,
      // A HEAD is answered with the length of the body it leaves out.
      ...(head ? { 'content-length': String(Buffer.byteLength(text)) } : {}),
    },
    body: head ? '' : text,
  };
}
