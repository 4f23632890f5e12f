export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** Languages whose writers mostly read Russian. */
const RUSSIAN_READERS = ['ru', 'uk', 'be', 'kk', 'ky', 'uz', 'tg', 'tt', 'hy', 'az', 'ka'];

/** The language of the words around a poem. @param code IETF tag, such as `en-GB`; Russian where there is none. */
export function languageOf(code: string | undefined): Language {
  return code === undefined || RUSSIAN_READERS.includes(code.split('-', 1)[0] as string) ? 'ru' : 'en';
}
