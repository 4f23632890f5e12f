/** A heading and what follows it, separated by blank lines. */
export function section(...parts: readonly string[]): string {
  return parts.join('\n\n');
}

/** A table; its first column is aligned to the left, the others to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(row)].join('\n');
}

export function image(text: string, file: string): string {
  return `![${text}](${file})`;
}
