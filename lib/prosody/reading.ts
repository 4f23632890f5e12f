/** One way to say a spelling. */
export interface Reading {
  /** The word in lower case, with ё where this reading has it. */
  readonly form: string;
  /** Stressed vowel, 0-based among the vowels. */
  readonly stress: number;
  /** Probability of this reading among those of the spelling. */
  readonly share: number;
  /** Where it comes from: the table, a rule on a known word, or the longest-suffix guess. */
  readonly source: 'lexicon' | 'rule' | 'guess';
}

/** A reading that occurs in the corpora. */
export interface CommonWord {
  /** In lower case, with ё where it has one. */
  readonly form: string;
  /** Stressed vowel, 0-based among the vowels. */
  readonly stress: number;
  /** See `Lexicon.frequency`. */
  readonly frequency: number;
}
