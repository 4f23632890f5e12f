import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import type { CorpusFigures } from '../../workshop/corpus/describe/figures.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command, type Outcome } from './command.ts';

const rhymed =
  'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\nИ ветер, позабыв ответ,\nЛистает тени, догорая.';
const loose = 'Снег идёт\nи снег идёт\nи снова снег\n\nи больше ничего\nни за окном\nни в голове';

describe('npm run corpus:describe', () => {
  let dir: string;
  let outcome: Outcome;
  let figures: CorpusFigures;
  const describeFiles = (...args: string[]) =>
    command('corpus-describe', args, { MODEL_DIR: join(dir, 'artifacts') });
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'describe-'));
    await publishTiny(join(dir, 'artifacts'));
    await publishPart(join(dir, 'artifacts'), 'lexicon', await readFile('model-artifacts/lexicon.bin'));
    await mkdir(join(dir, 'raw'));
    const row = (text: string, kind: string) => `${JSON.stringify({ text, kind })}\n`;
    await writeFile(
      join(dir, 'raw', 'ours.jsonl'),
      row(rhymed, 'amateur') + row('I love this\nи всё', 'amateur'),
    );
    await writeFile(join(dir, 'raw', 'others.jsonl'), row(loose, 'classical'));
    const raw = [join(dir, 'raw', 'ours.jsonl'), join(dir, 'raw', 'others.jsonl')];
    await command('corpus-clean', ['--in', ...raw, '--out', join(dir, 'clean')]);
    const cleaned = [join(dir, 'clean', 'ours.jsonl'), join(dir, 'clean', 'others.jsonl')];
    outcome = await describeFiles(
      '--in',
      ...cleaned,
      '--out',
      join(dir, 'page'),
      '--tokenizer',
      'test/fixtures/tiny/tokenizer.json',
    );
    figures = JSON.parse(await readFile(join(dir, 'page', 'corpus.json'), 'utf8')) as CorpusFigures;
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('counts the groups apart', () => {
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    const [amateur, classical] = figures.groups;
    expect(amateur).toMatchObject({ name: 'amateur', poems: 1, lines: 4, words: 16, divisibleByFour: 1 });
    expect(classical).toMatchObject({
      name: 'classical',
      poems: 1,
      lines: 6,
      divisibleByFour: 0,
      quatrains: { count: 0 },
    });
    expect(amateur?.lineSyllables.histogram).toEqual([
      [8, 2],
      [9, 2],
    ]);
    expect(classical?.contentWords[0]).toEqual(['снег', 3]);
    expect(classical?.contentWords.map(([word]) => word)).not.toContain('и');
    expect(amateur?.vocabulary.growth.at(-1)).toEqual([16, 16]);
  });

  it('says what cleaning took', () => {
    const [amateur] = figures.cleaning;
    expect(amateur).toMatchObject({
      name: 'amateur',
      in: { poems: 2, lines: 6 },
      out: { poems: 1, lines: 4 },
    });
    expect(amateur?.rules.find(({ rule }) => rule === 'foreignLetters')).toMatchObject({
      poems: 1,
      lines: 2,
    });
  });

  it('draws pictures that are whole, fit both colour schemes and stand on the page', async () => {
    const page = await readFile(join(dir, 'page', 'README.md'), 'utf8');
    const pictures = (await readdir(join(dir, 'page'))).filter((name) => name.endsWith('.svg'));
    expect(pictures.length).toBeGreaterThanOrEqual(10);
    for (const name of pictures) {
      const svg = await readFile(join(dir, 'page', name), 'utf8');
      expect(page).toContain(`(${name})`);
      expect(svg).toContain('prefers-color-scheme: dark');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
      expect(load(svg, { xml: true })('svg > title').text()).not.toBe('');
    }
  });

  it('writes no verse', async () => {
    for (const name of await readdir(join(dir, 'page'))) {
      const text = (await readFile(join(dir, 'page', name), 'utf8')).toLowerCase();
      for (const line of [...rhymed.split('\n'), ...loose.split('\n')]) {
        if (line.includes(' ')) expect(text).not.toContain(line.toLowerCase());
      }
    }
  });

  it.each([
    ['a file that is not there', ['--in', 'none.jsonl'], 1, /none\.jsonl/u],
    [
      'a file that --apart names and --in does not',
      ['--in', 'test/fixtures/tiny/verse.jsonl', '--apart', 'x=y'],
      1,
      /no input file is called y/u,
    ],
    [
      'an --apart of another form',
      ['--in', 'test/fixtures/tiny/verse.jsonl', '--apart', 'x'],
      2,
      /GROUP=FILE/u,
    ],
  ])('refuses %s', async (_, args, code, message) => {
    const refused = await describeFiles(...args, '--out', join(dir, 'other'));
    expect(refused.stderr).toMatch(message);
    expect(refused.code).toBe(code);
  });
});
