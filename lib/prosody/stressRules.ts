import { countSyllables, isVowel, lastYo } from '../russian/letters.ts';
import type { Reading } from './reading.ts';
import type { SuffixModel } from './suffixModel.ts';
import { PARTICLES } from './wordWeight.ts';

/** Looks a word up in the table alone. */
type LookUp = (word: string) => readonly Reading[];

/** Prefixes that don't move the stress. A longer one comes before the shorter one that it begins with. */
const PREFIXES = (
  'противо электро полупере микро макро супер сверх псевдо много между через черес недо видео радио аудио ' +
  'архи экстра ультра меж пере пред пере наи обез обес подо надо разо возо изо ото обо пол сто без бес воз вос ' +
  'взо вз вс под над раз рас роз рос из ис об от по до за на не ни пре при про пра со с у о в'
).split(' ');

/** Poetic and careless spellings, and what to look up instead; none changes the number of vowels. */
const RESPELLINGS: readonly [RegExp, string][] = [
  [/ся$/, 'сь'],
  [/([аеёиоуыэюя])сь$/, '$1ся'],
  [/([жшчщ])ы/g, '$1и'],
  [/([жшчщ])я/g, '$1а'],
  [/([жшчщ])ю/g, '$1у'],
  [/([жшчщ])о/g, '$1е'],
  [/ц[ао]$/, 'тся'],
  [/э/g, 'е'],
  [/ого$/, 'аго'],
  [/аго$/, 'ого'],
  [/(.)\1/g, '$1'],
  [/н([а-я]{1,3})$/, 'нн$1'],
];

/** Most letters of a word that the rules are tried on. */
const MAX_WORD = 64;
/** Probability of a rule's answer; the suffix model has the rest. */
const RULE_SHARE = 0.85;

/**
 * Stress of a word that the table lacks. In order: its only vowel; ё; the parts of a hyphenated word; another
 * spelling of a known word (склонюся, счастия); a known word behind a prefix; a compound with a known last part;
 * the longest-suffix model. Empty for a word without vowels.
 */
export function guessReadings(word: string, lookUp: LookUp, suffixes: SuffixModel): readonly Reading[] {
  const count = countSyllables(word);
  if (count === 0) return [];
  if (count === 1) return [{ form: word, stress: 0, share: 1, source: 'rule' }];
  const yo = lastYo(word);
  if (yo >= 0) return [{ form: word, stress: yo, share: 1, source: 'rule' }];
  if (word.includes('-')) return hyphenated(word, lookUp, suffixes);
  // The rules try every part of a word, so a long run of letters would take the square of its length.
  const known =
    word.length > MAX_WORD
      ? undefined
      : (respelled(word, lookUp) ?? prefixed(word, lookUp) ?? compound(word, lookUp));
  const guess = suffixes.guess(word);
  const shares = new Float64Array(count);
  const add = (stress: number, share: number): void => {
    if (stress >= 0 && stress < count) shares[stress] = (shares[stress] as number) + share;
  };
  const left = known ? 1 - RULE_SHARE : 1;
  for (const reading of known ?? []) add(reading.stress, RULE_SHARE * reading.share);
  add(guess.stress, left * guess.confidence);
  add(guess.second, left * guess.secondConfidence);
  return Array.from(
    shares,
    (share, stress): Reading => ({ form: word, stress, share, source: known ? 'rule' : 'guess' }),
  )
    .filter((reading) => reading.share > 0.02)
    .sort((a, b) => b.share - a.share);
}

function shifted(readings: readonly Reading[], by: number): readonly Reading[] {
  return readings.map((reading) => ({ ...reading, stress: reading.stress + by }));
}

/** The last part that can have a stress has it: кто-нибудь, из-за, по-английски, тёмно-синий. */
function hyphenated(word: string, lookUp: LookUp, suffixes: SuffixModel): readonly Reading[] {
  const parts = word.split('-');
  let last = parts.length - 1;
  while (last > 0 && (PARTICLES.has(parts[last] as string) || countSyllables(parts[last] as string) === 0))
    last--;
  const part = parts[last] as string;
  const own = lookUp(part);
  const readings = own.length > 0 ? own : guessReadings(part, lookUp, suffixes);
  const before = countSyllables(parts.slice(0, last).join(''));
  return readings.map((reading) => ({
    form: word,
    stress: reading.stress + before,
    share: reading.share,
    source: 'rule',
  }));
}

function respelled(word: string, lookUp: LookUp): readonly Reading[] | undefined {
  for (const [pattern, instead] of RESPELLINGS) {
    const other = word.replace(pattern, instead);
    if (other !== word) {
      const found = lookUp(other);
      if (found.length > 0 && countSyllables(other) === countSyllables(word)) return found;
    }
  }
  // счастия for счастья, отверженьем for отвержением: the vowel that is added or dropped is mostly behind the stress.
  for (const [pattern, instead, vowels] of [
    [/и([еёюяй][а-я]{0,2})$/, 'ь$1', -1],
    [/ь([еёюяи][а-я]{0,2})$/, 'и$1', 1],
  ] as const) {
    const at = word.search(pattern);
    if (at < 0) continue;
    const found = lookUp(word.replace(pattern, instead));
    const before = countSyllables(word.slice(0, at));
    if (found.length > 0) {
      return found.map((r) => (r.stress < before ? r : { ...r, stress: Math.max(0, r.stress - vowels) }));
    }
  }
  return undefined;
}

function prefixed(word: string, lookUp: LookUp): readonly Reading[] | undefined {
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix) || word.length - prefix.length < 4) continue;
    const rest = word.slice(prefix.length).replace(/^ъ/, '').replace(/^ы/, 'и');
    if (countSyllables(rest) < 2) continue;
    const found = lookUp(rest);
    if (found.length > 0) return shifted(found, countSyllables(prefix));
  }
  return undefined;
}

/** The longest known last part of at least two syllables, behind a linking vowel or a known first part. */
function compound(word: string, lookUp: LookUp): readonly Reading[] | undefined {
  for (let at = 3; at <= word.length - 4; at++) {
    const rest = word.slice(at);
    if (countSyllables(rest) < 2) break;
    const linked = isVowel(word.charCodeAt(at - 1));
    if (!linked && lookUp(word.slice(0, at)).length === 0) continue;
    const found = lookUp(rest);
    if (found.length > 0) return shifted(found, countSyllables(word.slice(0, at)));
  }
  return undefined;
}
