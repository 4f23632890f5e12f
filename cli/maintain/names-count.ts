import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { CapitalTally } from '../../workshop/lexicon/countCapitals.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('names:count')
  .description('Count how often words have a capital inside lines: what tells names from other words')
  .requiredOption('--in <files...>', 'texts that keep their capitals, JSON Lines with {"text"}')
  .option('--out <file>', 'rows of spelling, small letters, capitals', 'data/capitals.tsv')
  .addOption(strictOption)
  .action(async (options: StrictOption & { in: string[]; out: string }) => {
    const tally = new CapitalTally();
    const bar = bytesBar(options.in);
    const own = reading(options, bar.add);
    try {
      for (const file of options.in) for await (const { text } of readPoems(file, own)) tally.add(text);
    } finally {
      bar.stop();
    }
    const counts = [...tally.counts()].sort((a, b) => (a.word < b.word ? -1 : 1));
    await mkdir(dirname(options.out), { recursive: true });
    await writeWhole(
      options.out,
      counts.map(({ word, small, capital }) => `${word}\t${small}\t${capital}\n`).join(''),
    );
    console.log(`${counts.length} words -> ${options.out}`);
  });

await run(program);
