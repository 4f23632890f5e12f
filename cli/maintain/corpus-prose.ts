import { cutProseFiles } from '../../workshop/corpus/prose/proseFiles.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run, UsageError } from '../shared/run.ts';

const program = new Command('corpus:prose')
  .description(
    'Cut prose into lines as long as those of verse: a network learns general Russian from it before verse',
  )
  .requiredOption('--in <files...>', 'prose as JSON Lines with {"text"}, .jsonl or .jsonl.gz')
  .requiredOption('--out <file>', 'the corpus file to write')
  .option('--share <group=share...>', 'share of the texts of a "group" to read: memoirs=0.25', [])
  .addOption(strictOption)
  .option('--json', 'print the count as JSON')
  .action(async (options: StrictOption & { in: string[]; out: string; share: string[]; json?: boolean }) => {
    const shares = new Map(options.share.map(parseShare));
    const bar = bytesBar(options.in);
    const passages = await cutProseFiles(options.in, options.out, reading(options, bar.add), shares).finally(
      bar.stop,
    );
    console.log(options.json ? JSON.stringify({ passages }) : `${passages} passages in ${options.out}`);
  });

function parseShare(text: string): [group: string, share: number] {
  const [group, number, ...rest] = text.split('=');
  const share = Number(number);
  if (!group || !number || rest.length > 0 || !(share >= 0 && share <= 1)) {
    throw new UsageError(
      `--share takes GROUP=SHARE with a share from 0 to 1, as in memoirs=0.25, not ${text}`,
    );
  }
  return [group, share];
}

await run(program);
