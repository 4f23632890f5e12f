import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { type RequestIdVariables, requestId } from 'hono/request-id';
import { crossOrigin } from '../api/crossOrigin.ts';
import { maxBodyBytes } from '../api/limits.ts';
import { Problem } from '../api/problem.ts';
import type { Log } from '../shared/log.ts';
import { Drain } from './drain.ts';
import { problemAnswer } from './http/answer.ts';
import { httpHandler } from './http/httpHandler.ts';
import type { HttpRequest } from './http/message.ts';
import type { PoemApi } from './poemApi.ts';
import { inRequest } from './requestContext.ts';

/** A service that listens on this machine. */
export interface LocalServer {
  readonly port: number;
  /** Refuses new requests with 503, lets those under way be answered, and closes; after 20 s it cuts off what is left. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  /** Address to listen at, of this machine alone unless given. `0.0.0.0` and `::` stand for all addresses. */
  readonly host?: string | undefined;
  /** Origins whose pages may call the API beside its own page; `*` stands for all. None unless given. */
  readonly corsOrigins?: readonly string[];
  /** Takes an event for each request, once it is answered. */
  readonly log?: Log;
}

/** Milliseconds that a closing server waits for what is under way: two poems that need all of their time. */
const grace = 20_000;
/** Milliseconds until a client must have sent its headers, and its whole request, which is small. */
const [headersTimeout, requestTimeout] = [10_000, 30_000];
/** Milliseconds that a connection is kept without a request: longer than a load balancer keeps it, which is a minute. */
const keepAliveTimeout = 65_000;
/** Connections at once; far more than can wait for a poem. */
const maxConnections = 1024;

/**
 * Serves the service over HTTP. Every answer has `X-Request-Id`: the client's own, or a new one.
 *
 * @throws the `listen` error of node:net, e.g. EADDRINUSE.
 */
export async function serveLocally(
  service: PoemApi,
  { port, host = '127.0.0.1', corsOrigins = [], log = () => {} }: ServerOptions,
): Promise<LocalServer> {
  const drain = new Drain();
  const answer = httpHandler(service);
  const app = new Hono<{ Variables: RequestIdVariables }>();
  app.use(requestId());
  app.use((context, next) => {
    const id = context.get('requestId');
    return inRequest(id, async () => {
      const started = performance.now();
      await drain.during(next);
      context.header('x-request-id', id);
      const { method, path } = context.req;
      const { status } = context.res;
      // A path that does not exist may be anything, also a person's words.
      const known = status === 404 ? {} : { path };
      log({ level: 'info', message: 'request', method, ...known, status, ms: msSince(started) });
    });
  });
  if (corsOrigins.length > 0)
    app.use(cors({ ...corsRules, origin: corsOrigins.includes('*') ? '*' : [...corsOrigins] }));
  app.all('*', async ({ req }) => {
    const {
      status,
      headers,
      body = null,
    } = drain.isDraining ? problemAnswer(stopping, req.method) : await answer(await toRequest(req.raw));
    const response = new Response(body, { status, headers });
    // A closing server waits for no more requests. After a body that is too large the adaptor hangs up by itself, but
    // half a second later: hanging up at once would reset the connection and lose the answer with it.
    if (drain.isDraining) response.headers.set('connection', 'close');
    return response;
  });
  const serverOptions = { headersTimeout, requestTimeout, keepAliveTimeout };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  server.maxConnections = maxConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const cutOff = setTimeout(() => server.closeAllConnections(), grace);
      await drain.drain();
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      });
      clearTimeout(cutOff);
    },
  };
}

const stopping = new Problem(
  503,
  { detail: 'This server is stopping. Send the request again; another one may answer it.' },
  { 'retry-after': '5' },
);

function msSince(started: number): number {
  return Math.round((performance.now() - started) * 10) / 10;
}

const corsRules = {
  allowMethods: [...crossOrigin.methods],
  allowHeaders: [...crossOrigin.requestHeaders],
  exposeHeaders: [...crossOrigin.answerHeaders],
  maxAge: crossOrigin.maxAge,
};

async function toRequest(request: Request): Promise<HttpRequest> {
  const { pathname, searchParams } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: searchParams.toString(),
    headers: Object.fromEntries(request.headers),
    body: await readAtMost(request.body, maxBodyBytes + 1),
    signal: request.signal,
  };
}

/** How many bytes of a body that is too large are read and dropped: many clients read no answer before all is sent. */
const maxDroppedBytes = 32 * 2 ** 20;

/** The first `limit` bytes of a stream, enough to see that it is too long. */
async function readAtMost(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream ?? []) {
    if (length < limit) chunks.push(chunk);
    length += chunk.length;
    if (length > maxDroppedBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
