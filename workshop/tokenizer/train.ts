import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Tokenizer as NativeTokenizer } from 'tokenizers';
import { alphabet, normalise } from '../../lib/tokenizer/normalise.ts';
import { specialTokens, UNKNOWN } from '../../lib/tokenizer/specialTokens.ts';

interface BpeJson {
  vocab: Record<string, number>;
  merges: (string | [string, string])[];
}

// A word with the space before it, a mark with the space before it, or a bare space.
const PIECES = '▁?\\p{L}+|▁?[^\\p{L}▁]|▁';

/**
 * Learns byte-pair encoding (Sennrich et al. 2016) with the Hugging Face trainer. Its Node API has no vocabulary
 * size. BPE is greedy, so a run with a smaller vocabulary learns the first merges of a run with a larger one: these are
 * kept.
 * @param texts poems, not normalised.
 * @param vocabularySize number of tokens, special ones included.
 * @returns the text of a Hugging Face `tokenizer.json`.
 * @throws Error if the texts are too short for a vocabulary of that size.
 */
export async function trainTokenizer(texts: AsyncIterable<string>, vocabularySize: number): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'neural-poet-tokenizer-'));
  try {
    const file = join(scratch, 'text.txt');
    const saved = join(scratch, 'tokenizer.json');
    await pipeline(Readable.from(normalised(texts)), createWriteStream(file));
    const native = NativeTokenizer.fromString(JSON.stringify(layout({ vocab: {}, merges: [] }, false)));
    native.train([file]);
    native.save(saved);
    const { model } = JSON.parse(await readFile(saved, 'utf8')) as { model: BpeJson };
    return `${JSON.stringify(layout(firstMerges(model, vocabularySize), true))}\n`;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function* normalised(texts: AsyncIterable<string>): AsyncGenerator<string> {
  // The replacement character must not become a letter of the vocabulary.
  for await (const text of texts) yield `${normalise(text).replaceAll('\uFFFD', '')}\n`;
}

function firstMerges({ merges }: BpeJson, vocabularySize: number): BpeJson {
  const letters = ['▁', ...alphabet].sort();
  const tokens: string[] = [...specialTokens, ...letters];
  const known = new Set(tokens);
  const kept: [string, string][] = [];
  for (const merge of merges) {
    if (tokens.length === vocabularySize) break;
    const [left, right] = typeof merge === 'string' ? (merge.split(' ') as [string, string]) : merge;
    // The trainer reads line breaks as letters; here they are tokens of their own.
    if (right.endsWith('\n')) continue;
    kept.push([left, right]);
    if (known.has(left + right)) continue;
    known.add(left + right);
    tokens.push(left + right);
  }
  if (tokens.length < vocabularySize) {
    throw new Error(`the text yields only ${tokens.length} tokens of ${vocabularySize}; give more text`);
  }
  return { vocab: Object.fromEntries(tokens.map((token, id) => [token, id])), merges: kept };
}

function layout(model: BpeJson, withTokens: boolean): object {
  const added = (content: string, id: number) => ({
    id,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: content.startsWith('<'),
  });
  const addedTokens = specialTokens.map(added).filter(({ id }) => id !== UNKNOWN);
  const metaspace = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: false };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: withTokens ? addedTokens : [],
    normalizer: null,
    pre_tokenizer: {
      type: 'Sequence',
      pretokenizers: [
        metaspace,
        { type: 'Split', pattern: { Regex: PIECES }, behavior: 'Isolated', invert: false },
      ],
    },
    post_processor: null,
    decoder: metaspace,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: withTokens ? specialTokens[UNKNOWN] : null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ...model,
    },
  };
}
