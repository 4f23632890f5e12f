import type { Health } from '../api/response.ts';

/** The state of a service. @param models the networks that it holds. */
export function healthOf(version: string, models: Health['models']): Health {
  const [model] = models;
  return { status: 'ok', version, loaded: model !== undefined, ...(model ? { model } : {}), models };
}
