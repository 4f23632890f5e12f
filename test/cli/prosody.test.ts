import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPart } from '../../workshop/artifacts/publish.ts';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command, runNode } from './command.ts';

const verse =
  'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\nИ ветер, позабыв ответ,\nЛистает тени, догорая.';
let dir: string;
let env: { MODEL_DIR: string };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'prosody-'));
  env = { MODEL_DIR: join(dir, 'artifacts') };
  await publishTiny(env.MODEL_DIR);
  await publishPart(env.MODEL_DIR, 'lexicon', await readFile('model-artifacts/lexicon.bin'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Runs `scan` with text on its standard input. */
const scanInput = (args: readonly string[], input: string) =>
  runNode(['cli/main.ts', 'scan', ...args], env, input);

describe('npm run scan', () => {
  it('prints the poem with marks, rhymes, metre and deviations', async () => {
    const file = join(dir, 'poem.txt');
    await writeFile(file, `${verse}\n\nlove`);
    const { stdout, code } = await command('scan', [file], env);
    const [first = '', , , , blank, other] = stdout.split('\n');
    expect(code).toBe(0);
    expect(first).toMatch(/^Над кры\u0301шей ти\u0301хо та\u0301ет свет, +A {2}4 masculine$/u);
    expect(blank).toBe('');
    expect(other).toMatch(/^love +-$/u);
    expect(stdout).toContain('iamb 4 · ABAB - · technicality 1.00');
  });
  it('reads standard input', async () => {
    expect((await scanInput([], verse)).stdout).toContain('iamb 4 · ABAB');
  });
  it.each(['', 'love 😀'])('refuses %j, which has no Russian word, with exit code 2', async (text) => {
    const { code, stdout, stderr } = await scanInput([], text);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/no Russian word to scan/u);
  });
  it('answers a JSON object a line', async () => {
    const texts = [verse, '', 'love 😀', 'Ещё'];
    const { stdout } = await scanInput(['--jsonl'], texts.map((text) => JSON.stringify({ text })).join('\n'));
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(answers).toHaveLength(4);
    expect(answers[0]).toMatchObject({ scheme: 'ABAB', meter: { name: 'iamb', feet: 4 }, technicality: 1 });
    expect((answers[0] as { lines: unknown[] }).lines[1]).toMatchObject({
      syllables: 9,
      stresses: [1, 3, 5, 7],
      clausula: 'feminine',
      departures: [],
    });
    expect(answers.map(({ markup }) => String(markup).replaceAll('\u0301', ''))).toEqual(texts);
  });
});

describe('npm run rhymes', () => {
  it('lists rhymes, the commoner first', async () => {
    const { stdout } = await command('rhymes', ['любовь', '--count', '3', '--json'], env);
    const rhymes = stdout
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as { word: string; kind: string });
    expect(rhymes.map(({ kind }) => kind)).toEqual(['exact', 'exact', 'exact']);
    expect(rhymes.map(({ word }) => word)).toContain('кровь');
  });
  it('takes the stress that is marked', async () => {
    const one = await command('rhymes', ['за\u0301мок', '--count', '5'], env);
    const other = await command('rhymes', ['замо\u0301к', '--count', '5'], env);
    expect(one.stdout).not.toBe(other.stdout);
    expect(other.stdout).toMatch(/ок +exact/u);
  });
  it('refuses what is not a Russian word', async () => {
    expect(await command('rhymes', ['love'], env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not a Russian word'),
    });
  });
});

it('prosody:evaluate measures stresses and schemes', async () => {
  const file = join(dir, 'marked.json');
  const marked =
    'Над кры\u0301шей ти\u0301хо та\u0301ет свет,\nСкрипи\u0301т кали\u0301тка у сара\u0301я,\nИ ве\u0301тер, позабы\u0301в отве\u0301т,\nЛи\u0301стает те\u0301ни, догора\u0301я.';
  await writeFile(
    file,
    JSON.stringify([
      { accentuation_markup: marked, rhyme_scheme: 'ABAB' },
      { accentuation_markup: marked, rhyme_scheme: 'AABB' },
    ]),
  );
  const { stdout } = await command('prosody:evaluate'.replace(':', '-'), ['--rifma', file, '--json'], env);
  // One stress is marked wrong on purpose; the second scheme too.
  expect(JSON.parse(stdout)).toMatchObject({ poems: 2, lines: 8, words: 24, schemes: 2, schemeExact: 0.5 });
  expect((JSON.parse(stdout) as { stress: number }).stress).toBeCloseTo(22 / 24, 10);
});
