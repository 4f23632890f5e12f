import type { LanguageModel } from '../model/languageModel.ts';
import { type PresetName, presets, type SamplingSettings } from '../sampling/presets.ts';
import { drawSeed, seededRandom } from '../sampling/random.ts';
import type { Tokenizer } from '../tokenizer/tokenizer.ts';
import { writeFree } from './free.ts';
import { personsLines, setVerse } from './layout.ts';

/** A loaded model, ready to write. */
export interface Poet {
  readonly name: string;
  readonly version: string;
  readonly network: LanguageModel;
  readonly tokenizer: Tokenizer;
  /** Puts ё where a word can have nothing else; absent where no lexicon was loaded. */
  readonly restoreYo?: (text: string) => string;
}

export interface ComposeRequest {
  /** The person's own line or lines. */
  prompt: string;
  preset: PresetName;
  /** Overrides single settings of the preset. */
  sampling?: Partial<SamplingSettings>;
  /** Rhymed unless asked otherwise. */
  form?: 'rhymed' | 'free';
  /** As `parseScheme` takes it; rhymed verse only, as the next three. */
  scheme?: string;
  /** As `parseMeter` takes it, or `auto`: the metre of the person's line. */
  meter?: string;
  /** As `parseClausulae` takes it. */
  clausulae?: string;
  /** Milliseconds for the search. */
  budgetMs?: number;
  /** Whether obscene words may be written. */
  profanity?: boolean;
  /** Lines of the whole poem, the person's included; without it `maxTokens` or the scheme decides. */
  lines?: number;
  /** 0 to 2^32 - 1; drawn if absent. The same request with the same seed gives the same poem. */
  seed?: number;
}

export interface Poem {
  /** The poem as text; blank lines part stanzas. */
  poem: string;
  /** Its lines, blank ones left out. */
  lines: string[];
  seed: number;
  preset: PresetName;
  form: 'rhymed' | 'free';
  /** Of rhymed verse: whether the person's line is the scheme's first, or stands above the poem. */
  opening?: 'line' | 'epigraph';
  /** Of rhymed verse: a letter a line, a space between stanzas. */
  scheme?: string;
  /** Of rhymed verse, e.g. `iamb-4`. */
  meter?: string;
  /** Of rhymed verse: the poem with U+0301 behind each stressed vowel. */
  stressed?: string;
  /** Of rhymed verse: mean natural log probability of a token. */
  score?: number;
  model: { name: string; version: string };
  /** Tokens written, those of dropped lines too. */
  tokens: number;
}

/** Fewest lines of a poem, whatever was sent. */
export const MIN_LINES = 4;

/** Writes a poem that opens with the person's line. */
export async function compose(poet: Poet, request: ComposeRequest): Promise<Poem> {
  const { preset } = request;
  const seed = request.seed ?? drawSeed();
  const opening = personsLines(request.prompt);
  const wanted = request.lines === undefined ? undefined : Math.max(1, request.lines - opening.length);
  const written = await writeFree(poet.network, poet.tokenizer, {
    prompt: request.prompt,
    settings: { ...presets[preset], ...request.sampling },
    minLines: wanted ?? Math.max(1, MIN_LINES - opening.length),
    maxLines: wanted ?? Number.POSITIVE_INFINITY,
    random: seededRandom(seed),
  });
  const restoreYo = poet.restoreYo ?? ((text: string) => text);
  const verse = [...opening, ...setVerse(written.lines.map(restoreYo))];
  return {
    poem: verse.join('\n'),
    lines: verse.filter((line) => line !== ''),
    seed,
    preset,
    form: 'free',
    model: { name: poet.name, version: poet.version },
    tokens: written.tokens,
  };
}
