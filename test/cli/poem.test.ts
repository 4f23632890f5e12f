import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishTiny } from '../serving/tinyArtifacts.ts';
import { command } from './command.ts';

describe('npm run poem', () => {
  let folder: string;
  const poem = (...args: string[]) => command('poem', ['--model', 'classic', ...args], { MODEL_DIR: folder });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'poem-'));
    await publishTiny(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('prints a poem that opens with the line', async () => {
    const { code, stdout } = await poem('Над крышей тихо тает свет', '--seed', '5');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')[0]).toBe('Над крышей тихо тает свет');
    expect(stdout).toContain('--seed 5');
  });

  it('prints one JSON object a poem and nothing else', async () => {
    const { stdout, stderr } = await poem(
      'Снег',
      '--json',
      '--count',
      '3',
      '--seed',
      '4294967295',
      '--lines',
      '6',
    );
    const poems = stdout
      .trimEnd()
      .split('\n')
      .map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(poems.map(({ seed }) => seed)).toEqual([4294967295, 0, 1]);
    for (const one of poems) {
      expect(one).toMatchObject({
        prompt: 'Снег',
        form: 'free',
        preset: 'poet',
        model: { name: 'classic', version: '1.2.3' },
      });
      expect(one['lines']).toHaveLength(6);
      expect(one['ms']).toBeTypeOf('number');
      expect(one).not.toHaveProperty('tokens');
      expect(one).not.toHaveProperty('scheme');
    }
    expect(stderr).toBe('');
  });

  it.each([
    ['poem.svg', /^<svg .*<desc>Снег идёт\n/su],
    ['poem.PNG', /^\x89PNG/u],
  ])('draws the poem into %s', async (name, content) => {
    const file = join(folder, name);
    const { code, stdout } = await poem('Снег идёт', '--picture', file);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\nСнег идёт\n/u);
    expect(await readFile(file, name.endsWith('svg') ? 'utf8' : 'latin1')).toMatch(content);
  });

  it('writes from every row of a file, names those it can’t, and exits with 1', async () => {
    const file = join(folder, 'prompts.txt');
    await writeFile(file, `Снег идёт\r\n\n${'а'.repeat(201)}\n😀\nlove`);
    const { code, stdout, stderr } = await poem('--prompts', file, '--json');
    const prompts = stdout
      .trimEnd()
      .split('\n')
      .map((row) => (JSON.parse(row) as { prompt: string }).prompt);
    expect(prompts).toEqual(['Снег идёт', '😀', 'love']);
    expect(stderr).toMatch(/prompts\.txt:3: the line must be text of 1 to 200 characters/u);
    expect(code).toBe(1);
  });

  it('takes each setting of the sampling', async () => {
    const settings = [
      '--top-k',
      '1',
      '--newline-topk',
      '1',
      '--chaos-topk',
      '0',
      '--chaos-rate',
      '0',
      '--max-tokens',
      '40',
    ];
    const [one, other] = await Promise.all(
      ['1', '2'].map((seed) => poem('Снег', '--json', '--seed', seed, ...settings)),
    );
    const text = (outcome: { stdout: string } | undefined) =>
      (JSON.parse(outcome?.stdout ?? '') as { poem: string }).poem;
    expect(text(one)).toBe(text(other));
  });

  it.each([
    ['no line', [], /give a first line/u],
    ['a line and a file', ['Снег', '--prompts', 'x'], /not both/u],
    ['an empty line', ['  '], /the line must be text of 1 to 200 characters/u],
    [
      'an unknown preset',
      ['Снег', '--preset', 'calm'],
      /'--preset <name>' .* Allowed choices are tender, poet, madness/u,
    ],
    ['too few lines', ['Снег', '--lines', '3'], /--lines must be a whole number from 4 to 40/u],
    ['no number', ['Снег', '--seed', 'x'], /whole number/u],
    ['an unknown form', ['Снег', '--form', 'ode'], /'--form <name>' .* Allowed choices are rhymed, free/u],
    [
      'an unknown network',
      ['Снег', '--model', 'gpt'],
      /'--model <name>' .* Allowed choices are verse, classic/u,
    ],
    ['rhymes of classic', ['Снег', '--form', 'rhymed'], /--form can't be rhymed with the model classic/u],
    ['a scheme of free verse', ['Снег', '--scheme', '-A-A'], /--scheme belongs to rhymed verse/u],
    [
      'a faulty metre',
      ['Снег', '--model', 'verse', '--meter', 'spondee'],
      /--meter must be auto, or a metre/u,
    ],
    [
      'endings of no kind',
      ['Снег', '--model', 'verse', '--clausulae', 'x'],
      /--clausulae must be letters m/u,
    ],
    [
      'a scheme of other length',
      ['Снег', '--model', 'verse', '--scheme', 'АБАБ', '--lines', '8'],
      /--lines is 8, but the scheme "АБАБ" has 4 lines: .*ABABCDCD/u,
    ],
    [
      'a scheme without rhymes',
      ['Снег', '--model', 'verse', '--scheme', 'ABCD'],
      /--scheme "ABCD" has no two lines that rhyme/u,
    ],
    [
      'an unknown opening',
      ['Снег', '--opening', 'top'],
      /'--opening <name>' .* Allowed choices are line, epigraph/u,
    ],
    [
      'no time',
      ['Снег', '--model', 'verse', '--budget-ms', '1'],
      /--budget-ms must be .* from 100 to 10000/u,
    ],
    ['stresses of free verse', ['Снег', '--stressed'], /--stressed marks rhymed verse only/u],
    ['a picture of another kind', ['Снег', '--picture', 'poem.gif'], /must end in \.svg or \.png/u],
    [
      'a picture in no folder',
      ['Снег', '--picture', 'no/such/poem.png'],
      /'--picture <file>' .* There is no folder no\/such\./u,
    ],
    [
      'a picture of several poems',
      ['Снег', '--count', '2', '--picture', 'p.svg'],
      /--picture draws one poem/u,
    ],
    ['an unknown option', ['Снег', '--rhyme'], /unknown option/u],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await poem(...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it('reads no network but the one that writes', async () => {
    const both = await mkdtemp(join(tmpdir(), 'poem-both-'));
    await publishTiny(both);
    await publishTiny(both, 'verse');
    await rm(join(both, 'classic.onnx'));
    const write = (model: string) =>
      command('poem', ['Снег', '--form', 'free', '--json', '--model', model], { MODEL_DIR: both });
    const { code, stdout } = await write('verse');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ form: 'free', model: { name: 'verse' } });
    expect((await write('classic')).stderr).toMatch(/classic\.onnx is not in /u);
    await rm(both, { recursive: true });
  });

  it('names the file that is missing or broken, and exits with 1', async () => {
    const { code, stderr } = await command('poem', ['Снег'], {
      MODEL_DIR: join(folder, 'nowhere'),
    });
    expect(stderr).toMatch(/manifest\.json is not in /u);
    expect(code).toBe(1);
    const broken = await mkdtemp(join(tmpdir(), 'poem-broken-'));
    await publishTiny(broken);
    await writeFile(join(broken, 'classic.onnx'), 'short');
    const truncated = await command('poem', ['Снег', '--model', 'classic'], { MODEL_DIR: broken });
    expect(truncated.stderr).toMatch(/classic\.onnx has 5 bytes where \d+ were promised/u);
    expect(truncated.code).toBe(1);
    await rm(broken, { recursive: true });
  });
});

