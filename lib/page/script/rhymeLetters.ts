/**
 * The letters of a scheme as readers of the page's language write them.
 * @param alphabet at least 26 capital letters, for A to Z.
 */
export function inReadersLetters(scheme: string, alphabet: string): string {
  return scheme.replace(/[A-Za-z]/gu, (letter) => {
    const capital = letter.toUpperCase();
    const own = alphabet.charAt(capital.charCodeAt(0) - 65);
    return letter === capital ? own : own.toLowerCase();
  });
}
