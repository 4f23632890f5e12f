/**
 * Whether the reader's locale is Russian: by the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX), else by the
 * system's settings, as on Windows.
 */
export function isRussianLocale(env: NodeJS.ProcessEnv = process.env): boolean {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  return /^ru\b/iu.test((locale ?? Intl.DateTimeFormat().resolvedOptions().locale).replace('_', '-'));
}

const isRussian = isRussianLocale();

/** The text in the reader's language. */
export function say(english: string, russian: string): string {
  return isRussian ? russian : english;
}
