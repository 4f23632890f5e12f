import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReadOptions } from '../../lib/files/jsonLines.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { isHeldOut } from '../../workshop/corpus/split.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { trainTokenizer } from '../../workshop/tokenizer/train.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, integerOption, run } from '../shared/run.ts';

const program = new Command('tokenizer:train')
  .description('Train the BPE tokenizer on cleaned poems, without the held-out and the obscene ones')
  .requiredOption('--in <files...>', 'cleaned corpus files')
  .option('--out <file>', 'the tokenizer.json to write', 'model-artifacts/tokenizer.json')
  .option('--vocabulary <n>', 'number of tokens', integerOption, 3500)
  .addOption(strictOption)
  .action(async (options: StrictOption & { in: string[]; out: string; vocabulary: number }) => {
    const bar = bytesBar(options.in);
    const json = await trainTokenizer(
      texts(options.in, reading(options, bar.add)),
      options.vocabulary,
    ).finally(bar.stop);
    await mkdir(dirname(options.out), { recursive: true });
    await writeWhole(options.out, json);
    console.log(`${options.vocabulary} tokens -> ${options.out}`);
  });

async function* texts(files: readonly string[], own: ReadOptions): AsyncGenerator<string> {
  for (const file of files) {
    for await (const poem of readPoems(file, own)) {
      if (!poem.obscene && !isHeldOut(poem.text)) yield poem.text;
    }
  }
}

await run(program);
