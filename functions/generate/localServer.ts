import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { maxBodyBytes } from '../../lib/api/limits.ts';
import type { Handler } from './handler.ts';
import type { HttpEvent } from './http.ts';

/** A handler served over HTTP on this machine. */
export interface LocalServer {
  readonly port: number;
  /** Takes no new connection, lets the requests under way be answered, and closes. */
  close(): Promise<void>;
}

/**
 * Serves a Lambda handler over HTTP: each request becomes the event that API Gateway would send.
 *
 * @param port TCP port; 0 takes a free one.
 * @throws the `listen` error of node:net, e.g. EADDRINUSE.
 */
export async function serveLocally(handler: Handler, port: number): Promise<LocalServer> {
  let closing = false;
  const app = new Hono();
  app.all('*', async ({ req }) => {
    const result = await handler(await toEvent(req.raw));
    const headers = new Headers(result.headers as Record<string, string>);
    // A server that closes waits for no more requests. After a body that was too large the adaptor hangs up by itself,
    // half a second later: at once, the rest that is on its way would meet a reset, which also takes the answer away.
    if (closing) headers.set('connection', 'close');
    return new Response(result.body || null, { status: result.statusCode ?? 200, headers });
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

async function toEvent(request: Request): Promise<HttpEvent> {
  const body = await readAtMost(request.body, maxBodyBytes + 1);
  return {
    rawPath: new URL(request.url).pathname,
    headers: Object.fromEntries(request.headers),
    body: body.toString('base64'),
    isBase64Encoded: true,
    requestContext: { stage: '$default', http: { method: request.method } },
  };
}

/** How much of a body that is too large is read and dropped: many clients hear no answer before they have sent all. */
const mostDropped = 32 * 2 ** 20;

/** The first `limit` bytes of a stream, which suffice to tell that it is too long. */
async function readAtMost(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream ?? []) {
    if (length < limit) chunks.push(chunk);
    length += chunk.length;
    if (length > mostDropped) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
