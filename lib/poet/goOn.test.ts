import { beforeAll, describe, expect, it } from 'vitest';
import { FolderStore } from '../artifacts/folderStore.ts';
import { compose } from './compose.ts';
import { goOn } from './goOn.ts';
import { loadPoetFrom } from './load.ts';
import type { ComposeRequest, Poem } from './poem.ts';
import type { Poet } from './poet.ts';

const prompt = 'Над крышей тихо тает свет';

describe('a poem with further stanzas', () => {
  let poet: Poet;
  beforeAll(async () => {
    poet = await loadPoetFrom(new FolderStore('model-artifacts'));
  });
  const write = (request: Partial<ComposeRequest>) =>
    compose(poet, { prompt, preset: 'tender', seed: 3, scan: true, ...request });

  it('is the poem itself, and each stanza stays as more are added', async () => {
    const [none, one, two] = [
      await write({}),
      await write({ furtherStanzas: 1 }),
      await write({ furtherStanzas: 2 }),
    ];
    expect(one?.poem.startsWith(`${none?.poem}\n\n`)).toBe(true);
    expect(two?.poem.startsWith(`${one?.poem}\n\n`)).toBe(true);
    expect(two?.lines).toHaveLength(16);
    expect(two?.poem.split('\n\n').map((stanza) => stanza.split('\n').length)).toEqual([4, 4, 4, 4]);
    expect(two?.seed).toBe(3);
  });

  it('goes on as it rhymes and in its metre, and says so', async () => {
    const poem = await write({
      scheme: 'ABBA',
      lines: 4,
      meter: 'iamb-4-3',
      clausulae: 'fm',
      furtherStanzas: 2,
    });
    expect(poem).toMatchObject({ scheme: 'ABBA CDDC EFFE', meter: 'iamb-4-3' });
    expect(poem.scan?.lines.map(({ rhyme }) => rhyme).join('')).toBe('ABBACDDCEFFE');
    expect(poem.scan?.lines.slice(1).map(({ strong }) => strong.at(-1))).toEqual([
      5, 7, 5, 7, 5, 7, 5, 7, 5, 7, 5,
    ]);
    expect(poem.stressed?.replaceAll('\u0301', '')).toBe(poem.poem);
  });

  it('of free verse goes on freely', async () => {
    const poem = await write({ form: 'free', lines: 5, furtherStanzas: 1 });
    expect(poem.lines).toHaveLength(9);
    expect(poem.scan?.lines).toHaveLength(9);
    expect(poem).not.toHaveProperty('scheme');
  });

  it('leaves an epigraph where it is', async () => {
    const poem = await write({ opening: 'epigraph', scheme: 'ABAB', furtherStanzas: 1 });
    expect(poem.opening).toBe('epigraph');
    expect(poem.poem.split('\n\n').map((part) => part.split('\n').length)).toEqual([1, 4, 4]);
    expect(poem.scheme).toBe('ABAB CDCD');
  });
});

describe('goOn', () => {
  const first: Poem = {
    poem: 'а\nб\nв\nг',
    lines: ['а', 'б', 'в', 'г'],
    form: 'rhymed',
    scheme: 'AB-B',
    meter: 'iamb-4-3-2',
    stressed: 'а\nб\nв\nг',
    score: -2,
    seed: 4_294_967_295,
    preset: 'poet',
    model: { name: 'verse', version: '1' },
    tokens: 10,
  };
  const request: ComposeRequest = {
    prompt: 'а',
    preset: 'poet',
    clausulae: 'fmm',
    lines: 4,
    furtherStanzas: 1,
  };
  const next = (scheme: string, lines = ['а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з']): Poem => ({
    ...first,
    lines,
    poem: lines.join('\n'),
    stressed: lines.join('\n'),
    scheme,
    score: -1,
    tokens: 30,
    exhausted: true,
  });

  it('asks for a stanza behind the last lines, with the next seed', async () => {
    const asked: ComposeRequest[] = [];
    await goOn(first, request, async (own) => {
      asked.push(own);
      return next('AB-B CDCD');
    });
    expect(asked).toEqual([
      {
        prompt: 'а\nб\nв\nг',
        preset: 'poet',
        opening: 'line',
        clausulae: 'fmm',
        meter: 'iamb-4-3-2',
        scheme: '-A-A -B-B',
        seed: 0,
      },
    ]);
  });

  it('joins what the parts say of themselves', async () => {
    const poem = await goOn(first, request, async () => next('-A-A -BCB'));
    expect(poem).toMatchObject({
      scheme: 'AB-B -C-C',
      score: -1.25,
      tokens: 40,
      exhausted: true,
      seed: first.seed,
    });
    expect(poem.poem).toBe('а\nб\nв\nг\n\nд\nе\nж\nз');
    expect(poem.stressed).toBe(poem.poem);
  });

  it('names a rhyme with the lines before as they do', async () => {
    expect((await goOn(first, request, async () => next('AB-B BAAC'))).scheme).toBe('AB-B BAA-');
  });

  it('ends where nothing more was written', async () => {
    expect(await goOn(first, request, async () => next('ABAB', first.lines))).toEqual(first);
  });
});
