import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import { encodeFiles, type View, views } from '../lib/corpus/encode/encode.ts';
import { regularity } from '../lib/corpus/encode/regularity.ts';
import { Tokenizer } from '../lib/tokenizer/tokenizer.ts';
import { lexiconOfArtifacts } from './lexicon.ts';
import { bytesBar } from './progress.ts';
import { Command, run } from './run.ts';

const program = new Command('corpus:encode')
  .description('Write cleaned poems as token arrays for training: train.bin, test.bin, header.json')
  .requiredOption('--in <files...>', 'cleaned corpus files')
  .requiredOption('--out <dir>', 'folder for the arrays')
  .option('--tokenizer <file>', 'the tokenizer.json', 'model-artifacts/tokenizer.json')
  .addOption(
    new Option('--view <view>', 'layout: as poems are read, or each line from its end')
      .choices(views)
      .default('classic'),
  )
  .option('--json', 'print the header as JSON')
  .action(async (options: { in: string[]; out: string; tokenizer: string; view: View; json?: boolean }) => {
    const json = await readFile(options.tokenizer, 'utf8');
    // How regular a poem is decides what the last stage of training reads.
    const lexicon = options.view === 'verse' ? await lexiconOfArtifacts() : undefined;
    const bar = bytesBar(options.in, 1);
    const header = await encodeFiles(
      options.in,
      options.out,
      Tokenizer.fromJson(json),
      json,
      options.view,
      bar.add,
      lexicon && ((text) => regularity(text, lexicon)),
    ).finally(bar.stop);
    const { train, test } = header.splits;
    console.log(
      options.json
        ? JSON.stringify(header)
        : `train: ${train.poems} poems, ${train.tokens} tokens\ntest:  ${test.poems} poems, ${test.tokens} tokens`,
    );
  });

await run(program);
