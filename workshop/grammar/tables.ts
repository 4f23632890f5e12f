import { ALWAYS, type FramePart, frameOf } from '../../lib/grammar/frame.ts';
import type { WordGrammar } from '../../lib/grammar/wordForms.ts';
import { type FormReading, signatureOf } from './signature.ts';

/** What verbs of each lemma govern, as shares of their uses. */
export type Frames = ReadonlyMap<string, { readonly uses: number; readonly shares: FrameShares }>;
export type FrameShares = Readonly<Record<FramePart, number>>;

/** A verb's shares count as if so many more uses were those of the usual verb of its kind. */
const PRIOR = 5;
const INTRANSITIVE: FrameShares = {
  need: 0.15,
  accusative: 0.02,
  genitive: 0.02,
  dative: 0.08,
  instrumental: 0.08,
  infinitive: 0.03,
  impersonal: 0.3,
  perfective: 0.5,
};
/** A parser takes some subjects for objects: this share of them is not counted where the dictionary has a verb intransitive. */
const MISTAKEN = 0.12;
const TRANSITIVE: FrameShares = { ...INTRANSITIVE, need: 0.75, accusative: 0.65 };
/** «буду» stands before an imperfective infinitive, which a parser does not take for its complement. */
const AUXILIARY = 'быть';
const BEFORE_INFINITIVES = { infinitive: 0.3, perfective: 0 };
/** Readings of a lemma that is rarer than this share of a form are left out. */
const LEAST_SHARE = 0.04;
const VERBAL = ['VERB', 'INFN', 'GRND', 'PRTF'];

/** A table is not what `training/grammar/tables.py` writes. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** Reads the rows of frames.tsv. @throws TableError */
export function readFrames(rows: readonly string[]): Frames {
  const [head = '', ...rest] = rows;
  const columns = head.split('\t').slice(1);
  return new Map(
    rest.map((row) => {
      const [lemma = '', ...cells] = row.split('\t');
      const count = (name: string): number => {
        const value = Number(cells[columns.indexOf(name)] ?? Number.NaN);
        if (!(value >= 0)) throw new TableError(`frames.tsv: no count "${name}" in the row of «${lemma}»`);
        return value;
      };
      const uses = count('uses');
      const share = (name: string) => count(name) / uses;
      const usual = PRIOR * INTRANSITIVE.impersonal;
      const infinitives = count('infinitive');
      const shares = {
        need: share('served'),
        accusative: share('accusative'),
        genitive: share('genitive'),
        dative: share('dative'),
        instrumental: share('instrumental'),
        infinitive: share('infinitive'),
        impersonal: (count('subjectless') + usual) / (count('singular') + PRIOR),
        perfective: infinitives === 0 ? INTRANSITIVE.perfective : count('perfective') / infinitives,
      };
      return [lemma, { uses, shares: lemma === AUXILIARY ? { ...shares, ...BEFORE_INFINITIVES } : shares }];
    }),
  );
}

/** Reads the rows of forms.tsv. @throws TableError */
export function readForms(rows: readonly string[], frames: Frames): Map<string, WordGrammar> {
  return new Map(
    rows.map((row) => {
      const [form = '', , list] = row.split('\t');
      if (!form || !list) throw new TableError(`forms.tsv: a row without readings: ${row}`);
      const readings = likelyOf(list.split(';').map((one) => readingOf(one, form)));
      return [form, signatureOf(readings, frameIn(readings, frames))];
    }),
  );
}

type SharedReading = FormReading & { readonly share: number };

function readingOf(text: string, form: string): SharedReading {
  const [tag = '', lemma = '', share] = text.split('|');
  if (!(Number(share) >= 0)) throw new TableError(`forms.tsv: no share in a reading of «${form}»: ${text}`);
  return { grammemes: new Set(tag.split(/[ ,]/)), lemma, share: Number(share) };
}

/** The readings of lemmas that are not rare: «года» is mostly a genitive, and all the same in any of its cases. */
function likelyOf(readings: readonly SharedReading[]): SharedReading[] {
  const keyOf = ({ lemma, grammemes }: FormReading) => `${lemma} ${[...grammemes][0]}`;
  const shares = new Map<string, number>();
  for (const one of readings) shares.set(keyOf(one), (shares.get(keyOf(one)) ?? 0) + one.share);
  return readings.filter((one) => (shares.get(keyOf(one)) as number) >= LEAST_SHARE);
}

/** The frame of the verb that a form is; of several, of the one that needs an object least. */
function frameIn(readings: readonly FormReading[], frames: Frames): number {
  // A passive participle has no object.
  const verbs = readings.filter(
    ({ grammemes }) => VERBAL.some((tag) => grammemes.has(tag)) && !grammemes.has('pssv'),
  );
  const found = verbs.map(({ grammemes, lemma }) => {
    const isTransitive = grammemes.has('tran');
    const usual = isTransitive ? TRANSITIVE : INTRANSITIVE;
    const { uses = 0, shares = usual } = frames.get(lemma) ?? {};
    return frameOf((part) => {
      const mistaken = !isTransitive && (part === 'accusative' || part === 'need') ? MISTAKEN : 0;
      const share = Math.max(0, shares[part] - mistaken);
      return Math.round(((share * uses + usual[part] * PRIOR) / (uses + PRIOR)) * ALWAYS);
    });
  });
  return found.sort((a, b) => (a & ALWAYS) - (b & ALWAYS))[0] ?? 0;
}
