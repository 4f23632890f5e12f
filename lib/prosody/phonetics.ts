import { VOWELS } from '../russian/letters.ts';
import { respell } from './respell.ts';

/**
 * A word as the sounds that rhymes are made of. One character a sound: consonants are Cyrillic letters, in upper case when
 * soft, `j` is the glide й; vowels are Latin letters, A O U I E under the stress and a e i y u elsewhere:
 *
 * - `a` а, о after a hard consonant or a vowel; `e` я (and а) after a soft consonant or glide;
 * - `i` е and и after a soft consonant, glide or vowel;
 * - `y` ы, and и, е, э after a hard consonant; `u` у and ю.
 *
 * Stressed ы and и are one vowel (мы : пути), as in the handbooks of Russian verse.
 */

const SOFTENING = 'еёиюя';
const IOTATED = 'еёюя';
const HARD_ONLY = 'жшц';
const SOFT_ONLY = 'чщ';
const VOICED = 'бвгджз';
const VOICELESS = 'пфктшс';

const STRESSED: Readonly<Record<string, string>> = {
  а: 'A',
  я: 'A',
  о: 'O',
  ё: 'O',
  у: 'U',
  ю: 'U',
  и: 'I',
  ы: 'I',
  э: 'E',
  е: 'E',
};

/** Whether a sound is a vowel. */
export function isVowelSound(sound: string): boolean {
  return 'AOUIEaeiyu'.includes(sound);
}

/** The sound of a stressed vowel letter. */
export function stressedSound(letter: string): string | undefined {
  return STRESSED[letter];
}

function unstressed(letter: string, soft: boolean): string {
  if (letter === 'у' || letter === 'ю') return 'u';
  if (letter === 'я') return 'e';
  if (letter === 'а' || letter === 'о' || letter === 'ё') return soft ? 'e' : 'a';
  return soft ? 'i' : 'y';
}

/** Voices or devoices obstruents: the last of a run decides for all, the end of the word devoices. */
function assimilate(sounds: string[]): void {
  for (let i = sounds.length - 1; i >= 0; i--) {
    const sound = sounds[i] as string;
    const base = sound.toLowerCase();
    const next = sounds[i + 1]?.toLowerCase() ?? ' ';
    const voiced = VOICED.indexOf(base);
    const voiceless = VOICELESS.indexOf(base);
    let turned = base;
    if (voiced >= 0 && (next === ' ' || 'пфктшсцчщх'.includes(next))) turned = VOICELESS.charAt(voiced);
    else if (voiceless >= 0 && 'бгджз'.includes(next)) turned = VOICED.charAt(voiceless);
    if (turned !== base) sounds[i] = sound === base ? turned : turned.toUpperCase();
  }
}

/** The sounds of a word, or of several that are pronounced as one. */
export interface Sounds {
  /** One character a sound: see the top of the file. */
  readonly text: string;
  /** Index in `text` of the stressed vowel, -1 without one. */
  readonly stress: number;
}

/**
 * The sounds of a word.
 *
 * @param word - lower case, with ё where it is pronounced
 * @param stress - stressed vowel, 0-based among the vowels
 */
export function transcribe(word: string, stress: number): Sounds {
  const letters = respell(word);
  const sounds: string[] = [];
  let vowel = 0;
  let at = -1;
  for (let i = 0; i < letters.length; i++) {
    const letter = letters.charAt(i);
    const before = letters.charAt(i - 1);
    const after = letters.charAt(i + 1);
    if (VOWELS.includes(letter)) {
      const open = before === '' || VOWELS.includes(before) || before === 'ь' || before === 'ъ';
      if (open && (IOTATED.includes(letter) || (letter === 'и' && before === 'ь'))) sounds.push('j');
      const hard =
        HARD_ONLY.includes(before) ||
        (!open && !SOFTENING.includes(letter) && !SOFT_ONLY.includes(before) && before !== 'й');
      const soft = open ? SOFTENING.includes(letter) : !hard;
      if (vowel === stress) {
        at = sounds.length;
        sounds.push(STRESSED[letter] as string);
      } else sounds.push(unstressed(letter, soft));
      vowel++;
    } else if (letter === 'й') sounds.push('j');
    else if (letter !== 'ь' && letter !== 'ъ') {
      const soft =
        SOFT_ONLY.includes(letter) ||
        (!HARD_ONLY.includes(letter) && (after === 'ь' || SOFTENING.includes(after)) && after !== '');
      sounds.push(soft ? letter.toUpperCase() : letter);
    }
  }
  assimilate(sounds);
  return { text: squeeze(sounds), stress: at < 0 ? -1 : at - countDoubles(sounds, at) };
}

/** Joins sounds; a double consonant is pronounced as one. */
function squeeze(sounds: readonly string[]): string {
  let out = '';
  for (let i = 0; i < sounds.length; i++) if (!isDouble(sounds, i)) out += sounds[i];
  return out;
}

const isDouble = (sounds: readonly string[], i: number): boolean =>
  i > 0 &&
  (sounds[i] as string).toLowerCase() === (sounds[i - 1] as string).toLowerCase() &&
  !isVowelSound(sounds[i] as string);

/** Number of sounds before index `end` that {@link squeeze} drops. */
function countDoubles(sounds: readonly string[], end: number): number {
  let count = 0;
  for (let i = 1; i < end; i++) if (isDouble(sounds, i)) count++;
  return count;
}
