/** Letters that are confused with each other: unstressed vowels, voiced and voiceless consonants, hard and soft ш. */
const CONFUSED: Readonly<Record<string, string>> = {
  а: 'оя',
  о: 'ае',
  е: 'иояэ',
  и: 'еы',
  ы: 'и',
  я: 'еа',
  э: 'е',
  у: 'ю',
  ю: 'у',
  ь: 'ъ',
  ъ: 'ь',
  з: 'с',
  с: 'з',
  ф: 'в',
  в: 'г',
  ш: 'щч',
  щ: 'ш',
};
const DOUBLED = /[бвгджзйклмнпрстфхцчшщ]/;

/**
 * The words that a word may be a misspelling of: one letter that sounds alike, a consonant doubled or not, a soft sign
 * too many or too few. The old spelling (лучь, милыя, котораго) is one case.
 *
 * @param word lower case, е for ё.
 */
export function misspelledOf(word: string): string[] {
  const others: string[] = [];
  for (let i = 0; i < word.length; i++) {
    const before = word.slice(0, i);
    const letter = word.charAt(i);
    const after = word.slice(i + 1);
    for (const other of CONFUSED[letter] ?? '') others.push(before + other + after);
    if (letter === 'ь' || letter === 'ъ') others.push(before + after);
    else if (letter === word[i + 1] && DOUBLED.test(letter)) others.push(before + after);
    if (DOUBLED.test(letter)) {
      others.push(`${before}${letter}${letter}${after}`, `${before}${letter}ь${after}`);
    }
  }
  return others;
}
