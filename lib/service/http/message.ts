/** A request as any HTTP server receives it. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  /** What follows the question mark; empty if nothing does. */
  readonly query: string;
  /** Values by name, in letters of either case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text in UTF-8, or bytes; absent where the status has no body. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** The value of a header. @param name in lower case. */
export function headerOf({ headers }: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  return Object.entries(headers).find(([own]) => own.toLowerCase() === name)?.[1];
}
