import type { Pair } from './pairs.ts';

/** Pairs on a sheet; readers tire of more. */
const PAIRS_A_SHEET = 10;

/** The files of one sheet. */
export interface Sheet {
  /** Instructions and poems. */
  readonly text: string;
  /** The table to fill in. */
  readonly answers: string;
}

/** What readers are told of a form beside that. */
const ABOUT: Readonly<Partial<Record<string, string>>> = {
  pirozhok: 'All poems are pirozhki: four lines, no rhyme, often funny.',
  poroshok:
    'All poems are poroshki: four lines, the last one of two syllables rhymes with the second; often funny.',
};

const INSTRUCTIONS = `Each pair begins with the same line. One poem is by a person. Which?
How sure are you: 1 (a guess), 2, 3 (certain)?
Give each poem sense and grammar from 1 to 5:

           1                                  3                                  5
sense      lines have nothing to do with      a mood holds, single lines make    one situation, feeling or thought is
           each other; phrases mean nothing   sense, some don't belong           carried from first to last line
grammar    most lines are broken              a wrong case, a missing verb or    as a careful person writes
                                              object in every second line

Capitals, punctuation and the letter ё are left out of all poems.
Write your answers into the answers file of the same number.`;

const ANSWER_HEAD = `# One row for each pair. Put a value in place of each _ : person A or B; sure 1-3; sense and grammar 1-5.
#pair  person  sure  A-sense  A-grammar  B-sense  B-grammar`;

/** Divides pairs into sheets. No sheet says which poem is whose. @param form what the poems are. */
export function makeSheets(pairs: readonly Pair[], form = ''): Sheet[] {
  const about = ABOUT[form];
  const instructions = about === undefined ? INSTRUCTIONS : `${about}\n${INSTRUCTIONS}`;
  const sheets: Sheet[] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_A_SHEET) {
    const part = pairs.slice(at, at + PAIRS_A_SHEET);
    sheets.push({
      text: `${[instructions, ...part.map(pairText)].join('\n\n\n')}\n`,
      answers: `${[ANSWER_HEAD, ...part.map(answerRow)].join('\n')}\n`,
    });
  }
  return sheets;
}

function pairText({ pair, A, B }: Pair): string {
  return [
    `===== Pair ${pair} =====`,
    `--- ${pair} A ---`,
    A.join('\n'),
    `--- ${pair} B ---`,
    B.join('\n'),
  ].join('\n\n');
}

function answerRow({ pair }: Pair): string {
  return `${String(pair).padEnd(7)}_       _     _        _          _        _`;
}
