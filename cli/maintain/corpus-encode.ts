import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import { encodeFiles } from '../../workshop/corpus/encode/encodeFiles.ts';
import { HeldOutLines } from '../../workshop/corpus/encode/heldOutLines.ts';
import { regularity } from '../../workshop/corpus/encode/regularity.ts';
import { type View, views } from '../../workshop/corpus/encode/views.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

interface Options extends StrictOption {
  in: string[];
  out: string;
  tokenizer: string;
  view: View;
  unseen?: string[];
  json?: boolean;
}

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
  .option(
    '--unseen <files...>',
    'cleaned files: leave out poems that share half of their lines with a held-out one',
  )
  .addOption(strictOption)
  .option('--json', 'print the header as JSON')
  .action(async (options: Options) => {
    const json = await readFile(options.tokenizer, 'utf8');
    // How regular a poem is decides what the last stage of training reads.
    const lexicon = options.view === 'verse' ? await lexiconOfArtifacts() : undefined;
    const heldOut = options.unseen && (await HeldOutLines.read(options.unseen, reading(options)));
    const bar = bytesBar(options.in);
    const header = await encodeFiles(
      options.in,
      options.out,
      Tokenizer.fromJson(json),
      json,
      options.view,
      reading(options, bar.add),
      { regularityOf: lexicon && ((text) => regularity(text, lexicon)), heldOut },
    ).finally(bar.stop);
    const { train, test } = header.splits;
    if (options.json) {
      console.log(JSON.stringify(header));
      return;
    }
    console.log(`train: ${train.poems} poems, ${train.tokens} tokens`);
    console.log(`test:  ${test.poems} poems, ${test.tokens} tokens`);
    if (train.leftOut !== undefined) console.log(`left out: ${train.leftOut} poems`);
  });

await run(program);
