import { Problem } from '../api/problem.ts';
import { ArtifactError } from '../artifacts/errors.ts';
import { type Log, stackFrames } from '../shared/log.ts';

/** What the caller is told of an error. An unexpected one is logged, and becomes a 500 that shows nothing of it. */
export function problemOf(error: unknown, log: Log): Problem {
  if (error instanceof Problem) return error;
  logError(log, 'request failed', error);
  const detail = 'Something went wrong on our side. Send the request again; if it fails again, report it.';
  return new Problem(500, { detail }, {}, { cause: error });
}

/** Logs an error. Its own message is logged only if it can't have a person's text in it. */
export function logError(log: Log, message: string, error: unknown): void {
  log({ level: 'error', message, ...describe(error) });
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const detail = error instanceof ArtifactError ? { file: error.path, detail: error.message } : {};
  return { error: error.name, ...detail, at: stackFrames(error) };
}
