import type { LanguageModel } from '../network/languageModel.ts';
import type { Lexicon } from '../prosody/index.ts';
import type { NameSpelling } from '../russian/nameSpelling.ts';
import type { YoRestorer } from '../russian/restoreYo.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import type { WordVectors } from '../vectors/wordVectors.ts';
import type { CorpusFilters } from './guards.ts';
import type { RhymedWriter } from './rhymed/writer.ts';

/** A loaded network with all that it needs to write. */
export interface Poet extends CorpusFilters {
  readonly name: string;
  readonly version: string;
  readonly network: LanguageModel;
  readonly tokenizer: Tokenizer;
  /** Restores ё; absent where no list of words was published. */
  readonly yo?: Pick<YoRestorer, 'restore'>;
  /** Writes names with a capital; absent where no list of names was published. */
  readonly names?: NameSpelling;
  /** What a poem is scanned with; absent where no lexicon was published. */
  readonly lexicon?: Lexicon;
  /** Which words stand in the same poems; absent where no vectors were published. */
  readonly vectors?: WordVectors;
  /** What rhymed verse needs; absent where the network writes free verse only. */
  readonly rhymed?: { readonly writer: RhymedWriter; readonly lexicon: Lexicon };
}
