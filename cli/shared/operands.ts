import type { Command } from 'commander';

/** Marks an operand that begins with a dash. No argument of a process can hold this character. */
const MARK = '\0';
/** What may be an option: a dash or two and a Latin letter. */
const OPTION = /^--?[a-z]/iu;

/**
 * Marks arguments such as «-Куда?» and "- Привет", which would be read as options, as operands; {@link unmarked} takes
 * the marks away. What stands behind an option that takes a value, or behind `--`, is left alone.
 */
export function markOperands(args: readonly string[], { options }: Command): string[] {
  const end = args.indexOf('--');
  return args.map((text, at) => {
    const before = args[at - 1];
    const isValue =
      before !== undefined &&
      options.some(({ long, short, required }) => required && [long, short].includes(before));
    const isOperand = text.startsWith('-') && text.length > 1 && !OPTION.test(text);
    return isOperand && !isValue && (end < 0 || at < end) ? `${MARK}${text}` : text;
  });
}

/** The operand as it was typed. */
export function unmarked(operand: string): string {
  return operand.replace(MARK, '');
}
