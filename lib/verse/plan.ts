import { syllables } from '../prosody/alphabet.ts';
import { type Lexicon, scanPoem } from '../prosody/index.ts';
import { REGULAR, type RegularMeter } from '../prosody/meter.ts';
import { type ClausulaLength, type LineTemplate, lineTemplate } from './template.ts';

export interface LinePlan {
  readonly template: LineTemplate;
  readonly letter: string;
  readonly endsStanza: boolean;
}

export interface PoemPlan {
  /** What the network reads first. */
  readonly opening: string;
  /** Whether the opening is apart from the poem. */
  readonly opensStanza: boolean;
  readonly openingRhyme?: { readonly letter: string; readonly word: string; readonly stress: number };
  readonly lines: readonly LinePlan[];
}

const CLAUSULAE: Record<string, ClausulaLength> = { masculine: 0, feminine: 1, dactylic: 2 };

/** Plans a poem of one stanza pattern, repeated; the person's line opens it where it scans. */
export function planPoem(prompt: string, scheme: string, stanzas: number, lexicon: Lexicon): PoemPlan {
  const scan = scanPoem(prompt, lexicon);
  const [line] = scan.lines;
  const words = prompt.toLowerCase().match(/[а-яё-]+/gu) ?? [];
  const word = words.at(-1) ?? '';
  const clausula = line === undefined ? undefined : CLAUSULAE[line.clausula];
  const regular = line !== undefined && line.meter in REGULAR ? (line.meter as RegularMeter) : undefined;
  const fits =
    scan.lines.length === 1 &&
    line &&
    regular &&
    clausula !== undefined &&
    line.departures.length === 0 &&
    line.feet >= 2 &&
    line.feet <= 6;
  const [meter, feet, first] = fits ? [regular, line.feet, clausula] : (['iamb', 4, 1] as const);
  const lines: LinePlan[] = [];
  for (let stanza = 0; stanza < stanzas; stanza++) {
    const lengths = new Map<string, ClausulaLength>();
    for (const [at, letter] of [...scheme].entries()) {
      if (!lengths.has(letter)) lengths.set(letter, lengths.size % 2 === 0 ? first : first === 0 ? 1 : 0);
      lines.push({
        template: lineTemplate(meter as RegularMeter, feet as number, lengths.get(letter) as ClausulaLength),
        letter: `${letter}${stanza}`,
        endsStanza: at === scheme.length - 1 && stanza < stanzas - 1,
      });
    }
  }
  const opened = fits ? lines.slice(1) : lines;
  return {
    opening: prompt,
    opensStanza: !fits,
    lines: opened,
    ...(fits
      ? {
          openingRhyme: {
            letter: (lines[0] as LinePlan).letter,
            word,
            stress: syllables(word) - 1 - (clausula as number),
          },
        }
      : {}),
  };
}
