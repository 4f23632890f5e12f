import { readFile } from 'node:fs/promises';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';

/**
 * Puts text into a page in place of what lies between `<!-- name:start -->` and `<!-- name:end -->`.
 *
 * @throws Error if the page lacks the marks.
 */
export async function writeBetweenMarks(file: string, name: string, text: string): Promise<void> {
  const marks = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`] as const;
  const page = await readFile(file, 'utf8');
  const [start, end] = marks.map((mark) => page.indexOf(mark)) as [number, number];
  if (start < 0 || end < start) throw new Error(`${file} lacks the marks ${marks.join(' and ')}`);
  await writeWhole(file, `${page.slice(0, start + marks[0].length)}\n${text}\n${page.slice(end)}`);
}
