import { maxBodyBytes } from '../api/limits.ts';
import { openApiDocument } from '../api/openapi.ts';
import { Problem, problemType } from '../api/problem.ts';
import type { PoemApi } from './poemApi.ts';

/** A request as any HTTP server receives it. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** Values by name, in letters of either case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text in UTF-8; absent where the status has no body. */
  readonly body?: string;
}

type Route = (request: HttpRequest, service: PoemApi) => unknown;

const routes: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/poem': { POST: (request, service) => service.writePoem(jsonBody(request), request.signal) },
  '/health': { GET: (_request, service) => service.health() },
  '/openapi.json': { GET: (_request, service) => openApiDocument(service.health().version) },
};

/** The status, read by nobody, of an answer that nobody waits for; nginx logs the same. */
const clientLeft = 499;

/** Answers a request. Every failure becomes problem details (RFC 9457). */
export async function answerHttp(request: HttpRequest, service: PoemApi): Promise<HttpResponse> {
  const { method } = request;
  const isHead = method === 'HEAD';
  try {
    const methods = methodsAt(request.path);
    const allow = allowed(methods);
    if (method === 'OPTIONS') return { status: 204, headers: { allow } };
    const route = methods[isHead ? 'GET' : method];
    if (route === undefined) {
      const detail = `This path does not take ${method.slice(0, 20)}. It takes ${allow}.`;
      throw new Problem(405, { detail }, { allow });
    }
    return respond(200, 'application/json', await route(request, service), isHead);
  } catch (error) {
    if (request.signal?.aborted) return { status: clientLeft, headers: {} };
    const problem = service.problemOf(error);
    return respond(problem.status, problemType, problem.details, isHead, problem.headers);
  }
}

function methodsAt(path: string): Readonly<Record<string, Route>> {
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (methods !== undefined) return methods;
  throw new Problem(404, { detail: `There is nothing here. Paths are ${Object.keys(routes).join(', ')}.` });
}

function allowed(methods: Readonly<Record<string, Route>>): string {
  const names = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
  return [...names, 'OPTIONS'].join(', ');
}

function jsonBody({ headers, body }: HttpRequest): unknown {
  if (body.length > maxBodyBytes) {
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
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
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

function isJson(headers: HttpRequest['headers']): boolean {
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
  status: number,
  type: string,
  body: unknown,
  isHead: boolean,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  const text = JSON.stringify(body);
  return {
    status,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...headers,
      // A HEAD is answered with the length of the body that it leaves out.
      ...(isHead ? { 'content-length': String(Buffer.byteLength(text)) } : {}),
    },
    body: isHead ? '' : text,
  };
}
