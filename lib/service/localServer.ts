import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { crossOrigin } from '../api/crossOrigin.ts';
import { maxBodyBytes } from '../api/limits.ts';
import { httpHandler } from './http/answer.ts';
import type { HttpRequest } from './http/message.ts';
import type { PoemApi } from './poemApi.ts';

/** A service that listens on this machine. */
export interface LocalServer {
  readonly port: number;
  /** Accepts no new connection, lets the requests under way be answered, and closes. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  /** Origins whose pages may call the API beside its own page; `*` stands for all. None unless given. */
  readonly corsOrigins?: readonly string[];
}

/**
 * Serves the service over HTTP.
 *
 * @throws the `listen` error of node:net, e.g. EADDRINUSE.
 */
export async function serveLocally(
  service: PoemApi,
  { port, corsOrigins = [] }: ServerOptions,
): Promise<LocalServer> {
  let closing = false;
  const answer = httpHandler(service);
  const app = new Hono();
  if (corsOrigins.length > 0)
    app.use(cors({ ...corsRules, origin: corsOrigins.includes('*') ? '*' : [...corsOrigins] }));
  app.all('*', async ({ req }) => {
    const { status, headers, body = null } = await answer(await toRequest(req.raw));
    const response = new Response(body, { status, headers });
    // A closing server waits for no more requests. After a body that is too large the adaptor hangs up by itself, but
    // half a second later: hanging up at once would reset the connection and lose the answer with it.
    if (closing) response.headers.set('connection', 'close');
    return response;
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        closing = true;
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
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
