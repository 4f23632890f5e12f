import { readFile } from 'node:fs/promises';
import { writeBetweenMarks } from '../../cli/shared/markedPage.ts';
import { packageHomes, rooms } from './rooms.ts';

export const PAGE = 'docs/ARCHITECTURE.md';
export const MARK = 'rooms';

/** The rooms and the homes of packages, as the Markdown that docs/ARCHITECTURE.md shows. */
export function roomsInMarkdown(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  return [
    row(['room', 'holds', 'may import']),
    row(['---', '---', '---']),
    ...rooms.map(({ path, holds, uses }) => row([code([path]), holds, code(uses) || '–'])),
    '',
    row(['package', 'imported only by']),
    row(['---', '---']),
    ...[...packageHomes].map(([name, homes]) => row([code([name]), code(homes)])),
  ].join('\n');
}

// `npx node test/architecture/table.ts` brings the page up to date.
if (import.meta.main) {
  await writeBetweenMarks(PAGE, MARK, roomsInMarkdown());
  console.log(`${PAGE}: ${(await readFile(PAGE, 'utf8')).length} characters`);
}
