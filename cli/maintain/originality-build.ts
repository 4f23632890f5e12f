import { publishPart } from '../../workshop/artifacts/publish.ts';
import { buildOriginality, PASSES } from '../../workshop/known/buildOriginality.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('originality:build')
  .description(
    'Build the filters that keep the poet from repeating lines of the corpus and from unknown words',
  )
  .requiredOption('--in <files...>', 'cleaned corpus files')
  .option('--collected <files...>', 'the files as they were collected: their lines count too', [])
  .option('--out <dir>', 'folder of the artifacts', 'model-artifacts')
  .addOption(strictOption)
  .option('--json', 'print the figures as JSON')
  .action(
    async (options: StrictOption & { in: string[]; collected: string[]; out: string; json?: boolean }) => {
      const lexicon = await lexiconOfArtifacts();
      const { in: cleaned, collected } = options;
      const read = [...Array.from({ length: PASSES }, () => cleaned).flat(), ...collected];
      const bar = bytesBar(read);
      const built = await buildOriginality(cleaned, collected, lexicon, reading(options, bar.add)).finally(
        bar.stop,
      );
      await publishPart(options.out, 'lines', built.lines);
      await publishPart(options.out, 'words', built.words);
      const { lineCount, wordCount } = built;
      const figures = {
        lines: lineCount,
        linesBytes: built.lines.length,
        words: wordCount,
        wordsBytes: built.words.length,
      };
      console.log(
        options.json
          ? JSON.stringify(figures)
          : `${lineCount} lines, ${built.lines.length} bytes; ${wordCount} words, ${built.words.length} bytes -> ${options.out}`,
      );
    },
  );

await run(program);
