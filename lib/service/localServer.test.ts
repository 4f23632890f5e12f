import { afterEach, describe, expect, it } from 'vitest';
import { type LocalServer, serveLocally } from './localServer.ts';
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
