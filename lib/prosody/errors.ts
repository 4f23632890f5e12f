/** The compiled lexicon is missing, damaged or of another version. */
export class LexiconError extends Error {
  override readonly name = 'LexiconError';
}
