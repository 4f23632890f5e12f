import { cutProseFiles } from '../lib/corpus/prose/proseFiles.ts';
import { bytesBar } from './progress.ts';
import { Command, run } from './run.ts';

const program = new Command('corpus:prose')
  .description('Cut prose into lines as long as those of verse, to teach a network general Russian first')
  .requiredOption('--in <files...>', 'prose as JSON Lines with {"text"}, .jsonl or .jsonl.gz')
  .requiredOption('--out <file>', 'the corpus file to write')
  .option('--json', 'print the count as JSON')
  .action(async (options: { in: string[]; out: string; json?: boolean }) => {
    const bar = bytesBar(options.in, 1);
    const passages = await cutProseFiles(options.in, options.out, bar.add).finally(bar.stop);
    console.log(options.json ? JSON.stringify({ passages }) : `${passages} passages in ${options.out}`);
  });

await run(program);
