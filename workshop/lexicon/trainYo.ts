import { foldYo } from '../../lib/russian/letters.ts';
import type { YoImage } from '../../lib/russian/restoreYo.ts';
import { type ContextWord, contextWords, STEP, WEIGHTS, yoFeatures } from '../../lib/russian/yoContext.ts';

/** Words with ё by their spelling with е, and whether the spelling is no word of its own. */
export type YoTable = ReadonlyMap<string, { readonly form: string; readonly isSafe: boolean }>;

/** A text to learn from, and how much each of its words weighs. */
export interface YoText {
  readonly text: string;
  readonly weight: number;
}

/** Words that occur this often both ways, and so many of a hundred the rarer way, are told by their context. */
const LEAST_BOTH = 3;
const RARER = 0.01;
const LEAST = 12;
/** Times that ё must outnumber е for a word to have it everywhere. */
const MAJORITY = 1.5;
/** A safe word that texts with ё spell without it: as often as this, and twice as often as with it. */
const DOUBTED = 6;
/** Least occurrences of a word with ё that no table has. */
const LEAST_UNLISTED = 3;
/** Share of ё from which metre may tell a word. */
const LEAST_HEARD = 0.03;

/** Times that examples must show a feature for it to get a weight, and the least weight that is stored, in steps. */
const LEAST_SEEN = 4;
const LEAST_WEIGHT = 2;
const EPOCHS = 4;
const RATE = 0.15;
const DECAY = 1e-3;

/** Reads rows `spelling with е \t form with ё \t safe|ambiguous`. */
export function readYoTable(text: string): YoTable {
  const table = new Map<string, { form: string; isSafe: boolean }>();
  for (const row of text.split('\n')) {
    const [spelling = '', forms = '', certainty] = row.split('\t');
    const [form = ''] = forms.split(',');
    if (/^[а-яё]+$/u.test(form) && foldYo(form) === spelling)
      table.set(spelling, { form, isSafe: certainty === 'safe' });
  }
  return table;
}

interface Count {
  plain: number;
  yo: number;
  /** The commonest form with ё. */
  readonly forms: Map<string, number>;
}

/**
 * Learns from texts that write ё which words have it everywhere, and what tells the others: a logistic model of the
 * words around them, by AdaGrad (Duchi et al. 2011).
 *
 * @param used spellings with е of the words that poems use; others are left out
 * @param random numbers from 0 to 1, for the order of the examples
 */
export function trainYo(
  texts: readonly YoText[],
  table: YoTable,
  used: ReadonlySet<string>,
  random: () => number,
): YoImage {
  const counts = countForms(texts);
  const certain: string[] = [];
  const uncertain: string[] = [];
  for (const spelling of new Set([...used, ...counts.keys()])) {
    const { plain, yo, forms } = counts.get(spelling) ?? {
      plain: 0,
      yo: 0,
      forms: new Map<string, number>(),
    };
    const listed = table.get(spelling);
    const form = commonest(forms) ?? listed?.form;
    if (form === undefined) continue;
    const rarer = Math.min(plain, yo);
    const isListed = listed !== undefined && used.has(spelling);
    if (rarer >= LEAST_BOTH && rarer > RARER * (plain + yo) && plain + yo >= LEAST) uncertain.push(form);
    else if (listed?.isSafe ? isListed && (plain < DOUBTED || plain <= 2 * yo) : yo > MAJORITY * plain) {
      if (listed !== undefined || yo >= LEAST_UNLISTED) certain.push(form);
    } else if (isListed && !listed.isSafe && yo > LEAST_HEARD * (plain + yo)) uncertain.push(form);
  }
  return { certain, uncertain, weights: weightsOf(texts, new Set(uncertain.map(foldYo)), random) };
}

function countForms(texts: readonly YoText[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { text } of texts) {
    for (const { word, spelling } of contextWords(text)) {
      let count = counts.get(spelling);
      if (!count) {
        count = { plain: 0, yo: 0, forms: new Map() };
        counts.set(spelling, count);
      }
      if (word === spelling) count.plain++;
      else {
        count.yo++;
        count.forms.set(word, (count.forms.get(word) ?? 0) + 1);
      }
    }
  }
  for (const [spelling, { yo }] of counts) if (yo === 0 && !spelling.includes('е')) counts.delete(spelling);
  return counts;
}

function commonest(forms: ReadonlyMap<string, number>): string | undefined {
  return [...forms].sort((a, b) => b[1] - a[1])[0]?.[0];
}

interface Example {
  features: readonly number[];
  readonly hasYo: number;
  readonly weight: number;
}

function weightsOf(
  texts: readonly YoText[],
  uncertain: ReadonlySet<string>,
  random: () => number,
): Int8Array {
  const examples = texts.flatMap(({ text, weight }) => {
    const words = contextWords(text);
    return words.flatMap((word, at) => (uncertain.has(word.spelling) ? example(words, at, weight) : []));
  });
  leaveOutRare(examples);
  const weights = new Float64Array(WEIGHTS);
  const squares = new Float64Array(WEIGHTS).fill(1e-6);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, random);
    for (const { features, hasYo, weight } of examples) {
      const sum = features.reduce((total, feature) => total + (weights[feature] as number), 0);
      const error = weight * (1 / (1 + Math.exp(-sum)) - hasYo);
      for (const feature of features) {
        const gradient = error + DECAY * (weights[feature] as number);
        squares[feature] = (squares[feature] as number) + gradient * gradient;
        weights[feature] =
          (weights[feature] as number) - (RATE * gradient) / Math.sqrt(squares[feature] as number);
      }
    }
  }
  return Int8Array.from(weights, (weight) => {
    const steps = Math.max(-127, Math.min(127, Math.round(weight / STEP)));
    return Math.abs(steps) < LEAST_WEIGHT ? 0 : steps;
  });
}

/** Rare features tell the examples apart that have them, and no others; their weights would share places with common ones. */
function leaveOutRare(examples: readonly Example[]): void {
  const seen = new Uint32Array(WEIGHTS);
  for (const { features } of examples)
    for (const feature of features) seen[feature] = (seen[feature] as number) + 1;
  for (const example of examples)
    example.features = example.features.filter((feature) => (seen[feature] as number) >= LEAST_SEEN);
}

function example(words: readonly ContextWord[], at: number, weight: number): Example {
  const { word, spelling } = words[at] as ContextWord;
  return { features: yoFeatures(words, at), hasYo: word === spelling ? 0 : 1, weight };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const other = Math.floor(random() * (i + 1));
    [items[i], items[other]] = [items[other] as T, items[i] as T];
  }
}
