import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseScheme, type Scheme } from '../../forms/form.ts';
import { lineTemplate } from '../../forms/lineTemplate.ts';
import type { LanguageModel, State } from '../../network/languageModel.ts';
import { loadVerse } from '../../network/verse.ts';
import { compareWords, type Lexicon, loadLexicon, scanPoem } from '../../prosody/index.ts';
import type { RegularMeter } from '../../prosody/meter.ts';
import type { Tail } from '../../prosody/tail.ts';
import { tailsOf } from '../../prosody/wordTails.ts';
import { presets } from '../../sampling/presets.ts';
import { seededRandom } from '../../sampling/random.ts';
import { Tokenizer } from '../../tokenizer/tokenizer.ts';
import { type AskedForm, type PoemPlan, planPoem } from './plan.ts';
import { RhymeIndex } from './rhymeIndex.ts';
import { rhymedWidths } from './settings.ts';
import { WordFit } from './wordFit.ts';
import { RhymedWriter } from './writer.ts';

let lexicon: Lexicon;
let tokenizer: Tokenizer;
beforeAll(async () => {
  lexicon = loadLexicon(await readFile('model-artifacts/lexicon.bin'));
  tokenizer = Tokenizer.fromJson(await readFile('model-artifacts/tokenizer.json', 'utf8'));
});

/** Knows no more than that tokens learnt early are common. */
function commonTokensModel(size: number): LanguageModel {
  const start = (batch: number): State => ({ batch });
  const step = async (tokens: Int32Array, { batch }: State) => ({
    logits: Float32Array.from(
      { length: batch * size },
      (_, at) => -(at % size) / 600 - ((at * 7919 + (tokens[0] ?? 0)) % 13) / 13,
    ),
    state: { batch },
  });
  return {
    vocabularySize: size,
    readsReversed: true,
    openingToken: 5,
    start,
    step,
    read: async (tokens) => step(tokens.slice(-1), start(1)),
    select: (_, rows) => start(rows.length),
    release: () => {},
  };
}

describe('lineTemplate', () => {
  it.each([
    ['iamb', 4, 0, '01010101'],
    ['iamb', 4, 1, '010101010'],
    ['trochee', 4, 0, '1010101'],
    ['trochee', 3, 1, '101010'],
    ['dactyl', 2, 2, '100100'],
    ['amphibrach', 3, 0, '01001001'],
    ['anapaest', 3, 1, '0010010010'],
  ] as const)('of %s %i with %i syllables behind', (meter, feet, clausula, strong) => {
    expect(lineTemplate(meter, feet, clausula).strong.join('')).toBe(strong);
  });
});

describe('WordFit', () => {
  const cost = (word: string, end: number, clausula: 0 | 1 = 0, meter: RegularMeter = 'iamb') =>
    new WordFit(lexicon).cost(word, end, lineTemplate(meter, 4, clausula));

  it('lets a word stand where its stress falls on a strong place', () => {
    expect(cost('окно', 8)).toBe(0);
    expect(cost('книга', 8)).toBe(Number.POSITIVE_INFINITY);
    expect(cost('книга', 7)).toBe(0);
    expect(cost('книга', 9, 1)).toBe(0);
    expect(cost('окно', 9, 1)).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets only words with a stress of their own close a line', () => {
    expect(cost('свет', 8)).toBe(0);
    expect(cost('над', 8)).toBe(Number.POSITIVE_INFINITY);
    expect(cost('над', 7)).toBe(0);
  });

  it('refuses what is longer than the room, and what is no word', () => {
    expect(cost('окно', 1)).toBe(Number.POSITIVE_INFINITY);
    expect(cost('окнобра', 8)).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets a preposition without a vowel stand anywhere but at the end', () => {
    expect([cost('в', 7), cost('с', 0), cost('к', 8)]).toEqual([0, 0, Number.POSITIVE_INFINITY]);
  });

  it('minds a stressed monosyllable on a weak place of three-syllable feet alone', () => {
    expect(cost('дом', 7)).toBe(0);
    expect(cost('дом', 2, 0, 'anapaest')).toBeGreaterThan(0);
  });
});

describe('RhymeIndex', () => {
  it('answers with words that the rhyme engine hears as near', () => {
    const index = new RhymeIndex(lexicon);
    fc.assert(
      fc.property(
        fc.constantFrom('свет', 'дорога', 'окно', 'весна', 'любовь', 'тишина', 'печальный'),
        (word) => {
          const stress = lexicon.stresses(word)[0]?.stress ?? 0;
          const exact = index.exact(tailsOf(word, stress, lexicon));
          expect(exact.length).toBeGreaterThan(5);
          const [tail] = tailsOf(word, stress, lexicon) as [Tail];
          const own = index.exact([tail]).length;
          expect(index.has(own, tail, () => true)).toBe(true);
          expect(index.has(own + 1, tail, () => true)).toBe(false);
          for (const { word: answer, distance } of exact.slice(0, 40)) {
            const heard = compareWords(word, answer.form, lexicon, [stress, answer.stress]);
            if (heard.kind !== 'identical') expect(heard.distance).toBeCloseTo(distance, 5);
          }
          expect(index.slant(tailsOf(word, stress, lexicon)).length).toBeGreaterThan(exact.length);
        },
      ),
    );
  });
});

const plan = (prompt: string, scheme: string, form: Partial<AskedForm> = {}) =>
  planPoem(prompt, { scheme: parseScheme(scheme) as Scheme, ...form }, lexicon, () => true);
