import pc from 'picocolors';
import { readJsonLines, textRows } from '../../lib/files/jsonLines.ts';
import { readText } from '../../lib/files/readLines.ts';
import { fileSource, type Source, standardInput } from '../../lib/files/source.ts';
import { type Lexicon, type LineScan, type PoemScan, scanPoem } from '../../lib/prosody/index.ts';
import { countSyllables } from '../../lib/russian/letters.ts';
import { tidy } from '../../lib/russian/tidy.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { say } from '../shared/locale.ts';
import { reading, type StrictOption } from '../shared/reading.ts';
import { Command, UsageError } from '../shared/run.ts';

export function scanCommand(): Command {
  return new Command('scan')
    .description(
      say(
        'Scan a poem: stress, metre, rhymes, and where lines deviate from the metre',
        'Разобрать стихи: ударения, размер, рифмы и отступления от размера',
      ),
    )
    .argument(
      '[file]',
      say(
        'the poem as text (default: standard input)',
        'стихи как текст; без файла читается стандартный ввод',
      ),
    )
    .option(
      '--jsonl',
      say(
        'read one JSON object {"text"} per line, print one per line',
        'читать в каждом ряду объект JSON {"text"} и печатать по объекту',
      ),
    )
    .option(
      '--strict',
      say(
        'with --jsonl: stop at a broken line, with exit code 2, instead of skipping it',
        'с --jsonl: остановиться на испорченном ряду с кодом 2, а не пропускать его',
      ),
    )
    .action(async (file: string | undefined, options: StrictOption & { jsonl?: boolean }) => {
      const lexicon = await lexiconOfArtifacts();
      const source = file === undefined ? standardInput() : fileSource(file);
      if (options.jsonl) return scanRows(lexicon, source, options);
      const text = tidy(await readText(source, reading().warn), { stressMarks: true });
      if (countSyllables(text.toLowerCase()) === 0)
        throw new UsageError('there is no Russian word to scan: give a poem in Cyrillic letters');
      console.log(render(scanPoem(text, lexicon)));
    });
}

async function scanRows(lexicon: Lexicon, source: Source, options: StrictOption): Promise<void> {
  for await (const { text } of readJsonLines(source, textRows, reading(options))) {
    console.log(JSON.stringify(asJson(scanPoem(tidy(text, { stressMarks: true }), lexicon))));
  }
}

/** The scan as programs read it: a line's deviations keep the key that the first version gave them. */
function asJson({ lines, ...poem }: PoemScan): object {
  const rows = lines.map(({ deviations, technicality, ...line }) => ({
    ...line,
    departures: deviations,
    technicality,
  }));
  return { ...poem, lines: rows };
}

/** The poem with its marks; beside each line its rhyme, its feet, and where it deviates. */
function render(scan: PoemScan): string {
  const rows = scan.markup.split('\n');
  const letters = [...scan.scheme.replaceAll(' ', '')];
  const width = Math.max(...rows.map(visibleLength));
  let written = 0;
  let spoken = 0;
  const shown = rows.map((row) => {
    if (row.trim() === '') return '';
    const letter = letters[written++] ?? '-';
    const hasWords = countSyllables(row.toLowerCase()) > 0;
    const line = hasWords ? scan.lines[spoken++] : undefined;
    const padding = ' '.repeat(width - visibleLength(row));
    const marked = row.replace(/.\u0301/gu, (vowel) => pc.bold(vowel));
    return `${marked}${padding}  ${letter === '-' ? pc.dim(letter) : pc.cyan(letter)}  ${line ? aside(line, scan) : ''}`.trimEnd();
  });
  const { name, feet } = scan.meter;
  const measure = feet === null ? name : `${name} ${Array.isArray(feet) ? feet.join('-') : feet}`;
  return [
    ...shown,
    '',
    pc.dim(`${measure} · ${scan.scheme} · technicality ${scan.technicality.toFixed(2)}`),
  ].join('\n');
}

function aside(line: LineScan, scan: PoemScan): string {
  const own = line.meter === scan.meter.name ? '' : `${line.meter} `;
  const deviations = line.deviations.map(({ kind, syllable }) => `${kind} (${syllable + 1})`).join(', ');
  return `${pc.dim(`${own}${line.feet} ${line.clausula}`)}${deviations ? `  ${pc.yellow(deviations)}` : ''}`;
}

function visibleLength(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length;
}
