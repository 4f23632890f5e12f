import { CollectionStore } from '../../workshop/corpus/collect/store.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('corpus:export')
  .description('Write collected poems as JSON Lines for corpus:clean')
  .option('--in <file>', 'the store of corpus:collect', 'corpus.sqlite')
  .requiredOption('--out <file>', 'the .jsonl to write')
  .action(async (options: { in: string; out: string }) => {
    const store = new CollectionStore(options.in, { readOnly: true });
    let count = 0;
    const rows = function* () {
      for (const poem of store.poems()) {
        count++;
        yield `${JSON.stringify(poem)}\n`;
      }
    };
    await writeWhole(options.out, rows()).finally(() => store.close());
    console.log(`${count} poems -> ${options.out}`);
  });

await run(program);
