import { readFile } from 'node:fs/promises';
import { Tokenizer } from '../../lib/tokenizer/tokenizer.ts';
import { describeCorpus } from '../../workshop/corpus/describe/describe.ts';
import { writeDescription } from '../../workshop/corpus/describe/write.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run, UsageError } from '../shared/run.ts';

const program = new Command('corpus:describe')
  .description('Describe cleaned verse in figures and pictures: README.md, *.svg, corpus.json')
  .requiredOption('--in <files...>', 'cleaned corpus files; report.json beside them is read too')
  .requiredOption('--out <dir>', 'folder for the page')
  .option('--apart <group=file...>', 'files that make a group of their own: pirozhki=amateur_pirozhki', [])
  .option('--tokenizer <file>', 'the tokenizer.json', 'model-artifacts/tokenizer.json')
  .addOption(strictOption)
  .addHelpText(
    'after',
    '\nPoems are grouped by their "kind" field; a file named by --apart makes its own group.',
  )
  .action(
    async (options: StrictOption & { in: string[]; out: string; apart: string[]; tokenizer: string }) => {
      const apart = new Map(options.apart.map(parseApart));
      const tokenizer = Tokenizer.fromJson(await readFile(options.tokenizer, 'utf8'));
      const lexicon = await lexiconOfArtifacts();
      const bar = bytesBar(options.in);
      const figures = await describeCorpus(
        options.in,
        apart,
        tokenizer,
        lexicon,
        reading(options, bar.add),
      ).finally(bar.stop);
      await writeDescription(figures, options.out);
      for (const { name, poems, lines, divisibleByFour } of figures.groups) {
        const share = `${(divisibleByFour * 100).toFixed(1)} %`;
        console.log(
          `${name}: ${poems} poems, ${lines} lines; ${share} have a number of lines divisible by four`,
        );
      }
      console.log(`written: ${options.out}/README.md, its pictures and corpus.json`);
    },
  );

function parseApart(text: string): [file: string, group: string] {
  const [group, file, ...rest] = text.split('=');
  if (!group || !file || rest.length > 0) {
    throw new UsageError(`--apart takes GROUP=FILE, as in pirozhki=amateur_pirozhki, not ${text}`);
  }
  return [file, group];
}

await run(program);
