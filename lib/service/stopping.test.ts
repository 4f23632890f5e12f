import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { Health, PoemResponse } from '../api/response.ts';
import { healthOf } from './health.ts';
import { type LocalServer, serveLocally } from './localServer.ts';
import { type DrawnPoem, PoemApi } from './poemApi.ts';

/** Writes for as long as it is let. */
class SlowApi extends PoemApi {
  readonly begun = Promise.withResolvers<void>();
  readonly written = Promise.withResolvers<PoemResponse>();

  writePoem(): Promise<PoemResponse> {
    this.begun.resolve();
    return this.written.promise;
  }

  drawPoem(): Promise<DrawnPoem> {
    throw new Error('nothing is drawn here');
  }

  health(): Health {
    return healthOf('1.2.3', []);
  }
}

const agent = new Agent({ keepAlive: true });
let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close().catch(() => {});
  agent.destroy();
});

async function get(port: number, path: string): Promise<IncomingMessage> {
  const [answer] = await once(request({ port, path, agent }).end(), 'response');
  return answer as IncomingMessage;
}

describe('a server that stops', () => {
  it('finishes the poem under way, refuses others, and then hears nobody', async () => {
    const service = new SlowApi(() => {});
    server = await serveLocally(service, { port: 0 });
    const { port } = server;
    // Leaves a connection that has no request: it must not keep the server.
    await json(await get(port, '/health'));
    const poem = get(port, '/poem?line=a');
    await service.begun.promise;
    let closed = false;
    const closing = server.close().then(() => {
      closed = true;
    });
    const refused = await get(port, '/health');
    expect(refused.statusCode).toBe(503);
    expect(refused.headers).toMatchObject({
      connection: 'close',
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': expect.stringMatching(/^\d+$/u),
    });
    expect(await json(refused)).toMatchObject({ status: 503, title: 'Service Unavailable' });
    expect(closed).toBe(false);
    service.written.resolve({ poem: 'Снег' } as PoemResponse);
    const answer = await poem;
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.connection).toBe('close');
    expect(await json(answer)).toEqual({ poem: 'Снег' });
    await closing;
    await expect(get(port, '/health')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
