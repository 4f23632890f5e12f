import { Problem, problemType } from '../../api/problem.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import type { Route, Routes } from './routes.ts';

/** Headers of every answer. Only a page loads or shows anything, and has a policy of its own. */
const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** The status, read by nobody, of an answer that nobody waits for; nginx logs the same. */
const clientLeft = 499;

/**
 * Answers a request by its route. Every failure becomes problem details (RFC 9457).
 * @param problemOf what the caller is told of an error.
 */
export async function answerHttp(
  request: HttpRequest,
  routes: Routes,
  problemOf: (error: unknown) => Problem,
): Promise<HttpResponse> {
  const { method } = request;
  try {
    const methods = methodsAt(routes, request.path);
    const allow = allowed(methods);
    if (method === 'OPTIONS') return finished({ status: 204, headers: { allow } }, method);
    const route = methods[method === 'HEAD' ? 'GET' : method];
    if (route === undefined) {
      const detail = `This path does not take ${method.slice(0, 20)}. It takes ${allow}.`;
      throw new Problem(405, { detail }, { allow });
    }
    return finished(await route(request), method);
  } catch (error) {
    if (request.signal?.aborted) return { status: clientLeft, headers: {} };
    return problemAnswer(problemOf(error), method);
  }
}

/** Problem details as the answer to a request of some method. */
export function problemAnswer({ status, details, headers }: Problem, method: string): HttpResponse {
  const type = { 'content-type': `${problemType}; charset=utf-8`, 'cache-control': 'no-store' };
  return finished({ status, headers: { ...type, ...headers }, body: JSON.stringify(details) }, method);
}

/** The routes of a path, with a slash at its end or without. */
function methodsAt(routes: Routes, path: string): Readonly<Record<string, Route>> {
  const plain = path.replace(/(?<=[^/])\/$/u, '');
  const methods = Object.hasOwn(routes, plain) ? routes[plain] : undefined;
  if (methods !== undefined) return methods;
  throw new Problem(404, { detail: `There is nothing here. Paths are ${Object.keys(routes).join(', ')}.` });
}

function allowed(methods: Readonly<Record<string, Route>>): string {
  const names = Object.keys(methods).flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
  return [...names, 'OPTIONS'].join(', ');
}

function finished({ status, headers, body }: HttpResponse, method: string): HttpResponse {
  const all = { ...securityHeaders, ...headers };
  if (body === undefined) return { status, headers: all };
  if (method !== 'HEAD') return { status, headers: all, body };
  // A HEAD is answered with the length of the body that it leaves out.
  return { status, headers: { ...all, 'content-length': String(Buffer.byteLength(body)) } };
}
