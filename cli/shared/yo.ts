import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import type { YoImage } from '../../lib/russian/restoreYo.ts';
import { wordPartsOf } from '../../lib/russian/words.ts';
import { seededRandom } from '../../lib/sampling/random.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { readYoTable, trainYo, type YoTable } from '../../workshop/lexicon/trainYo.ts';
import { YoTexts } from '../../workshop/lexicon/yoTexts.ts';
import { reading, type StrictOption } from './reading.ts';

/** What a word of a poem weighs beside one of prose. */
const POEM = 4;

/** Files that ё is learnt from. */
export interface YoFiles extends StrictOption {
  table: string;
  in: string[];
  prose?: string[];
}

/** Texts that write ё, and what is known of words. */
export interface YoSources {
  readonly table: YoTable;
  /** Spellings of the words of all poems, those held out among them. */
  readonly used: ReadonlySet<string>;
  readonly poems: readonly string[];
  readonly prose: readonly string[];
}

/** Reads the table, and those texts of the files that write ё. */
export async function readYoSources(files: YoFiles, onBytes?: (bytes: number) => void): Promise<YoSources> {
  const table = readYoTable(await readText(fileSource(files.table)));
  const safe = new Set([...table].flatMap(([spelling, { isSafe }]) => (isSafe ? spelling : [])));
  const used = new Set<string>();
  const poems = new YoTexts(safe);
  const prose = new YoTexts(safe);
  const own = reading(files, onBytes);
  for (const file of files.in) {
    for await (const { text, author } of readPoems(file, own)) {
      for (const word of wordPartsOf(text)) used.add(word);
      poems.add(text, author);
    }
  }
  for (const file of files.prose ?? [])
    for await (const { text, author, title } of readPoems(file, own)) prose.add(text, `${author}|${title}`);
  return { table, used, poems: [...poems.texts()], prose: [...prose.texts({ knownOnly: true })] };
}

/** Learns ё from the prose of the sources, and from these poems. */
export function learnYo({ table, used, prose }: YoSources, poems: readonly string[]): YoImage {
  const random = seededRandom(1);
  const texts = [
    ...poems.map((text) => ({ text, weight: POEM })),
    ...prose.map((text) => ({ text, weight: 1 })),
  ];
  return trainYo(texts, table, used, () => random.uniform());
}
