import type { Command } from 'commander';

/** Marks an operand that begins with a dash. No argument of a process can hold this character. */
const MARK = '\0';
/** What may be an option: a dash or two and a Latin letter. */
const OPTION = /^--?[a-z]/iu;
/** The dashes of an option as some keyboards and pages make them of two hyphens, or one hyphen where there should be two. */
const MISTYPED_DASHES = /^(?:-|[–—]-?)(?=[a-z][a-z-]+(?:=|$))/iu;

/**
 * Marks arguments such as «-Куда?» and "- Привет", which would be read as options, as operands; {@link unmarked} takes
 * the marks away. `—lines` and `-lines` become `--lines`. What stands behind an option that takes a value, or behind
 * `--`, is left alone.
 */
export function markOperands(args: readonly string[], { options }: Command): string[] {
  const end = args.indexOf('--');
  let previous: string | undefined;
  return args.map((text, at) => {
    const isValue =
      previous !== undefined &&
      options.some(({ long, short, required }) => required && [long, short].includes(previous as string));
    const isLeft = isValue || (end >= 0 && at >= end);
    const own = isLeft ? text : text.replace(MISTYPED_DASHES, '--');
    previous = own;
    return !isLeft && own.startsWith('-') && own.length > 1 && !OPTION.test(own) ? `${MARK}${own}` : own;
  });
}

/** The operand as it was typed. */
export function unmarked(operand: string): string {
  return operand.replace(MARK, '');
}
