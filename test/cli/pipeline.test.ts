import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foldYo } from '../../lib/russian/letters.ts';
import { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import type { TokenArrayHeader } from '../../workshop/corpus/encode/encodeFiles.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command } from './command.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pipeline-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

it('goes from poems to token arrays that decode to the poems', async () => {
  const verse = join(dir, 'verse.jsonl');
  await copyFile('test/fixtures/tiny/verse.jsonl', verse);
  const cleaned = join(dir, 'clean');
  const clean = await command('corpus-clean', ['--in', verse, '--out', cleaned, '--json']);
  // Each quatrain stands in a poem of two stanzas already.
  const report = JSON.parse(clean.stdout) as {
    files: { out: { poems: number }; rules: Record<string, { poems: number }> }[];
  };
  expect(report.files[0]).toMatchObject({ out: { poems: 8 }, rules: { nearDuplicates: { poems: 16 } } });

  const tokenizerFile = join(dir, 'tokenizer.json');
  const inputs = ['--in', join(cleaned, 'verse.jsonl')];
  const trained = await command('tokenizer-train', [
    ...inputs,
    '--out',
    tokenizerFile,
    '--vocabulary',
    '200',
  ]);
  expect(trained.code).toBe(0);
  const tooMany = await command('tokenizer-train', [
    ...inputs,
    '--out',
    tokenizerFile,
    '--vocabulary',
    '30000',
  ]);
  expect(tooMany.stderr).toMatch(/the text yields only \d+ tokens of 30000/u);
  expect(tooMany.code).toBe(1);

  const arrays = join(dir, 'arrays');
  const encoded = await command('corpus-encode', [
    ...inputs,
    '--out',
    arrays,
    '--tokenizer',
    tokenizerFile,
    '--json',
  ]);
  const header = JSON.parse(encoded.stdout) as TokenArrayHeader;
  expect(JSON.parse(await readFile(join(arrays, 'header.json'), 'utf8'))).toEqual(header);
  const json = await readFile(tokenizerFile);
  expect(header.tokenizerSha256).toBe(createHash('sha256').update(json).digest('hex'));
  const tokenizer = Tokenizer.fromJson(String(json));
  const texts: string[] = [];
  for (const split of [header.splits.train, header.splits.test]) {
    const bytes = await readFile(join(arrays, split.file));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(split.sha256);
    expect(bytes.length).toBe(split.tokens * 2);
    const ids = Array.from({ length: split.tokens }, (_, at) => bytes.readUInt16LE(at * 2));
    const ends = ids.flatMap((id, at) => (id === header.endId ? [at] : []));
    expect(ends).toHaveLength(split.poems);
    for (const [nth, end] of ends.entries())
      texts.push(tokenizer.decode(ids.slice((ends[nth - 1] ?? -1) + 1, end)));
  }
  const rows = (await readFile(join(cleaned, 'verse.jsonl'), 'utf8')).trim().split('\n');
  const poems = rows.map((row) => foldYo((JSON.parse(row) as { text: string }).text.toLowerCase()));
  expect(texts.sort()).toEqual(poems.sort());
});

it('evaluates a network beside n-gram models', async () => {
  const models = join(dir, 'models');
  await publishTiny(models);
  const verse = 'test/fixtures/tiny/verse.jsonl';
  const arrays = join(dir, 'tiny-arrays');
  await command('corpus-encode', [
    '--in',
    verse,
    '--out',
    arrays,
    '--tokenizer',
    'test/fixtures/tiny/tokenizer.json',
  ]);
  const args = ['--model', 'classic', '--text', verse, '--json', '--baselines', join(arrays, 'train.bin')];
  const { stdout } = await command('evaluate', args, { MODEL_DIR: models });
  const rows = stdout
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as Record<string, number | string>);
  expect(rows.map(({ model }) => model)).toEqual(['unigram', 'bigram', 'trigram', 'classic']);
  const [unigram, bigram, trigram, classic] = rows as Record<string, number>[];
  expect(Object.keys(classic ?? {}).sort()).toEqual(
    ['model', 'poems', 'tokens', 'letters', 'accuracy', 'lossPerToken', 'bitsPerLetter'].sort(),
  );
  for (const row of rows)
    expect(row).toMatchObject({ poems: 24, tokens: unigram?.['tokens'], letters: unigram?.['letters'] });
  expect(classic?.['bitsPerLetter']).toBeLessThan(unigram?.['bitsPerLetter'] as number);
  expect(trigram?.['bitsPerLetter']).toBeLessThan(bigram?.['bitsPerLetter'] as number);
});

it('says what is wrong with the poems to evaluate', async () => {
  const { code, stderr } = await command('evaluate', ['--text', join(dir, 'nowhere.jsonl')]);
  expect(stderr).toMatch(/nowhere\.jsonl/u);
  expect(code).toBe(1);
});
