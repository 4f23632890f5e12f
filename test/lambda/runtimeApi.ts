import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const version = '/2018-06-01/runtime';

/** How an invocation ended: with what the function answered, or with an error as Lambda reports it. */
export type Outcome =
  | { payload: string; functionError?: undefined }
  | { payload: string; functionError: 'Unhandled' };

interface Invocation {
  readonly id: string;
  readonly event: string;
  /** Milliseconds that it may take, counted from the moment that the runtime takes it. */
  readonly time: number;
  readonly settle: (outcome: Outcome) => void;
}

/** The Runtime API of one container, as Lambda offers it to the runtime client: one invocation at a time. */
export class RuntimeApi {
  /** What the runtime reported as a failed start. */
  initError: string | undefined;
  /** Moments at which the runtime asked for an event, as `performance.now()`; the first ends the start. */
  readonly asked: number[] = [];
  /** Called when an invocation exceeds its time, before its outcome is reported. */
  onTimeout: () => void = () => {};
  readonly #waiting: Invocation[] = [];
  readonly #running = new Map<string, { invocation: Invocation; timer: NodeJS.Timeout }>();
  #idle: ServerResponse | undefined;
  #server!: Server;
  #failed: string | undefined;

  static async start(): Promise<RuntimeApi> {
    const api = new RuntimeApi();
    api.#server = createServer((request, response) => void api.#serve(request, response));
    await new Promise<void>((resolve) => api.#server.listen(0, '127.0.0.1', resolve));
    return api;
  }

  /** The value of AWS_LAMBDA_RUNTIME_API. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Passes an event to the runtime. @param time milliseconds that it may take. */
  invoke(event: unknown, time: number): Promise<Outcome> {
    return new Promise((resolve) => {
      if (this.#failed !== undefined) return resolve(failure('Runtime.ExitError', this.#failed));
      this.#waiting.push({ id: randomUUID(), event: JSON.stringify(event), time, settle: resolve });
      this.#hand();
    });
  }

  /** Ends all invocations, present and future: the runtime is gone. */
  exited(reason: string): void {
    this.#failed = reason;
    const error = failure('Runtime.ExitError', reason);
    for (const invocation of this.#waiting.splice(0)) invocation.settle(error);
    for (const id of [...this.#running.keys()]) this.#end(id, error);
  }

  async stop(): Promise<void> {
    this.exited('the container was stopped');
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    if (request.method === 'GET' && path === `${version}/invocation/next`) {
      this.asked.push(performance.now());
      this.#idle = response;
      this.#hand();
      return;
    }
    const body = await text(request);
    const [, id = '', kind] =
      /^\/invocation\/([^/]+)\/(response|error)$/.exec(path.slice(version.length)) ?? [];
    if (path === `${version}/init/error`) {
      this.initError = body;
      this.exited(body);
    } else if (!this.#running.has(id)) {
      response.writeHead(kind === undefined ? 404 : 400).end('{"errorType":"InvalidRequestID"}');
      return;
    } else {
      this.#end(id, kind === 'response' ? { payload: body } : { payload: body, functionError: 'Unhandled' });
    }
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
  }

  #hand(): void {
    if (this.#idle === undefined) return;
    const invocation = this.#waiting.shift();
    if (invocation === undefined) return;
    const response = this.#idle;
    this.#idle = undefined;
    const timer = setTimeout(() => {
      this.onTimeout();
      this.#end(invocation.id, failure('Sandbox.Timedout', `Task timed out after ${invocation.time} ms`));
    }, invocation.time);
    this.#running.set(invocation.id, { invocation, timer });
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': invocation.id,
      'lambda-runtime-deadline-ms': String(Date.now() + invocation.time),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:000000000000:function:poet',
      'lambda-runtime-trace-id': `Root=1-${invocation.id.slice(0, 8)}-${invocation.id.replaceAll('-', '').slice(-24)};Parent=53995c3f42cd8ad8;Sampled=0`,
    });
    response.end(invocation.event);
  }

  #end(id: string, outcome: Outcome): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    this.#running.delete(id);
    clearTimeout(running.timer);
    running.invocation.settle(outcome);
  }
}

function failure(errorType: string, errorMessage: string): Outcome {
  return { payload: JSON.stringify({ errorType, errorMessage }), functionError: 'Unhandled' };
}
