import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { reverseLines } from '../../../lib/tokenizer/reverseLines.ts';
import { END, LINE_BREAK, PAD, STANZA_BREAK, UNKNOWN } from '../../../lib/tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../../lib/tokenizer/tokenizer.ts';
import { readPoems } from '../jsonl.ts';
import { countLetters } from '../letters.ts';
import { isHeldOut } from '../split.ts';
import type { HeldOutLines } from './heldOutLines.ts';
import { openingOf } from './verseView.ts';

/** Sizes of one token array. */
export interface SplitHeader {
  file: string;
  sha256: string;
  tokens: number;
  poems: number;
  /** Cyrillic letters of the normalised texts. */
  letters: number;
  /** A file of one byte a poem, 0 to 255: how regular its form is. */
  regularity?: string;
  /** Poems left out because they give held-out ones away, where that was looked for. */
  leftOut?: number;
}

export interface EncodeOptions {
  /** How regular a poem's form is, 0 to 1; where given, `train.regularity.bin` holds it a byte a poem, 0 for prose. */
  regularityOf?: ((text: string) => number) | undefined;
  /** Where given, poems that give held-out ones away are left out of training. */
  heldOut?: HeldOutLines | undefined;
}

/**
 * How poems are laid out as tokens, each closed by the end token. `classic`: as they are read. `verse`: behind a genre
 * token, the words of each line in reverse order.
 */
export const views = ['classic', 'verse'] as const;
export type View = (typeof views)[number];

/** `header.json` beside the token arrays: all that training needs to know of the text. */
export interface TokenArrayHeader {
  format: 'neural-poet-tokens';
  version: 1;
  view: View;
  vocabularySize: number;
  padId: number;
  unknownId: number;
  endId: number;
  lineBreakId: number;
  stanzaBreakId: number;
  tokenizerSha256: string;
  sources: string[];
  splits: { train: SplitHeader; test: SplitHeader };
}

/**
 * Writes cleaned poems as token arrays: `train.bin` and `test.bin` hold little-endian uint16 ids, the poems one
 * after another, each closed by the end token. Obscene poems are left out, a tenth is held out for testing.
 * @param tokenizerJson the text of the tokenizer's file, whose SHA-256 the header records.
 * @throws CorpusFormatError, or what the file system throws.
 */
export async function encodeFiles(
  files: readonly string[],
  outDir: string,
  tokenizer: Tokenizer,
  tokenizerJson: string,
  view: View,
  onBytes?: (bytes: number) => void,
  { regularityOf, heldOut }: EncodeOptions = {},
): Promise<TokenArrayHeader> {
  await mkdir(outDir, { recursive: true });
  const train = await TokenArray.create(outDir, 'train.bin');
  const test = await TokenArray.create(outDir, 'test.bin');
  const regular: number[] = [];
  let leftOut = 0;
  const sources = files.map((file) => basename(file));
  for (const [at, file] of files.entries()) {
    for await (const poem of readPoems(file, onBytes)) {
      if (poem.obscene) continue;
      const plain = tokenizer.encode(poem.text);
      if (plain.length === 0) continue;
      const ids =
        view === 'classic'
          ? plain
          : [...openingOf(poem, sources[at] as string), ...reverseLines(plain, tokenizer)];
      const forTest = isHeldOut(poem.text);
      if (!forTest && heldOut?.givenAwayBy(poem.text)) {
        leftOut++;
        continue;
      }
      await (forTest ? test : train).add([...ids, END], countLetters(poem.text));
      if (regularityOf && !forTest) {
        regular.push(poem.kind === 'prose' ? 0 : Math.round(255 * regularityOf(poem.text)));
      }
    }
  }
  const splits = { train: await train.finish(), test: await test.finish() };
  if (heldOut) splits.train.leftOut = leftOut;
  if (regularityOf) {
    splits.train.regularity = 'train.regularity.bin';
    await writeFile(join(outDir, splits.train.regularity), Uint8Array.from(regular));
  }
  const header: TokenArrayHeader = {
    format: 'neural-poet-tokens',
    version: 1,
    view,
    vocabularySize: tokenizer.vocabularySize,
    padId: PAD,
    unknownId: UNKNOWN,
    endId: END,
    lineBreakId: LINE_BREAK,
    stanzaBreakId: STANZA_BREAK,
    tokenizerSha256: createHash('sha256').update(tokenizerJson).digest('hex'),
    sources,
    splits,
  };
  await writeFile(join(outDir, 'header.json'), `${JSON.stringify(header, null, 2)}\n`);
  return header;
}

const BUFFER = 1 << 19;

class TokenArray {
  readonly #sha256 = createHash('sha256');
  readonly #buffer = new Uint16Array(BUFFER);
  #used = 0;
  #tokens = 0;
  #poems = 0;
  #letters = 0;

  readonly #dir: string;
  readonly #name: string;
  readonly #handle: FileHandle;

  private constructor(dir: string, name: string, handle: FileHandle) {
    this.#dir = dir;
    this.#name = name;
    this.#handle = handle;
  }

  static async create(dir: string, name: string): Promise<TokenArray> {
    return new TokenArray(dir, name, await open(join(dir, `${name}.part`), 'w'));
  }

  async add(ids: readonly number[], letters: number): Promise<void> {
    if (this.#used + ids.length > BUFFER) await this.#flush();
    this.#buffer.set(ids, this.#used);
    this.#used += ids.length;
    this.#tokens += ids.length;
    this.#poems++;
    this.#letters += letters;
  }

  async finish(): Promise<SplitHeader> {
    await this.#flush();
    await this.#handle.close();
    await rename(join(this.#dir, `${this.#name}.part`), join(this.#dir, this.#name));
    return {
      file: this.#name,
      sha256: this.#sha256.digest('hex'),
      tokens: this.#tokens,
      poems: this.#poems,
      letters: this.#letters,
    };
  }

  async #flush(): Promise<void> {
    // Typed arrays are little-endian on every machine that Node runs on.
    const bytes = new Uint8Array(this.#buffer.buffer, 0, this.#used * 2);
    this.#sha256.update(bytes);
    await this.#handle.writeFile(bytes);
    this.#used = 0;
  }
}
