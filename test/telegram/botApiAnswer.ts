import type { ServerResponse } from 'node:http';

/**
 * What goes wrong with a call. `drop` closes the connection before the call is carried out, `garble` carries it out and
 * breaks the answer off; an error is answered with its code.
 */
export type Fault = 'none' | 'drop' | 'garble' | { code: number; retryAfter?: number; description?: string };

/** A call that is answered with an error. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

export const bad = (description: string) => new Refusal(400, `Bad Request: ${description}`);

export function respond(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Answers with an error, and with when to try again where the fault says so. */
export function refuse(response: ServerResponse, { code, message }: Refusal, fault: Fault): void {
  const retryAfter = typeof fault === 'object' ? fault.retryAfter : undefined;
  respond(response, code, {
    ok: false,
    error_code: code,
    description: message,
    ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
  });
}
