import type { PoemApi } from '../poemApi.ts';
import { answerHttp } from './answer.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import { poemRoutes } from './poemRoutes.ts';
import { staticRoutes } from './staticRoutes.ts';

/** Answers the requests of the whole API. */
export function httpHandler(service: PoemApi): (request: HttpRequest) => Promise<HttpResponse> {
  const routes = { ...staticRoutes(service), ...poemRoutes(service) };
  return (request) => answerHttp(request, routes, (error) => service.problemOf(error));
}
