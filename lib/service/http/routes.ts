import type { HttpRequest, HttpResponse } from './message.ts';

/** Answers requests of a method on a path. */
export type Route = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
/** Routes by path, then by method. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Route>>>>;

/** Headers of an answer that nobody may store. */
export const unstored = { 'cache-control': 'no-store' };

/** An answer in JSON. */
export function jsonAnswer(body: unknown, headers: Readonly<Record<string, string>>): HttpResponse {
  return { status: 200, headers: { ...jsonType, ...headers }, body: JSON.stringify(body) };
}

export const jsonType = { 'content-type': 'application/json; charset=utf-8' };
