import { readFile } from 'node:fs/promises';
import { type Lexicon, loadLexicon } from '../../lib/prosody/index.ts';
import { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';

/** The published lexicon and tokenizer, for tests that need Russian words. */
export async function loadPublished(): Promise<{ lexicon: Lexicon; tokenizer: Tokenizer }> {
  return {
    lexicon: loadLexicon(await readFile('model-artifacts/lexicon.bin')),
    tokenizer: Tokenizer.fromJson(await readFile('model-artifacts/tokenizer.json', 'utf8')),
  };
}
