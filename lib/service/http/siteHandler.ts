import type { Log } from '../../shared/log.ts';
import { problemOf } from '../failure.ts';
import { healthOf } from '../health.ts';
import { answerHttp } from './answer.ts';
import type { HttpRequest, HttpResponse } from './message.ts';
import type { Route } from './routes.ts';
import { staticRoutes } from './staticRoutes.ts';

/** Where poems are written: somewhere else. A client that is sent there sends the same method and body. */
const elsewhere: Route = ({ query }) => ({
  status: 308,
  headers: { location: query === '' ? '/poem' : `/poem?${query}` },
});

/**
 * Answers what the API answers without a network. `/poem` itself is routed to who writes poems; what comes here is
 * `/poem/` and methods that it does not take.
 */
export function siteHandler(version: string, log: Log): (request: HttpRequest) => Promise<HttpResponse> {
  const pages = staticRoutes({ health: () => healthOf(version, []) });
  const routes = { ...pages, '/poem': { GET: elsewhere, POST: elsewhere } };
  return (request) => answerHttp(request, routes, (error) => problemOf(error, log));
}
