import { foldYo } from '../../lib/russian/letters.ts';

/** How restored ё agrees with that of the texts. */
export interface YoCounts {
  texts: number;
  /** Words with ё that were restored, and those that were not. */
  right: number;
  missed: number;
  /** Words that got ё and should not have. */
  wrong: number;
  /** The words of either kind, and how often. */
  readonly errors: Map<string, number>;
}

const WORD = /[а-яё]+/gu;

/** Takes ё out of a text, has it restored, and counts. */
export function countYo(text: string, restore: (text: string) => string, counts: YoCounts): void {
  counts.texts++;
  const lower = text.toLowerCase();
  const restored = restore(foldYo(lower)).match(WORD) ?? [];
  for (const [at, word] of (lower.match(WORD) ?? []).entries()) {
    const own = restored[at];
    if (word === own) {
      if (word.includes('ё')) counts.right++;
      continue;
    }
    if (word.includes('ё')) counts.missed++;
    else counts.wrong++;
    counts.errors.set(word, (counts.errors.get(word) ?? 0) + 1);
  }
}
