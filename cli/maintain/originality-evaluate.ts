import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readArtifacts } from '../../lib/artifacts/loader.ts';
import { KnownWords } from '../../lib/known/knownWords.ts';
import { LineFilter } from '../../lib/known/lineFilter.ts';
import { evaluateOriginality, type OriginalityEvaluation } from '../../workshop/known/evaluateOriginality.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { bytesBar } from '../shared/progress.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('originality:evaluate')
  .description('Measure the artifacts’ filters on a corpus: missed lines, false positives, unknown words')
  .requiredOption('--in <files...>', 'cleaned corpus files')
  .addOption(strictOption)
  .option('--json', 'print the figures as JSON')
  .action(async (options: StrictOption & { in: string[]; json?: boolean }) => {
    const { manifest, files } = await readArtifacts(storeFromEnvironment(), ({ lines, words }) => [
      ...(lines?.files ?? []),
      ...(words?.files ?? []),
    ]);
    const bytesOf = (part: 'lines' | 'words') => {
      const bytes = files.get(manifest[part]?.files[0]?.path ?? '');
      if (!bytes) throw new Error(`the artifacts lack ${part}; build them with npm run originality:build`);
      return bytes;
    };
    const lines = LineFilter.fromBytes(bytesOf('lines'));
    const words = KnownWords.fromBytes(bytesOf('words'), await lexiconOfArtifacts());
    const bar = bytesBar(options.in);
    const result = await evaluateOriginality(options.in, lines, words, reading(options, bar.add)).finally(
      bar.stop,
    );
    console.log(options.json ? JSON.stringify(result) : describe(result));
  });

function describe(result: OriginalityEvaluation): string {
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(3)} %`;
  return [
    `lines of the corpus: ${result.lines}, missed ${result.missed}`,
    `new lines: ${result.newLines}, false positives ${result.falsePositives} (${share(result.falsePositives, result.newLines)})`,
    `words: ${result.words}, unknown ${result.unknownWords} (${share(result.unknownWords, result.words)})`,
  ].join('\n');
}

await run(program);
