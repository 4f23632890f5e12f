import { Problem } from '../../lib/api/problem.ts';
import { type ParsedPoemRequest, parsePoemRequest } from '../../lib/api/request.ts';
import { readRows } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { tidy } from '../../lib/russian/tidy.ts';
import { reading } from './reading.ts';
import { UsageError } from './run.ts';

/** Options that say what to write, unchecked. */
export interface RequestOptions {
  preset: string;
  theme?: string;
  form?: string;
  opening?: string;
  scheme?: string;
  meter?: string;
  clausulae?: string;
  model?: string;
  budgetMs?: number;
  profanity?: boolean;
  lines?: number;
  seed?: number;
  topK?: number;
  newlineTopk?: number;
  chaosTopk?: number;
  chaosRate?: number;
  maxTokens?: number;
}

/**
 * The requests of a file's rows, which differ only in their line. A row that is no valid line is reported on stderr and
 * skipped, and the exit code becomes 1.
 *
 * @throws UsageError if no row is left; InputError, or what the file system throws.
 */
export async function requestsOf(
  file: string,
  options: RequestOptions,
): Promise<[ParsedPoemRequest, ...ParsedPoemRequest[]]> {
  const rows = await readRows(fileSource(file), reading().warn);
  const requests = rows.flatMap((row, at) => {
    if (tidy(row) === '') return [];
    try {
      return [requestOf(row, options)];
    } catch (error) {
      console.error(`${file}:${at + 1}: ${(error as Error).message}`);
      process.exitCode = 1;
      return [];
    }
  });
  const [first, ...others] = requests;
  if (first === undefined) throw new UsageError(`${file} holds no first line to write from`);
  return [first, ...others];
}

/** The request that a line, if there is one, and its options make. @throws UsageError that names what is wrong. */
export function requestOf(prompt: string | undefined, options: RequestOptions): ParsedPoemRequest {
  const { preset, theme, form, opening, model, scheme, meter, clausulae, budgetMs, profanity, lines, seed } =
    options;
  const sampling = given({
    topK: options.topK,
    newlineTopK: options.newlineTopk,
    chaosTopK: options.chaosTopk,
    chaosRate: options.chaosRate,
    maxTokens: options.maxTokens,
  });
  try {
    return parsePoemRequest({
      ...given({
        prompt,
        preset,
        theme,
        form,
        opening,
        model,
        scheme,
        meter,
        clausulae,
        budgetMs,
        profanity,
        lines,
        seed,
      }),
      ...(Object.keys(sampling).length === 0 ? {} : { sampling }),
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const faults = error.details.errors?.map(({ field, detail }) => `${optionOf(field)} ${detail}`);
    throw new UsageError(faults?.join('; ') ?? error.message);
  }
}

/** What the command line calls a field of the API: `sampling.topK` is `--top-k`. */
function optionOf(field: string): string {
  if (field === 'prompt') return 'the line';
  const name = field.replace('sampling.', '').replace('TopK', '-topk');
  return `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Without the options that were left out. */
function given(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
