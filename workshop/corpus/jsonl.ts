import { basename } from 'node:path';
import { type ReadOptions, readJsonLines, textRows } from '../../lib/files/jsonLines.ts';
import { tidy } from '../../lib/russian/tidy.ts';

/** A poem of a corpus file. A blank line of `text` separates stanzas. */
export interface CorpusPoem {
  text: string;
  author?: string;
  title?: string;
  source?: string;
  kind?: string;
  /** Set by cleaning: whether the poem has obscene words. */
  obscene?: boolean;
}

/** The name of a corpus file without folder and ending: `poems/a.jsonl.gz` → `a`. */
export function corpusName(file: string): string {
  return basename(file).replace(/\.jsonl(\.gz)?$/u, '');
}

/**
 * Streams the poems of a JSON Lines file, their texts tidied. Memory does not grow with the file.
 * @throws InputError, or what the file system throws; see {@link readJsonLines}.
 */
export async function* readPoems(file: string, options?: ReadOptions): AsyncGenerator<CorpusPoem> {
  for await (const poem of readJsonLines(file, textRows, options)) {
    yield { ...poem, text: tidy(poem.text) };
  }
}
