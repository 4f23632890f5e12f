import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ReadOptions } from '../../../lib/files/jsonLines.ts';
import { END, LINE_BREAK, PAD, STANZA_BREAK, UNKNOWN } from '../../../lib/tokenizer/specialTokens.ts';
import type { Tokenizer } from '../../../lib/tokenizer/tokenizer.ts';
import { readPoems } from '../jsonl.ts';
import { countLetters } from '../letters.ts';
import { isHeldOut } from '../split.ts';
import { writeWhole } from '../writeWhole.ts';
import type { HeldOutLines } from './heldOutLines.ts';
import { type SplitHeader, TokenArrayWriter } from './tokenArray.ts';
import { tokensOf, type View } from './views.ts';

export interface EncodeOptions {
  /** How regular a text's form is, 0 to 1. If given, `train.regularity.bin` has it, one byte a poem, 0 for prose. */
  regularityOf?: ((text: string) => number) | undefined;
  /** If given, poems that share half of their lines with held-out ones are left out of training. */
  heldOut?: HeldOutLines | undefined;
}

/** `header.json` beside the token arrays: all that training has to know of the text. */
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
 * Writes cleaned poems as token arrays: `train.bin` and `test.bin` hold little-endian uint16 ids, poem after poem, each
 * with the end token behind it. Obscene poems are left out, and a tenth is held out for testing.
 * @param tokenizerJson the text of the tokenizer's file; the header has its SHA-256.
 * @throws InputError, or what the file system throws.
 */
export async function encodeFiles(
  files: readonly string[],
  outDir: string,
  tokenizer: Tokenizer,
  tokenizerJson: string,
  view: View,
  reading?: ReadOptions,
  { regularityOf, heldOut }: EncodeOptions = {},
): Promise<TokenArrayHeader> {
  await mkdir(outDir, { recursive: true });
  const train = await TokenArrayWriter.create(outDir, 'train.bin');
  const test = await TokenArrayWriter.create(outDir, 'test.bin');
  const regularity: number[] = [];
  let leftOut = 0;
  let splits: TokenArrayHeader['splits'];
  try {
    for (const file of files) {
      for await (const poem of readPoems(file, reading)) {
        if (poem.obscene) continue;
        const ids = tokensOf(poem, basename(file), view, tokenizer);
        if (ids.length === 0) continue;
        const forTest = isHeldOut(poem.text);
        if (!forTest && heldOut?.overlapsWith(poem.text)) {
          leftOut++;
          continue;
        }
        await (forTest ? test : train).add([...ids, END], countLetters(poem.text));
        if (regularityOf && !forTest) {
          regularity.push(poem.kind === 'prose' ? 0 : Math.round(255 * regularityOf(poem.text)));
        }
      }
    }
    splits = { train: await train.finish(), test: await test.finish() };
  } catch (error) {
    await Promise.all([train.discard(), test.discard()]);
    throw error;
  }
  if (heldOut) splits.train.leftOut = leftOut;
  if (regularityOf) {
    splits.train.regularity = 'train.regularity.bin';
    await writeWhole(join(outDir, splits.train.regularity), Uint8Array.from(regularity));
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
    sources: files.map((file) => basename(file)),
    splits,
  };
  await writeWhole(join(outDir, 'header.json'), `${JSON.stringify(header, null, 2)}\n`);
  return header;
}
