import { describe, expect, it } from 'vitest';
import { inCase, subject } from '../../lib/grammar/agreement.ts';
import { PERFECTIVE, part } from '../../lib/grammar/parts.ts';
import { signatureOf } from './signature.ts';

const read = (...tags: string[]) =>
  signatureOf(
    tags.map((tag) => ({ grammemes: new Set(tag.split(/[ ,]/u)), lemma: '' })),
    0,
  );
/** Genders in every case. */
const spread = (genders: number) => 0x1111111 * genders;

describe('signatureOf', () => {
  it('tells the accusative of what lives from that of what does not', () => {
    expect(read('NOUN,anim,masc sing,accs').nouns).toBe(inCase.accsAnim & spread(0b0001));
    expect(read('NOUN,inan,masc sing,accs').nouns).toBe(inCase.accs & spread(0b0001));
    expect(read('ADJF femn,sing,accs').adjectives).toBe((inCase.accs | inCase.accsAnim) & spread(0b0010));
  });

  it('gives words without gender all of them', () => {
    expect(read('NPRO,1per sing,nomn').nouns).toBe(inCase.nomn & spread(0b0111));
    expect(read('NPRO gent').nouns).toBe(inCase.gent);
    expect(read('NOUN,anim,Ms-f,masc sing,datv').nouns).toBe(inCase.datv & spread(0b0011));
    expect(read('ADJF plur,nomn').adjectives).toBe(inCase.nomn & spread(0b1000));
  });

  it('takes rare cases for those that they stand for', () => {
    expect(read('NOUN,inan,masc sing,loc2').nouns).toBe(inCase.loct & spread(0b0001));
    expect(read('NOUN,anim,masc sing,voct').nouns).toBe(inCase.nomn & spread(0b0001));
  });

  it.each([
    ['VERB,impf,tran femn,sing,past,indc', 0b0010],
    ['VERB,impf,tran plur,past,indc', 0b1000],
    ['VERB,impf,tran sing,1per,pres,indc', subject.first],
    ['VERB,impf,tran plur,2per,pres,indc', subject.secondPlural],
    ['VERB,perf,tran plur,3per,futr,indc', subject.thirdPlural],
    ['VERB,perf,tran sing,impr,excl', subject.command],
    ['VERB,perf,tran plur,impr,excl', subject.commandPlural],
    ['VERB,perf,intr sing,impr,incl', subject.firstPlural],
    ['ADJS,Qual neut,sing', 0b0100 << subject.shortShift],
  ])('knows the subjects of %s', (tag, subjects) => expect(read(tag).subjects).toBe(subjects));

  it('knows parts of speech, and an infinitive that is nothing but perfective', () => {
    expect(read('ADJF,Apro masc,sing,nomn').parts).toBe(part.pronominal);
    expect(read('INFN,perf,tran').parts).toBe(part.infinitive | PERFECTIVE);
    expect(read('INFN,perf,tran', 'INFN,impf,tran').parts).toBe(part.infinitive);
    expect(read('NOUN,inan,femn sing,gent', 'VERB,perf,tran plur,past,indc').parts).toBe(
      part.noun | part.verb,
    );
    expect(read('LATN').parts).toBe(0);
  });
});
