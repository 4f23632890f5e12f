import { afterEach, describe, expect, it } from 'vitest';
import type { Health, PoemResponse } from '../api/response.ts';
import type { Log } from '../shared/log.ts';
import { healthOf } from './health.ts';
import { type LocalServer, serveLocally } from './localServer.ts';
import { type DrawnPoem, PoemApi } from './poemApi.ts';
import { withRequestIds } from './requestContext.ts';
import { TestService } from './testService.ts';

let server: LocalServer | undefined;
afterEach(() => server?.close());

const other = 'https://verse.example';

async function ask(corsOrigins: readonly string[], init: RequestInit = {}, origin = other) {
  server = await serveLocally(new TestService().service, { port: 0, corsOrigins });
  const answer = await fetch(`http://localhost:${server.port}/openapi.json`, {
    ...init,
    headers: { origin, ...init.headers },
  });
  await answer.arrayBuffer();
  return answer;
}
const allowedOrigin = ({ headers }: Response) => headers.get('access-control-allow-origin');

describe('pages of other origins', () => {
  it('may not call it unless they are named', async () => {
    const { headers, status } = await ask([]);
    expect(status).toBe(200);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('may call it where they are named, and only they', async () => {
    const answer = await ask(['https://first.example', other]);
    expect(allowedOrigin(answer)).toBe(other);
    expect(answer.headers.get('vary')).toMatch(/accept-encoding.*origin/iu);
    await server?.close();
    expect(allowedOrigin(await ask([other], {}, 'https://third.example'))).toBeNull();
  });

  it('may call it where all may', async () => {
    expect(allowedOrigin(await ask(['*']))).toBe('*');
  });

  it('are told beforehand what they may send', async () => {
    const headers = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const answer = await ask([other], { method: 'OPTIONS', headers });
    expect(answer.status).toBe(204);
    expect(allowedOrigin(answer)).toBe(other);
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET,HEAD,POST');
    expect(answer.headers.get('access-control-allow-headers')).toBe('content-type,idempotency-key');
    expect(answer.headers.get('access-control-max-age')).toBe('3600');
  });
});

/** Fails in a way that nobody expects. */
class FailingApi extends PoemApi {
  writePoem(): Promise<PoemResponse> {
    throw new TypeError('no');
  }

  drawPoem(): Promise<DrawnPoem> {
    throw new TypeError('no');
  }

  health(): Health {
    return healthOf('1.2.3', []);
  }
}

describe('requests', () => {
  type Event = Record<string, unknown>;
  const world = () => {
    const events: Event[] = [];
    const log = withRequestIds((event) => events.push(event));
    return { events, log };
  };

  async function listen(log: Log, service: PoemApi = new TestService().service) {
    server = await serveLocally(service, { port: 0, log });
    return `http://localhost:${server.port}`;
  }

  it('have an id, their own if they bring one, in the answer and the log', async () => {
    const { events, log } = world();
    const address = await listen(log);
    const own = await fetch(`${address}/health`, { headers: { 'x-request-id': 'abc-1' } });
    expect(own.headers.get('x-request-id')).toBe('abc-1');
    const other = await fetch(`${address}/poem`, {
      method: 'POST',
      headers: { 'x-request-id': 'a b\u00e9' },
      body: '{',
    });
    const id = other.headers.get('x-request-id');
    expect(id).toMatch(/^[\da-f-]{36}$/u);
    expect(events).toEqual([
      {
        requestId: 'abc-1',
        level: 'info',
        message: 'request',
        method: 'GET',
        path: '/health',
        status: 200,
        ms: expect.any(Number),
      },
      expect.objectContaining({ requestId: id, method: 'POST', path: '/poem', status: 415 }),
    ]);
  });

  it('leave no word of a person in the log', async () => {
    const { events, log } = world();
    const address = await listen(log);
    for (const path of ['/poem?line=тайна', '/тайна']) {
      await (await fetch(`${address}${encodeURI(path)}`)).arrayBuffer();
    }
    expect(events.map(({ status }) => status)).toEqual([200, 404]);
    expect(decodeURI(JSON.stringify(events))).not.toContain('тайна');
  });

  it('lend their id to what else is logged of them', async () => {
    const { events, log } = world();
    const address = await listen(log, new FailingApi(log));
    await fetch(`${address}/poem?line=a`, { headers: { 'x-request-id': 'abc-2' } });
    expect(events).toMatchObject([
      { requestId: 'abc-2', message: 'request failed', error: 'TypeError' },
      { requestId: 'abc-2', message: 'request', status: 500 },
    ]);
  });
});
