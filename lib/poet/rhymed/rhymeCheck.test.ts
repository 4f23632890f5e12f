import { beforeAll, describe, expect, it } from 'vitest';
import { loadPublished } from '../../../test/doubles/published.ts';
import type { Lexicon } from '../../prosody/index.ts';
import { RhymeCheck } from './rhymeCheck.ts';
import { rhymeGroupOf } from './rhymeGroup.ts';
import { RhymeIndex } from './rhymeIndex.ts';
import { WordIndex } from './wordIndex.ts';

let lexicon: Lexicon;
let words: WordIndex;
let check: RhymeCheck;
beforeAll(async () => {
  ({ lexicon } = await loadPublished());
  words = new WordIndex(lexicon);
  check = new RhymeCheck(new RhymeIndex(lexicon), words);
});

const stressOf = (word: string) => lexicon.stresses(word)[0]?.stress ?? 0;
const levelOf = (word: string, answers = 1) => check.levelFor(word, stressOf(word), answers);
const answersOf = (word: string, answers = 1) =>
  check.pool(rhymeGroupOf(word, stressOf(word), words), answers).answers.map(({ word: { form } }) => form);

describe('RhymeCheck', () => {
  it.each([
    ['ночь', 'exact'],
    ['небо', 'exact'],
    ['радость', 'exact'],
    ['любовь', 'exact'],
    ['осень', 'slant'],
    ['память', 'slant'],
    ['жизнь', 'slant'],
    ['завтра', 'wide'],
  ] as const)('answers %s at the level %s', (word, level) => {
    expect(levelOf(word)).toBe(level);
  });

  it('needs more answers where more lines are bound', () => {
    expect([levelOf('ночь'), levelOf('ночь', 12)]).toEqual(['exact', 'slant']);
  });

  it('offers exact rhymes first where slant ones are added', () => {
    expect(answersOf('осень')[0]).toBe('просинь');
    expect(answersOf('осень')).toContain('восемь');
    expect(answersOf('осень')).not.toContain('осени');
  });

  it('answers a compound by its last part, which may not be said again', () => {
    expect(answersOf('звезда-мечта')).toEqual(answersOf('мечта'));
    expect(answersOf('звезда-мечта')).not.toContain('мечта');
  });

  it('answers a word that the lexicon lacks', () => {
    expect(lexicon.has('смузишница')).toBe(false);
    expect(levelOf('смузишница')).not.toBe('none');
  });

  it('says where nothing answers', () => {
    expect(check.levelFor('тсс', 0, 1)).toBe('none');
    expect(levelOf('музыка', 50)).toBe('none');
  });

  it('lets the network end a line with a word that many others answer alone', () => {
    expect(check.hasRhymes('луна', 1)).toBe(true);
    expect(check.hasRhymes('ночь', 0)).toBe(false);
  });
});
