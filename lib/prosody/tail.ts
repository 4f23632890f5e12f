import { isVowelSound, transcribe } from './phonetics.ts';

/** The sounds that rhyme: those of a word or line from its last stress on. See phonetics.ts for the letters. */
export interface Tail {
  /** Sound before the stressed vowel, the supporting consonant; empty at a word's beginning. */
  readonly support: string;
  /** The stressed vowel: A O U I E. */
  readonly vowel: string;
  /** Unstressed vowels behind it, in order. */
  readonly vowels: string;
  /** Consonants between them: one run more than there are vowels, the last one closing the word. */
  readonly consonants: readonly string[];
  /** The words the tail comes from, lower case. */
  readonly words: string;
}

/**
 * The tail of a form; undefined where it has no vowel of number `stress`.
 * @param form lower case, with ё where it is pronounced.
 * @param words see {@link Tail}.
 */
export function tailOf(form: string, stress: number, words = form): Tail | undefined {
  const { text, stress: at } = transcribe(form, stress);
  return at < 0 ? undefined : tailFrom(text, at, words);
}

function tailFrom(text: string, at: number, words: string): Tail {
  const consonants = [''];
  let vowels = '';
  for (const sound of text.slice(at + 1)) {
    if (isVowelSound(sound)) {
      vowels += sound;
      consonants.push('');
    } else consonants[consonants.length - 1] += sound;
  }
  return { support: text.charAt(at - 1), vowel: text.charAt(at), vowels, consonants, words };
}
