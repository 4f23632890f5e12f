import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { poemResponseSchema } from '../../lib/api/responseSchema.ts';
import { endAll, listening, start } from './startProcess.ts';
import { publishTiny } from './tinyArtifacts.ts';

// Each test starts a process, which a busy machine delays.
vi.setConfig({ testTimeout: 30_000 });

afterEach(endAll);

const post = (url: string, body: string, type = 'application/json') =>
  fetch(`${url}/poem`, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
  } as RequestInit);

describe('npm start', () => {
  it('writes the same poem for the same seed, with the network of a folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'artifacts-'));
    await publishTiny(folder);
    const { url } = await listening({ MODEL_DIR: folder });
    const write = async (request: object) => {
      const answer = await post(url, JSON.stringify({ model: 'classic', ...request }));
      expect(answer.status).toBe(200);
      return poemResponseSchema.strict().parse(await answer.json());
    };
    const prompt = 'Над крышей тихо тает свет';
    const first = await write({ prompt, seed: 7 });
    expect(first).toMatchObject({
      form: 'free',
      seed: 7,
      preset: 'poet',
      model: { name: 'classic', version: '1.2.3' },
    });
    expect(first.lines[0]).toBe(prompt);
    expect(first.lines.length).toBeGreaterThanOrEqual(4);
    expect((await write({ prompt, seed: 7 })).poem).toBe(first.poem);
    expect((await write({ prompt, seed: 8 })).poem).not.toBe(first.poem);
    const drawn = await write({ prompt, preset: 'madness', lines: 6 });
    expect(drawn.lines).toHaveLength(6);
    expect((await write({ prompt, preset: 'madness', lines: 6, seed: drawn.seed })).poem).toBe(drawn.poem);
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
      loaded: true,
      model: { name: 'classic' },
    });
    const picture = await fetch(`${url}/poem?${new URLSearchParams({ line: prompt, model: 'classic' })}`, {
      headers: { accept: 'image/png' },
    });
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
    await rm(folder, { recursive: true });
  });

  it('serves the handler over HTTP, and stops at a signal', async () => {
    const { child, url } = await listening({ MODEL_DIR: 'no-such-folder' });
    const health = await fetch(`${url}/health`);
    expect(health.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await health.json()).toMatchObject({ status: 'ok', loaded: false });
    expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({
      info: { title: 'Neural Poet' },
    });
    expect((await fetch(`${url}/health`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${url}/poem`, { method: 'OPTIONS' })).status).toBe(204);
    expect((await fetch(`${url}/poem`, { method: 'DELETE' })).status).toBe(405);
    expect(await (await fetch(`${url}/poem/?line=`)).json()).toMatchObject({ status: 400, field: 'line' });
    expect((await fetch(`${url}/nothing?prompt=1`)).status).toBe(404);
    expect((await post(url, '{}', 'text/plain')).status).toBe(415);
    expect((await post(url, '{')).status).toBe(400);
    expect((await post(url, ' '.repeat(9_000_000))).status).toBe(413);
    expect(await (await post(url, '{"prompt":"а","lines":1}')).json()).toMatchObject({ field: 'lines' });
    expect((await post(url, '{"prompt":"а"}')).status).toBe(503);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('answers 413 without reading a huge body to its end', async () => {
    const { port } = await listening();
    const answer = await new Promise<{ head: string; sent: number }>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      const total = 1_000_000_000;
      let sent = 0;
      socket.write(
        `POST /poem HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${total}\r\n\r\n`,
      );
      const pump = () => {
        while (sent < total && socket.writable) {
          sent += 65_536;
          if (!socket.write(Buffer.alloc(65_536, ' '))) return;
        }
      };
      socket.on('drain', pump).on('error', () => {});
      socket.once('data', (data) => resolve({ head: String(data), sent }));
      socket.on('close', () => reject(new Error('closed without an answer')));
      pump();
    });
    expect(answer.head).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.sent).toBeLessThan(100_000_000);
  });

  it('says so when the port is in use', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const child = start({ PORT: String(port) });
    const [message, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    other.close();
    expect(exitCode).toBe(1);
    expect(message).toContain(`Port ${port} is in use`);
    expect(message).not.toContain('    at ');
  });

  it('listens to this machine alone unless HOST says otherwise', async () => {
    const other = Object.values(networkInterfaces()).flatMap((own = []) =>
      own.flatMap(({ internal, family, address }) => (internal || family !== 'IPv4' ? [] : address)),
    )[0];
    const isHeardAt = async (host: string, port: number) => {
      const socket = connect(port, host);
      const heard = await once(socket, 'connect').then(
        () => true,
        () => false,
      );
      socket.destroy();
      return heard;
    };
    const [alone, all] = [await listening(), await listening({ HOST: '0.0.0.0' })];
    for (const { port } of [alone, all]) expect(await isHeardAt('127.0.0.1', port)).toBe(true);
    // A machine without a network has no other address.
    if (other === undefined) return;
    expect([await isHeardAt(other, alone.port), await isHeardAt(other, all.port)]).toEqual([false, true]);
  });

  it('says so when HOST is no address of this machine', async () => {
    const child = start({ PORT: '0', HOST: '192.0.2.1' });
    const [message, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(exitCode).toBe(1);
    expect(message).toMatch(/HOST=192\.0\.2\.1 is no address of this machine\. Set HOST=0\.0\.0\.0/u);
  });

  it.each([
    [{ PORT: 'poem' }, []],
    [{ PORT: '70000' }, []],
    [{ POET_THREADS: '0' }, []],
    [{ POET_QUEUE: 'long' }, []],
    [{}, ['--port=1']],
  ])('takes %j %j for wrong usage', async (environment, options) => {
    const child = start(environment, ...options);
    const [message, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(exitCode).toBe(2);
    expect(message).not.toBe('');
  });
});
