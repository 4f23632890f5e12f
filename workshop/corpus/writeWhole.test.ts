import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WholeFile, writeWhole } from './writeWhole.ts';

let dir: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'whole-'));
  file = join(dir, 'poems.txt');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const long = Array.from({ length: 30_000 }, (_, at) => `строка ${at}\n`);
async function* inTurn(rows: readonly string[]) {
  yield* rows;
}

describe('writeWhole', () => {
  it.each([
    ['text', 'Снег\n', 'Снег\n'],
    ['bytes', Buffer.from('Снег\n'), 'Снег\n'],
    ['no text', '', ''],
    ['rows', long, long.join('')],
    ['rows to come', inTurn(long), long.join('')],
    ['no rows', [], ''],
  ])('writes %s', async (_, contents, text) => {
    await writeWhole(file, contents);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(await readdir(dir)).toEqual(['poems.txt']);
  });

  it.each([
    ['an older file', 'старое'],
    ['no file', undefined],
  ])('leaves %s if its contents fail', async (_, old) => {
    if (old !== undefined) await writeFile(file, old);
    async function* failing() {
      yield* long;
      throw new Error('no more rows');
    }
    await expect(writeWhole(file, failing())).rejects.toThrow('no more rows');
    expect(await readdir(dir)).toEqual(old === undefined ? [] : ['poems.txt']);
    if (old !== undefined) expect(await readFile(file, 'utf8')).toBe(old);
  });

  it('keeps a link, and replaces what it leads to', async () => {
    const link = join(dir, 'link.txt');
    await writeFile(file, 'старое');
    await symlink(file, link);
    await writeWhole(link, 'новое');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('новое');
  });

  it('writes to a device as it is', async () => {
    await writeWhole('/dev/null', 'Снег');
    await expect(writeWhole('/dev/full', 'Снег')).rejects.toThrow(
      "/dev/full can't be written: ENOSPC: no space left on device, write",
    );
    for (const device of ['/dev/null', '/dev/full'])
      expect((await lstat(device)).isCharacterDevice()).toBe(true);
  });

  it('says which file can not be opened', async () => {
    await expect(writeWhole(join(dir, 'none', 'poems.txt'), 'Снег')).rejects.toThrow(/none\/poems\.txt/u);
    await expect(writeWhole(dir, 'Снег')).rejects.toThrow(dir);
  });
});

describe('WholeFile', () => {
  it('appears when it is finished', async () => {
    const whole = await WholeFile.open(file);
    await whole.write('Снег ');
    await whole.write('идёт');
    expect(await readdir(dir)).toEqual(['poems.txt.part']);
    await whole.finish();
    expect(await readdir(dir)).toEqual(['poems.txt']);
    expect(await readFile(file, 'utf8')).toBe('Снег идёт');
  });
});
