import { texts } from './data.ts';
import { Trouble } from './poet.ts';

/** Puts text on the clipboard. @throws Trouble */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    // Browsers have no clipboard on pages without TLS, but the older way.
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'unseen';
    const focused = document.activeElement;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
    if (!isCopied) throw new Trouble(texts.errors.clipboard, { cause });
  }
}

/** Has the browser save a file. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
