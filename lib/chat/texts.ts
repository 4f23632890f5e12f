import { type Language, languages } from './language.ts';
import type { Texts } from './textKeys.ts';
import { textsEn } from './textsEn.ts';
import { textsRu } from './textsRu.ts';

/** Everything that the bot says. */
export const texts: Readonly<Record<Language, Texts>> = { ru: textsRu, en: textsEn };

/** Whether a text is one that the bot says in either language, and no poem. */
export function isBotText(text: string): boolean {
  const first = text.split('\n', 1)[0] as string;
  return languages.some((language) => {
    const { about, ...own } = texts[language];
    return [about(undefined), ...Object.values(own)].some(
      (known) => typeof known === 'string' && known.split('\n', 1)[0] === first,
    );
  });
}
