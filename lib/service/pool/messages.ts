import type { ProblemDetails, ProblemStatus } from '../../api/problem.ts';
import type { PoemResponse } from '../../api/response.ts';

/** To a thread: a request to answer, or that nobody waits for the answer any more. */
export type ToThread = { readonly body: unknown } | 'stop';

/** From a thread: what became of a request, or an event for the log. */
export type FromThread =
  | { readonly kind: 'poem'; readonly poem: PoemResponse }
  | {
      readonly kind: 'problem';
      readonly status: ProblemStatus;
      readonly details: ProblemDetails;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'log'; readonly event: Readonly<Record<string, unknown>> };
