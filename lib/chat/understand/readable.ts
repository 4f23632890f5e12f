import type { Utterance } from './utterance.ts';

const LINK =
  /^(?:https?:\/\/|www\.)\S+$|^(?:@?[\w-]+\.)+(?:ru|com|org|net|рф|me|io|su|info|by|ua|kz)(?:\/\S*)?$/iu;
/** The rows of keys of the two layouts. */
const ROWS = ['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** One letter that was held down, or laughter. */
const HELD = /^(?:([a-zа-яё])\1{2,}|а?(?:ха|хе|хи|зы|ha|he){2,}х?[)!\s]*|лол|кек|lol)$/iu;
const VOWEL = /[аеиоуыэюяaeiouyіїє]/u;

/** Whether a text has no words that could open a poem: digits, links, marks, emoji, keys pressed at random. */
export function isUnreadable({ text, words }: Utterance): boolean {
  if (!words.some((word) => /\p{L}/u.test(word))) return true;
  if (text.split(/\s+/u).every((part) => LINK.test(part))) return true;
  return HELD.test(text) || (words.length <= 2 && words.every(isMash));
}

/** Whether a word is keys that lie side by side, one chunk over and over, or consonants alone. */
function isMash(word: string): boolean {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return false;
  if (!VOWEL.test(word)) return true;
  if (/^(\p{L}{3,4})\1+\p{L}{0,3}$/u.test(word) && isOnOneRow(word)) return true;
  // «папа» has neighbours only, «митинг» four of five.
  return word.length > 4 && [...word].slice(1).every((letter, at) => areNeighbours(word[at] ?? '', letter));
}

function isOnOneRow(word: string): boolean {
  return ROWS.some((row) => [...word].every((letter) => row.includes(letter)));
}

function areNeighbours(one: string, other: string): boolean {
  return ROWS.some((row) => {
    const [a, b] = [row.indexOf(one), row.indexOf(other)];
    return a >= 0 && b >= 0 && Math.abs(a - b) <= 1;
  });
}
