import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * What a proxy does to an answer:
 * `slow` sends it late, `stall` stops half-way, `silent` never answers, `unavailable` says 503,
 * `denied` says that the caller may not read this, `reset` resets the
 * connection, `cut` closes it half-way through the body, `short` sends half of the body as if it were the whole,
 * `corrupt` changes one byte.
 */
export type Fault =
  | 'none'
  | 'slow'
  | 'stall'
  | 'silent'
  | 'unavailable'
  | 'denied'
  | 'reset'
  | 'cut'
  | 'short'
  | 'corrupt';

/** What S3 says where it answers nothing else. */
const refusals: Partial<Record<Fault, readonly [status: number, code: string]>> = {
  unavailable: [503, 'ServiceUnavailable'],
  denied: [403, 'AccessDenied'],
};

/** An HTTP proxy that records requests and damages their answers as configured. */
export class FaultProxy {
  /** Paths asked for, in order. */
  readonly seen: string[] = [];
  /** The fault of a request: `earlier` is how many came for the same path before. */
  fault: (path: string, earlier: number) => Fault = () => 'none';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(target: string) {
    this.#server = createServer((incoming, outgoing) => this.#forward(target, incoming, outgoing));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(target: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #forward(target: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
    const path = new URL(incoming.url as string, target).pathname;
    const fault = this.fault(path, this.seen.filter((other) => other === path).length);
    this.seen.push(path);
    if (fault === 'silent') return;
    if (fault === 'reset') {
      incoming.socket.resetAndDestroy();
      return;
    }
    const refusal = refusals[fault];
    if (refusal !== undefined) {
      const [status, code] = refusal;
      outgoing.writeHead(status, { 'content-type': 'application/xml' });
      outgoing.end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
      return;
    }
    const { method, headers } = incoming;
    const forwarded = request(
      new URL(incoming.url as string, target),
      { method: method as string, headers },
      async (answer) => {
        const body = await buffer(answer);
        spoil(fault, answer, body, outgoing);
      },
    );
    incoming.pipe(forwarded);
  }
}

function spoil(fault: Fault, answer: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
  const status = answer.statusCode as number;
  const half = body.subarray(0, body.length >> 1);
  const send = (content: Buffer) => {
    outgoing.writeHead(status, { ...answer.headers, 'content-length': String(content.length) });
    outgoing.end(content);
  };
  switch (fault) {
    case 'slow':
      setTimeout(() => send(body), 200);
      break;
    case 'short':
      send(half);
      break;
    case 'corrupt':
      send(Buffer.from(body.map((byte, at) => (at === half.length ? byte ^ 1 : byte))));
      break;
    case 'cut':
    case 'stall':
      outgoing.writeHead(status, { ...answer.headers, 'content-length': String(body.length) });
      outgoing.write(half, () => {
        if (fault === 'cut') outgoing.socket?.end();
      });
      break;
    default:
      send(body);
  }
}
