import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeldOutLines } from '../corpus/encode/heldOutLines.ts';
import { isHeldOut } from '../corpus/split.ts';
import { passagesOf } from './texts.ts';

const poem = (nth: number) => `Строка длинна ${'а'.repeat(nth)}\nДругая тоже есть ${'б'.repeat(nth)}`;
const all = Array.from({ length: 40 }, (_, nth) => poem(nth + 1));
const held = all.find(isHeldOut) as string;
const learnt = all.find((text) => !isHeldOut(text)) as string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'texts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(kind: 'verse' | 'prose', rows: readonly object[], heldOut = new HeldOutLines()) {
  const file = join(folder, 'texts.jsonl');
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const passages: string[] = [];
  for await (const { words } of passagesOf(kind, [file], heldOut)) passages.push(words.join(' '));
  return passages;
}

describe('passagesOf', () => {
  it('leaves out what is obscene, held out, or much like what is held out', async () => {
    const heldOut = new HeldOutLines();
    heldOut.add({ text: held });
    const rows = [
      { text: learnt },
      { text: held },
      { text: `${held}\nещё` },
      { text: learnt, obscene: true },
    ];
    expect(await read('verse', rows, heldOut)).toEqual([learnt.toLowerCase().replace('\n', ' ')]);
  });

  it('takes eight lines of verse at a time, those with words', async () => {
    const text = `${'Ёлка\n'.repeat(5)}\n…\n${'снег\n'.repeat(4)}`;
    expect(isHeldOut(text)).toBe(false);
    const [first, second] = await read('verse', [{ text }]);
    expect([first, second]).toEqual(['елка елка елка елка елка снег снег снег', 'снег']);
  });

  it('takes sixty words of prose at a time', async () => {
    const text = 'слово '.repeat(130);
    expect(isHeldOut(text)).toBe(false);
    expect((await read('prose', [{ text }])).map((words) => words.split(' ').length)).toEqual([60, 60, 10]);
  });
});
