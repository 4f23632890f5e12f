import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers';
import { normalise } from './normalise.ts';
import { SPACE, specialTokens } from './specialTokens.ts';

/** A file that is no `tokenizer.json`, or not one that this code can use. */
export class TokenizerFormatError extends Error {
  override readonly name = 'TokenizerFormatError';
}

interface TokenizerJson {
  model: { vocab: Record<string, number> };
}

/** Text to token ids and back: byte-pair encoding of normalised Russian, one token a line break. */
export class Tokenizer {
  readonly vocabularySize: number;
  readonly #inner: HuggingFaceTokenizer;
  readonly #pieces: readonly string[];

  private constructor(inner: HuggingFaceTokenizer, pieces: readonly string[]) {
    this.#inner = inner;
    this.#pieces = pieces;
    this.vocabularySize = pieces.length;
  }

  /**
   * Builds a tokenizer from the text of a Hugging Face `tokenizer.json`.
   * @throws TokenizerFormatError if it is no such file, or has other special tokens.
   */
  static fromJson(json: string): Tokenizer {
    let parsed: TokenizerJson;
    let inner: HuggingFaceTokenizer;
    try {
      parsed = JSON.parse(json) as TokenizerJson;
      inner = new HuggingFaceTokenizer(parsed, {});
    } catch (cause) {
      throw new TokenizerFormatError('not a tokenizer.json; train one with npm run tokenizer:train', {
        cause,
      });
    }
    for (const [id, token] of specialTokens.entries()) {
      if (parsed.model.vocab[token] !== id) {
        throw new TokenizerFormatError(
          `token ${JSON.stringify(token)} must have id ${id}; train the tokenizer anew`,
        );
      }
    }
    const pieces: string[] = [];
    for (const [piece, id] of Object.entries(parsed.model.vocab)) pieces[id] = piece;
    return new Tokenizer(inner, pieces);
  }

  /** Token ids of a text, which is normalised first. */
  encode(text: string): number[] {
    const normal = normalise(text);
    return normal === '' ? [] : this.#inner.encode(normal, { add_special_tokens: false }).ids;
  }

  /** Token ids of each word, in one call of {@link encode}. @param words Cyrillic letters and hyphens only. */
  encodeWords(words: readonly string[]): number[][] {
    const each: number[][] = [];
    for (const id of this.encode(words.join(' '))) {
      if (this.piece(id).startsWith(SPACE)) each.push([id]);
      else each.at(-1)?.push(id);
    }
    return each;
  }

  /** The text of token ids, without special tokens other than breaks. `decode(encode(x))` is `normalise(x)`. */
  decode(ids: readonly number[]): string {
    const text =
      ids.length === 0
        ? ''
        : this.#inner.decode([...ids], { skip_special_tokens: true, clean_up_tokenization_spaces: false });
    // Every word carries the space before it, a line's first word too.
    return text.replaceAll('\n ', '\n').replace(/^ /u, '');
  }

  /** A token as the vocabulary spells it: {@link SPACE} stands for the space before a word. */
  piece(token: number): string {
    return this.#pieces[token] ?? '';
  }
}
