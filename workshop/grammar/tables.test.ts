import { describe, expect, it } from 'vitest';
import { inFrame } from '../../lib/grammar/frame.ts';
import { part } from '../../lib/grammar/parts.ts';
import { readForms, readFrames, TableError } from './tables.ts';

const head =
  'lemma\tuses\tserved\taccusative\tgenitive\tdative\tinstrumental\tinfinitive\tperfective\tsingular\tsubjectless';
const frames = readFrames([
  head,
  'видеть\t1000\t900\t800\t50\t10\t10\t0\t0\t300\t30',
  'спать\t1000\t100\t100\t0\t0\t10\t0\t0\t300\t30',
  'мыть\t2\t0\t0\t0\t0\t0\t0\t0\t1\t0',
  'начать\t1000\t900\t100\t0\t0\t0\t800\t8\t300\t30',
  'быть\t1000\t0\t0\t0\t0\t0\t9\t3\t300\t200',
]);
const frameOf = (form: string, readings: string) =>
  readForms([`${form}\t9\t${readings}`], frames).get(form)?.frame ?? 0;

describe('readForms', () => {
  it('takes all cases of a likely lemma, and no reading of a rare one', () => {
    const row =
      'дали\t9\tNOUN,inan,femn plur,nomn|даль|0.020;NOUN,inan,femn sing,gent|даль|0.050;' +
      'VERB,perf,tran plur,past,indc|дать|0.900;NOUN,anim,masc,Name sing,nomn|дали|0.030';
    const found = readForms([row], frames).get('дали');
    expect(found?.parts).toBe(part.noun | part.verb);
    // Nominative plural and genitive of a feminine noun.
    expect(found?.nouns).toBe(0b0010_1000);
  });

  it('knows what verbs govern', () => {
    const sees = frameOf('вижу', 'VERB,impf,tran sing,1per,pres,indc|видеть|1.000');
    expect([inFrame(sees, 'need'), inFrame(sees, 'accusative'), inFrame(sees, 'dative')]).toEqual([
      13, 12, 0,
    ]);
    const begins = frameOf('начал', 'VERB,perf,tran masc,sing,past,indc|начать|1.000');
    expect([inFrame(begins, 'infinitive'), inFrame(begins, 'perfective')]).toEqual([12, 0]);
    expect(inFrame(frameOf('буду', 'VERB,impf,intr sing,1per,futr,indc|быть|1.000'), 'infinitive')).toBe(4);
  });

  it('holds few uses against those of the usual verb, and a parser against the dictionary', () => {
    const washes = frameOf('мою', 'VERB,impf,tran sing,1per,pres,indc|мыть|1.000');
    expect(inFrame(washes, 'need')).toBeGreaterThan(6);
    expect(inFrame(frameOf('сплю', 'VERB,impf,intr sing,1per,pres,indc|спать|1.000'), 'accusative')).toBe(0);
  });

  it('of two verbs takes the one that needs an object less', () => {
    const both =
      'VERB,impf,tran sing,1per,pres,indc|видеть|0.500;VERB,impf,intr sing,1per,pres,indc|спать|0.500';
    expect(inFrame(frameOf('вижу', both), 'need')).toBe(0);
  });
});

it('names what is wrong with a table', () => {
  expect(() => readFrames(['lemma\tuses', 'мыть\t2'])).toThrow(TableError);
  expect(() => readForms(['мыть\t2'], frames)).toThrow(/without readings/u);
  expect(() => readForms(['мыть\t2\tINFN,impf,tran|мыть'], frames)).toThrow(/no share/u);
});
