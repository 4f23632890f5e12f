import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import type { YoImage } from '../../lib/russian/restoreYo.ts';
import { wordPartsOf } from '../../lib/russian/words.ts';
import { readPoems } from '../corpus/jsonl.ts';
import { readYoTable, trainYo, type YoTable } from './trainYo.ts';
import { YoTexts } from './yoTexts.ts';

/** What a word of a poem weighs beside one of prose. */
const POEM = 4;

/** Files that ё is learnt from. */
export interface YoFiles {
  /** Rows of spelling, form with ё, safe or ambiguous. */
  readonly table: string;
  /** Poems. */
  readonly in: readonly string[];
  readonly prose?: readonly string[];
}

/** Texts that write ё, and what is known of words. */
export interface YoSources {
  readonly table: YoTable;
  /** Spellings of the words of all poems, those held out among them. */
  readonly used: ReadonlySet<string>;
  readonly poems: readonly string[];
  readonly prose: readonly string[];
}

/** Reads the table, and those texts of the files that write ё. @throws InputError */
export async function readYoSources(files: YoFiles, reading?: ReadOptions): Promise<YoSources> {
  const table = readYoTable(await readText(fileSource(files.table)));
  const safe = new Set([...table].flatMap(([spelling, { isSafe }]) => (isSafe ? spelling : [])));
  const used = new Set<string>();
  const poems = new YoTexts(safe);
  const prose = new YoTexts(safe);
  for (const file of files.in) {
    for await (const { text, author } of readPoems(file, reading)) {
      for (const word of wordPartsOf(text)) used.add(word);
      poems.add(text, author);
    }
  }
  for (const file of files.prose ?? [])
    for await (const { text, author, title } of readPoems(file, reading))
      prose.add(text, `${author}|${title}`);
  return { table, used, poems: [...poems.texts()], prose: [...prose.texts({ knownOnly: true })] };
}

/** Learns ё from the prose of the sources, and from these poems. @param random the order of examples; see {@link trainYo}. */
export function learnYo(
  { table, used, prose }: YoSources,
  poems: readonly string[],
  random: () => number,
): YoImage {
  const texts = [
    ...poems.map((text) => ({ text, weight: POEM })),
    ...prose.map((text) => ({ text, weight: 1 })),
  ];
  return trainYo(texts, table, used, random);
}
