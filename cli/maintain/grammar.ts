import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { readRows } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { WordForms } from '../../lib/grammar/wordForms.ts';
import { partFiles, publishPart } from '../../workshop/artifacts/publish.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { isHeldOut } from '../../workshop/corpus/split.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { type FaultRows, peoplesFaults, poetsFaults } from '../../workshop/grammar/faultRows.ts';
import type { Fault } from '../../workshop/grammar/faultTally.ts';
import { fitWeights } from '../../workshop/grammar/fitWeights.ts';
import { packForms } from '../../workshop/grammar/packForms.ts';
import { readForms, readFrames } from '../../workshop/grammar/tables.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, integerOption, run } from '../shared/run.ts';

const program = new Command('grammar').description('The grammar of words, and what faults of grammar cost');

program
  .command('sample')
  .description('write texts for training/grammar/parse.py')
  .requiredOption('--in <files...>', 'cleaned corpus files or prose; held-out poems are skipped')
  .requiredOption('--out <file>', 'the JSON Lines file to write')
  .option('--every <n>', 'take every n-th text', integerOption, 1)
  .addOption(strictOption)
  .action(async (options: StrictOption & { in: string[]; out: string; every: number }) => {
    const bar = bytesBar(options.in);
    const rows = sample(options.in, options.every, reading(options, bar.add));
    await writeWhole(options.out, rows).finally(bar.stop);
  });

program
  .command('build', { isDefault: true })
  .description('pack the tables of training/grammar/tables.py')
  .requiredOption('--tables <dir>', 'folder with forms.tsv and frames.tsv')
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .action(async ({ tables, out }: { tables: string; out: string }) => {
    const rowsOf = (name: string) => readRows(fileSource(join(tables, name)));
    const forms = readForms(await rowsOf('forms.tsv'), readFrames(await rowsOf('frames.tsv')));
    const packed = packForms(forms);
    await publishPart(out, 'grammar', packed);
    console.log(`${forms.size} forms, ${packed.length} bytes -> ${out}`);
  });

interface WeighOptions extends StrictOption {
  people: string[];
  poems: string[];
  artifacts: string;
}

program
  .command('weigh')
  .description("print how often people's lines and the poet's have each fault, and what it shall cost")
  .requiredOption('--people <files...>', 'cleaned corpus files; poems held out from training are skipped')
  .requiredOption(
    '--poems <files...>',
    'what `npm run --silent poem -- --prompts FILE --json` wrote without the grammar',
  )
  .option('--artifacts <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .action(async (options: WeighOptions) => {
    const forms = WordForms.fromBytes(await readFile(join(options.artifacts, partFiles.grammar)));
    const people = await peoplesFaults(options.people, forms, reading(options));
    const ours = await poetsFaults(options.poems, forms, reading(options));
    const weights = fitWeights(people, ours);
    const rate = (rows: FaultRows, fault: Fault) =>
      ((1000 * rows.filter((row) => row.has(fault)).length) / rows.length).toFixed(1);
    console.log(`of 1,000 lines: people (${people.length} lines), the poet (${ours.length}); nats`);
    for (const [fault, weight] of [...weights].sort(([a], [b]) => a.localeCompare(b)))
      console.log(
        `${fault.padEnd(22)} ${rate(people, fault).padStart(6)} ${rate(ours, fault).padStart(6)} ${weight.toFixed(2).padStart(6)}`,
      );
  });

/** Texts that are not held out, as rows of JSON Lines. */
async function* sample(
  files: readonly string[],
  every: number,
  options: ReadOptions,
): AsyncGenerator<string> {
  let at = 0;
  for (const file of files) {
    for await (const { text, obscene } of readPoems(file, options))
      if (at++ % every === 0 && !obscene && !isHeldOut(text)) yield `${JSON.stringify({ text })}\n`;
  }
}

await run(program);
