/** Length of a message, at most, in UTF-16 units. */
export const maxMessageLength = 4096;

/** Cuts a text that is too long for one message, at the end of a line. */
export function fitMessage(text: string): string {
  if (text.length <= maxMessageLength) return text;
  const window = text.slice(0, maxMessageLength);
  const end = window.lastIndexOf('\n');
  return (end > 0 ? window.slice(0, end) : window).toWellFormed();
}
