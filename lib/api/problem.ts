import type * as z from 'zod';
import type { fieldErrorSchema, problemSchema } from './problemSchema.ts';

export type FieldError = z.infer<typeof fieldErrorSchema>;
export type ProblemDetails = z.infer<typeof problemSchema>;

/** Media type of problem details. */
export const problemType = 'application/problem+json';

/** The statuses the API answers errors with, and their names in RFC 9110. */
export const problemTitles = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const;

export type ProblemStatus = keyof typeof problemTitles;

/** An error that may be shown to the caller as it is. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ProblemStatus;
  readonly details: ProblemDetails;
  /** HTTP headers that go with the status, e.g. `allow`. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ProblemStatus,
    details: Pick<ProblemDetails, 'detail' | 'field' | 'errors'>,
    headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(details.detail, options);
    this.status = status;
    this.details = { type: 'about:blank', title: problemTitles[status], status, ...details };
    this.headers = headers;
  }
}