describe('npm run poem with the published networks', () => {
  const line = 'Над крышей тихо тает свет';
  const poem = (...args: string[]) => command('poem', [line, '--model', 'verse', ...args]);

  it('writes rhymed verse, and says how it is made', async () => {
    const { stdout } = await poem('--json', '--scheme', 'ABBA', '--meter', 'iamb-4', '--profanity');
    const one = JSON.parse(stdout) as Record<string, unknown>;
    expect(one).toMatchObject({
      prompt: line,
      form: 'rhymed',
      opening: 'line',
      scheme: 'ABBA',
      meter: 'iamb-4',
    });
    expect(one['lines']).toHaveLength(4);
    expect(one['score']).toBeLessThan(0);
  });

  it.each([
    ['asked for', line, ['--opening', 'epigraph'], ''],
    ['of another script', 'Carpe diem', [], 'no word in Cyrillic letters'],
    ['that is too long', 'Раз\nДва\nТри\nПять\nШесть', [], 'more lines than can open this poem'],
  ])('sets an epigraph apart %s, and says why', async (_, prompt, options, reason) => {
    const { stdout, stderr } = await command('poem', [prompt, '--scheme', 'ABAB', ...options]);
    const [epigraph = '', verse = ''] = stdout.trimEnd().split('\n\n');
    expect(epigraph.replace(/^\n/u, '')).toBe(prompt.replace(/^/gmu, '    '));
    expect(verse.split('\n')).toHaveLength(4);
    expect(stderr).toContain(reason);
    expect(stderr === '').toBe(reason === '');
  });

  it('says how an epigraph came about, and that a search was cut short', async () => {
    const args = ['Carpe diem', '--json', '--lines', '40', '--budget-ms', '100'];
    const { stdout } = await command('poem', args);
    const poem = JSON.parse(stdout) as Record<string, unknown>;
    expect(poem).toMatchObject({ opening: 'epigraph', openingReason: 'script', exhausted: true });
    expect((await command('poem', args.toSpliced(1, 1))).stderr).toContain('cut short');
  });

  it('prints it with stress marks', async () => {
    const args = ['--seed', '7', '--scheme', 'ABAB'];
    const [plain, stressed] = await Promise.all([poem(...args), poem(...args, '--stressed')]);
    expect(stressed.stdout).toContain('Над кры́шей ти́хо та́ет свет');
    expect(stressed.stdout.replaceAll('\u0301', '')).toBe(plain.stdout);
  });
});
