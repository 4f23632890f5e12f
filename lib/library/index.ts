/** What the npm package exports: a poet that writes, scans and finds rhymes. */
import { type PoemRequest, parsePoemRequest } from '../api/request.ts';
import { storeFromEnvironment } from '../artifacts/fromEnvironment.ts';
import { compose } from '../poet/compose.ts';
import { loadPoetFrom } from '../poet/load.ts';
import { defaultModel, type ModelName } from '../poet/models.ts';
import type { FormName, Poem } from '../poet/poem.ts';
import { type PoemScan, rhymesFor, scanPoem, type WordRhyme } from '../prosody/index.ts';
import { tidy } from '../russian/tidy.ts';
import type { PresetName, SamplingSettings } from '../sampling/presets.ts';
import { lazyPoets } from '../service/service.ts';

export { Problem, type ProblemDetails } from '../api/problem.ts';
export { ArtifactError } from '../artifacts/errors.ts';
export type { ModelName } from '../poet/models.ts';
export type { FormName, Poem } from '../poet/poem.ts';
export type { LineScan, PoemScan, WordRhyme } from '../prosody/index.ts';
export type { PresetName, SamplingSettings } from '../sampling/presets.ts';

export interface LoadOptions {
  /** Folder of the networks and their manifest; the package's own unless given. */
  artifacts?: string;
}

/** What to write. The fields are those of the HTTP API. */
export interface WriteRequest {
  /** The first line, or up to four: 1 to 200 characters. U+0301 behind a vowel marks its stress. */
  prompt?: string;
  /** What the poem is about, in Russian: 1 to 100 characters. Without a prompt its first line names it, where it can. */
  theme?: string;
  /**
   * Whether the poem rhymes, or a form that lays down every line: `pirozhok`, `poroshok`. `verse` writes rhymed poems
   * unless asked otherwise, `classic` only free ones.
   */
  form?: FormName;
  /** The network that writes, `verse` unless given. Each is loaded when it is first needed. */
  model?: ModelName;
  /** Where the prompt stands: it opens the poem (`line`, the default), or stands above it (`epigraph`). */
  opening?: 'line' | 'epigraph';
  /** Rhymed: which lines rhyme, e.g. `ABBA`, `-A-A`, `AABA CCDC`, `SONNET`, `ONEGIN`. */
  scheme?: string;
  /** Rhymed: metre and feet, e.g. `iamb-4`, `anapest-3`, `dolnik-3`, `4-3-4-3`; `auto`, the default, takes the metre of the prompt. */
  meter?: string;
  /** Rhymed: line endings, repeated over the poem: `m` masculine, `f` feminine, `d` dactylic. */
  clausulae?: string;
  /** Rhymed: milliseconds after which the rest is written with little choice, 100 to 10000; 10000 unless given. */
  budgetMs?: number;
  /** How wild the poem gets; `poet` unless given. */
  preset?: PresetName;
  /** Values that replace those of the preset. */
  sampling?: Partial<SamplingSettings>;
  /** Lines of the poem, the prompt's included unless it is an epigraph, 4 to 40. */
  lines?: number;
  /** Stanzas of four lines behind the poem, 0 to 8: the poem itself stays as it is. */
  furtherStanzas?: number;
  /** 0 to 4294967295; random unless given. The same request with the same seed gives the same poem on any machine. */
  seed?: number;
  /** Whether obscene words are allowed. */
  profanity?: boolean;
  /** Whether the poem comes with `scan`: syllables, stresses, strong places and rhymes of its lines. */
  scan?: boolean;
}

/** A poet with its networks in memory. It writes several poems at once, and needs no closing. */
export interface NeuralPoet {
  /**
   * Writes a poem that continues the prompt, or is about the theme, or both.
   *
   * @param options.signal stops the writing within a line; the promise is then rejected with its reason.
   * @throws {@link Problem} if a field is wrong: `message` says how, `details.errors` lists every field.
   * @throws {@link ArtifactError} if the network is asked for the first time and can't be loaded.
   */
  write(request: WriteRequest, options?: { signal?: AbortSignal }): Promise<Poem>;
  /** Finds stress, metre and rhymes of a poem in Russian. */
  scan(text: string): PoemScan;
  /**
   * Lists the rhymes of a Russian word, the closest in sound first.
   *
   * @param stress the stressed vowel, counted from 0; the most frequent stress of the word unless given.
   */
  rhymes(word: string, stress?: number): WordRhyme[];
}

/**
 * Loads the networks that write Russian poems. It takes a few tenths of a second and about 150 MB: load once, write often.
 *
 * @throws {@link ArtifactError} if the artifacts can't be read: `message` says what to do, `path` names the file.
 *
 * @example
 * ```ts
 * import { loadPoet } from 'neural-poet';
 *
 * const poet = await loadPoet();
 * const { poem, seed } = await poet.write({ prompt: 'Над крышей тихо тает свет', scheme: 'ABBA' });
 * console.log(poem, seed);
 * ```
 */
export async function loadPoet({ artifacts }: LoadOptions = {}): Promise<NeuralPoet> {
  const store = storeFromEnvironment({ MODEL_DIR: artifacts });
  const poets = lazyPoets((name) => loadPoetFrom(store, name));
  const { rhymed } = await poets[defaultModel].get();
  if (!rhymed) throw new Error('the artifacts hold no lexicon, which rhymes need');
  return {
    async write(request, { signal } = {}) {
      const { model, ...parsed } = parsePoemRequest(request satisfies PoemRequest);
      return compose(await poets[model].get(), signal ? { ...parsed, signal } : parsed);
    },
    scan: (text) => scanPoem(tidy(text, { stressMarks: true }), rhymed.lexicon),
    rhymes: (word, stress) => rhymesFor(tidy(word), rhymed.lexicon, stress),
  };
}
