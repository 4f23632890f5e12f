/** The bytes are no table of word forms of this version. */
export class GrammarFormatError extends Error {
  override readonly name = 'GrammarFormatError';

  constructor() {
    super(
      'these bytes are not a grammar of this version; build it again (npm run grammar -- build), or fetch the artifacts again',
    );
  }
}
