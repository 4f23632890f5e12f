import { expect, it } from 'vitest';
import { en } from '../textsEn.ts';
import { ru } from '../textsRu.ts';
import { inReadersLetters } from './rhymeLetters.ts';

const [latin, russian] = [en.script.rhymeLetters, ru.script.rhymeLetters];
const all = latin + latin.toLowerCase();

it('writes a scheme as Russians do', () => {
  expect(inReadersLetters('ABAB -C-C ab', russian)).toBe('АБАБ -В-В аб');
});

it('leaves it as it is for readers of English', () => {
  expect(inReadersLetters(`${all} -A`, latin)).toBe(`${all} -A`);
});

it('gives every rhyme a letter of its own', () => {
  expect(new Set(inReadersLetters(all, russian)).size).toBe(52);
});
