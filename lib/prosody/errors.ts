/** The bytes are not a compiled lexicon of this version, or are damaged. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
}
