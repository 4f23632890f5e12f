const WORDS = /[а-я]+(?:-[а-я]+)*/gu;

/** The words of a text, lower case with е for ё, with the hyphens inside them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll('ё', 'е').match(WORDS) ?? [];
}