const shapeOf = ({ lines }: PoemPlan) =>
  lines.map(({ template: { meter, feet, clausula } }) => `${meter}-${feet}-${clausula}`);

describe('planPoem', () => {
  it('takes up the metre and rhyme of a line that scans', () => {
    const planned = plan('Над крышей тихо тает свет', 'ABAB');
    expect(planned).toMatchObject({
      opening: 'line',
      openingRhyme: { letter: 'A', word: 'свет', stress: 0 },
    });
    expect(shapeOf(planned)).toEqual(['iamb-4-1', 'iamb-4-0', 'iamb-4-1']);
  });

  it.each([
    'Hello, world',
    '🌧',
    'я',
    'Над крышей тихо тает 1 свет',
    'Над крышей тихо тает light и свет',
    'Сегодня на совещании обсудили квартальный отчёт по логистике',
  ])('writes a whole scheme under %s', (prompt) => {
    const planned = plan(prompt, 'AABBCCDD');
    expect(planned).toMatchObject({ opening: 'epigraph', opensStanza: true });
    expect(planned.lines.map(({ letter }) => letter).join('')).toBe('AABBCCDD');
    expect(planned.lines.findIndex(({ endsStanza }) => endsStanza)).toBe(3);
  });

  it('writes a whole scheme where the line scans otherwise than is asked, or has no rhyme', () => {
    const prompt = 'Над крышей тихо тает свет';
    const trochees = plan(prompt, 'AABB', { meter: { meter: 'trochee', feet: [4, 3] }, clausulae: [1, 0] });
    expect(trochees.opening).toBe('epigraph');
    expect(shapeOf(trochees)).toEqual(['trochee-4-1', 'trochee-3-1', 'trochee-4-1', 'trochee-3-1']);
    const scheme = parseScheme('ABAB') as Scheme;
    expect(planPoem(prompt, { scheme }, lexicon, () => false).opening).toBe('epigraph');
  });

  it('gives unrhymed lines a letter of their own', () => {
    const planned = plan('Осень', '-A-A');
    expect(new Set(planned.lines.map(({ letter }) => letter)).size).toBe(3);
    expect(shapeOf(planned)).toEqual(['iamb-4-1', 'iamb-4-0', 'iamb-4-1', 'iamb-4-0']);
  });

  it('knows the Onegin stanza', () => {
    expect(
      plan('Осень', 'ONEGIN')
        .lines.map(({ template }) => template.clausula)
        .join(''),
    ).toBe('10101100100100');
  });
});

describe('RhymedWriter', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('leads fewer candidates when time is short, so that the last lines are written too', async () => {
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const model = await loadVerse(await readFile('model-artifacts/verse.onnx'));
    const step: typeof model.step = (tokens, state) => {
      clock += state.batch;
      return model.step(tokens, state);
    };
    const writer = new RhymedWriter({ ...model, step }, tokenizer, lexicon);
    const write = async (seed: number, budget = 1e6) => {
      const began = clock;
      const { concessions } = await writer.write(plan('Над крышей тихо тает свет', 'ABAB CDCD'), {
        ...rhymedWidths(presets.poet),
        deadline: began + budget,
        mayWrite: () => true,
        mayStand: () => true,
        random: seededRandom(seed),
      });
      return { patched: concessions.filter((step) => step === 'patched').length, took: clock - began };
    };
    const seeds = [1, 2, 3, 4, 5];
    let patched = 0;
    for (const seed of seeds) {
      const unhurried = await write(seed);
      const hurried = await write(seed, 0.6 * unhurried.took);
      expect(unhurried.patched).toBe(0);
      patched += hurried.patched;
    }
    // Of seven lines; led by as many as ever, the last two or three of each poem would be.
    expect(patched).toBeLessThan(seeds.length);
  });

  it('keeps rhyme and metre with a network that knows next to nothing', async () => {
    const writer = new RhymedWriter(commonTokensModel(tokenizer.vocabularySize), tokenizer, lexicon);
    const prompt = 'Над крышей тихо тает свет';
    const write = (seed: number) =>
      writer.write(plan(prompt, 'ABAB'), {
        ...rhymedWidths(presets.poet),
        deadline: Number.POSITIVE_INFINITY,
        mayWrite: () => true,
        mayStand: () => true,
        random: seededRandom(seed),
      });
    const { lines, concessions } = await write(7);
    expect(lines).toHaveLength(3);
    expect(concessions).toHaveLength(3);
    const scan = scanPoem([prompt, ...lines].join('\n'), lexicon);
    expect([scan.scheme, scan.meter.name, scan.meter.feet]).toEqual(['ABAB', 'iamb', 4]);
    expect((await write(7)).lines).toEqual(lines);
    expect((await write(8)).lines).not.toEqual(lines);
  });

  it('answers when its time is spent, with words that may be written', async () => {
    const writer = new RhymedWriter(commonTokensModel(tokenizer.vocabularySize), tokenizer, lexicon);
    const mayWrite = (word: string) => !/[оя]/u.test(word);
    const { lines, concessions } = await writer.write(plan('Осень', 'ABAB'), {
      ...rhymedWidths(presets.poet),
      deadline: 0,
      mayWrite,
      mayStand: () => true,
      random: seededRandom(1),
    });
    expect(concessions).toEqual(['patched', 'patched', 'patched', 'patched']);
    for (const line of lines) for (const word of line.split(' ')) expect(mayWrite(word)).toBe(true);
  });
});
