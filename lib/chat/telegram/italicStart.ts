/**
 * Sets the beginning of a text in italics. An entity needs no markup in the text, so a person's words can't disturb it.
 * @param length in UTF-16 units, as Telegram counts.
 */
export function italicStart(length: number) {
  return { type: 'italic' as const, offset: 0, length };
}
