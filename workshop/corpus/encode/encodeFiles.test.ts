import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Tokenizer } from '../../../lib/tokenizer/tokenizer.ts';
import { isHeldOut } from '../split.ts';
import { encodeFiles } from './encodeFiles.ts';
import { HeldOutLines } from './heldOutLines.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'encode-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('leaves poems that overlap with held-out ones out of training, and says how many', async () => {
  const json = await readFile('model-artifacts/tokenizer.json', 'utf8');
  const texts = Array.from(
    { length: 40 },
    (_, at) => `Скрипит калитка ${'а'.repeat(at + 1)}\nИ тает свет ${'о'.repeat(at + 1)}`,
  );
  const hidden = texts.filter(isHeldOut);
  const shown = texts.filter((text) => !isHeldOut(text));
  const thief = [`${hidden[0]}\nДа снег идёт`, `${hidden[0]}\nДа снег идёт опять`].find(
    (text) => !isHeldOut(text),
  );
  const file = join(dir, 'a.jsonl');
  const rows = [...texts, thief].map((text, at) => JSON.stringify({ text, kind: at === 0 ? 'prose' : '' }));
  await writeFile(file, rows.join('\n'));
  const encode = (unseen?: HeldOutLines) =>
    encodeFiles([file], join(dir, 'out'), Tokenizer.fromJson(json), json, 'verse', undefined, {
      heldOut: unseen,
      regularityOf: () => 1,
    });
  const { splits } = await encode(await HeldOutLines.read([file]));
  expect(splits.test.poems).toBe(hidden.length);
  expect(splits.train).toMatchObject({ poems: shown.length, leftOut: 1 });
  const regularity = [...(await readFile(join(dir, 'out', 'train.regularity.bin')))];
  expect(regularity.filter((byte) => byte === 255)).toHaveLength(
    shown.filter((text) => text !== texts[0]).length,
  );
  const all = await encode();
  expect(all.splits.train.poems).toBe(shown.length + 1);
  expect(all.splits.train).not.toHaveProperty('leftOut');
  expect((await readdir(join(dir, 'out'))).sort()).toEqual(
    ['header.json', 'test.bin', 'train.bin', 'train.regularity.bin'].sort(),
  );
});
