import type { RuleName } from '../clean/report.ts';

/** What each cleaning rule drops, in plain words. */
export const ruleTitles: Readonly<Record<RuleName, string>> = {
  residualSpaces: 'surplus blank lines',
  links: 'lines with links',
  digits: 'lines with digits',
  shortLines: 'very short lines',
  latinLines: 'epigraphs in Latin letters',
  otherLanguages: 'other languages',
  foreignLetters: 'foreign or old letters',
  tooShort: 'poems of one line',
  tooLong: 'the longest poems',
  noVerse: 'prose, single words',
  exactDuplicates: 'exact duplicates',
  nearDuplicates: 'near duplicates',
};
