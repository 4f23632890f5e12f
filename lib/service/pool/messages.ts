import type { PictureFormat } from '../../api/pictureFormats.ts';
import type { ProblemDetails, ProblemStatus } from '../../api/problem.ts';
import type { PoemResponse } from '../../api/response.ts';

/** What a thread writes. */
export interface Work {
  /** A request, not yet checked. */
  readonly body: unknown;
  /** How the poem is drawn, if it is. */
  readonly format?: PictureFormat;
}

/** What a thread has written. */
export interface Written {
  readonly poem: PoemResponse;
  /** There if a format was asked for. */
  readonly picture?: Uint8Array<ArrayBuffer>;
}

/** To a thread: what to write, or that nobody waits for the answer any more. */
export type ToThread = Work | 'stop';

/** From a thread: what became of that, or an event for the log. */
export type FromThread =
  | { readonly kind: 'written'; readonly written: Written }
  | {
      readonly kind: 'problem';
      readonly status: ProblemStatus;
      readonly details: ProblemDetails;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'log'; readonly event: Readonly<Record<string, unknown>> };
