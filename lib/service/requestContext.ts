import { AsyncLocalStorage } from 'node:async_hooks';
import type { Log } from '../shared/log.ts';

const requestIds = new AsyncLocalStorage<string>();

/** Runs what a request needs; what it logs meanwhile has the request's id. */
export function inRequest<T>(requestId: string, work: () => T): T {
  return requestIds.run(requestId, work);
}

/** A log whose events have the id of the request that they belong to, if they belong to one. */
export function withRequestIds(log: Log): Log {
  return (event) => {
    const requestId = requestIds.getStore();
    log(requestId === undefined ? event : { requestId, ...event });
  };
}
