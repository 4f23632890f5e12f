import { describe, expect, it } from 'vitest';
import { forms } from '../../test/doubles/grammar.ts';
import { inCase, subject } from './agreement.ts';
import { GrammarFormatError } from './errors.ts';
import { inFrame } from './frame.ts';
import { part } from './parts.ts';
import { formOf, WordForms } from './wordForms.ts';

/** Genders in every case. */
const spread = (genders: number) => 0x1111111 * genders;

describe('get', () => {
  it('knows all readings of a form together', () => {
    const found = forms.get('мыла');
    expect(found?.parts).toBe(part.noun | part.verb);
    expect(found?.subjects).toBe(0b0010);
    expect((found?.nouns ?? 0) & inCase.gent).toBe(inCase.gent & spread(0b0100));
    expect(forms.get('пела')).toMatchObject({ parts: part.verb, subjects: 0b0010, nouns: 0 });
  });

  it('knows which subjects go with a verb, and what it governs', () => {
    expect(forms.get('поешь')?.subjects).toBe(subject.second | subject.command);
    const frame = forms.get('люблю')?.frame ?? 0;
    expect(inFrame(frame, 'need')).toBeGreaterThan(9);
    expect(inFrame(frame, 'accusative')).toBeGreaterThan(inFrame(frame, 'dative'));
    expect(inFrame(forms.get('помогать')?.frame ?? 0, 'dative')).toBeGreaterThan(4);
    expect(inFrame(forms.get('хочется')?.frame ?? 0, 'impersonal')).toBeGreaterThan(8);
  });

  it.each(['снегопадава', '', 'snow', 'Ночь'])('knows nothing of «%s»', (word) =>
    expect(forms.get(word)).toBeUndefined(),
  );
});

it('reads a compound by its last part', () => {
  expect(formOf(forms, 'звезда-мечта')).toEqual(forms.get('мечта'));
  expect(formOf(forms, 'когда-нибудь')?.parts).toBe(part.adverb);
  expect(formOf(forms, 'мечта')).toEqual(forms.get('мечта'));
});

it('refuses other bytes', () => {
  const short = Buffer.from('NPG1 and no more than this');
  for (const bytes of [Buffer.alloc(0), Buffer.from('NPL3 is a lexicon'), short])
    expect(() => WordForms.fromBytes(bytes)).toThrow(GrammarFormatError);
});
