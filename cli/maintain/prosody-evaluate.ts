import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { type Lexicon, loadLexicon } from '../../lib/prosody/index.ts';
import { evaluateProsody, type RifmaRecord } from '../../workshop/evaluation/prosody.ts';
import { lexiconBytes } from '../shared/lexicon.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('prosody:evaluate')
  .description('Measure the engine on poems whose stresses and rhymes were marked by hand')
  .requiredOption('--rifma <file>', 'records {"accentuation_markup", "rhyme_scheme"}, a JSON array')
  .option('--json', 'print the figures as JSON')
  .action(async (options: { rifma: string; json?: boolean }) => {
    const records = JSON.parse(await readText(fileSource(options.rifma))) as RifmaRecord[];
    const { lexicon, ...load } = loadMeasured(await lexiconBytes());
    const lookUpMicroseconds = lookUp(lexicon, records);
    const figures = evaluateProsody(records, lexicon);
    if (options.json) {
      console.log(JSON.stringify({ ...figures, lexicon: { ...load, lookUpMicroseconds } }));
      return;
    }
    const { precision, recall, f1 } = figures.pairs;
    console.log(`lexicon: ${load.bytes} bytes, loaded in ${load.loadMs.toFixed(0)} ms, ${load.mebibytes.toFixed(0)} MiB, a look-up ${lookUpMicroseconds.toFixed(2)} µs
${figures.poems} poems, ${figures.lines} lines, ${Math.round(figures.linesPerSecond)} lines a second
stress of ${figures.words} words of two or more syllables: ${(100 * figures.stress).toFixed(2)} % right
rhyme scheme of ${figures.schemes} poems: ${(100 * figures.schemeExact).toFixed(1)} % exact
pairs of rhyming lines: F1 ${f1.toFixed(3)} (precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)})
random pairs of lines that count as rhymes: ${(100 * figures.randomPairs).toFixed(1)} %`);
  });

/** Loads the lexicon with a stopwatch and a scale. */
function loadMeasured(bytes: Uint8Array) {
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const lexicon = loadLexicon(bytes);
  const loadMs = performance.now() - started;
  return { lexicon, bytes: bytes.length, loadMs, mebibytes: (process.memoryUsage.rss() - before) / 2 ** 20 };
}

/** Mean time of asking for the stresses of each word of the poems, in microseconds: as running text repeats them. */
function lookUp(lexicon: Lexicon, records: readonly RifmaRecord[]): number {
  const words = records.flatMap(
    (record) =>
      record.accentuation_markup
        .replace(/\u0301|\u0300/gu, '')
        .toLowerCase()
        .match(/[а-яё]+/gu) ?? [],
  );
  const started = performance.now();
  for (let round = 0; round < 10; round++) for (const word of words) lexicon.stresses(word);
  return ((performance.now() - started) * 1000) / (10 * words.length);
}

await run(program);
