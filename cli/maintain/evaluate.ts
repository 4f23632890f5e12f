import { readFile } from 'node:fs/promises';
import { SingleBar } from 'cli-progress';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import { defaultModel } from '../../lib/poet/models.ts';
import { END, openings } from '../../lib/tokenizer/specialTokens.ts';
import { readPoems } from '../../workshop/corpus/jsonl.ts';
import { countLetters } from '../../workshop/corpus/letters.ts';
import { isHeldOut } from '../../workshop/corpus/split.ts';
import { type BaselineName, baselineNames, evaluateBaselines } from '../../workshop/evaluation/baselines.ts';
import { evaluate } from '../../workshop/evaluation/evaluate.ts';
import type { Loss } from '../../workshop/evaluation/loss.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, run, UsageError } from '../shared/run.ts';

interface Options extends StrictOption {
  model: string;
  text: string[];
  heldOut?: boolean;
  opening?: number[];
  baselines?: string;
  json?: boolean;
}

type Row = { model: string; accuracy?: number } & Loss;

const program = new Command('evaluate')
  .description('Measure how well a network predicts poems that it has not seen')
  .option('--model <name>', 'network of model-artifacts/', defaultModel)
  .requiredOption('--text <files...>', 'poems, JSON Lines with {"text"}')
  .option('--held-out', 'only the tenth of the poems that training holds out')
  .option(
    '--opening <names...>',
    `tokens that open each poem, of ${Object.keys(openings).join(', ')} (default: the network's own)`,
    addOpening,
  )
  .option(
    '--baselines <file>',
    `also measure ${baselineNames.join(', ')}, counted on this token array (train.bin)`,
  )
  .addOption(strictOption)
  .option('--json', 'print one JSON object per model')
  .action(async (options: Options) => {
    const texts: string[] = [];
    const own = reading(options);
    for (const file of options.text) {
      for await (const poem of readPoems(file, own)) {
        if (!options.heldOut || (isHeldOut(poem.text) && !poem.obscene)) texts.push(poem.text);
      }
    }
    if (!texts.some((text) => countLetters(text) > 0))
      throw new UsageError('there are no Russian poems to measure on');
    const { network, tokenizer } = await loadPoetFrom(storeFromEnvironment(), options.model);
    const rows: Row[] = [];
    if (options.baselines) {
      const bytes = await readFile(options.baselines);
      const tokens = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
      const measured = evaluateBaselines(tokens, END, tokenizer, texts);
      for (const name of Object.keys(measured) as BaselineName[])
        rows.push({ model: name, ...measured[name] });
    }
    const bar = new SingleBar({
      format: '{bar} {value}/{total} poems · {eta_formatted} left',
      clearOnComplete: true,
    });
    if (process.stderr.isTTY) bar.start(texts.length, 0);
    const measured = await evaluate(network, tokenizer, texts, options.opening, () => bar.increment());
    bar.stop();
    rows.push({ model: options.model, ...measured });
    for (const row of rows) console.log(options.json ? JSON.stringify(row) : inWords(row));
  });

/** @throws UsageError for a name that no opening token has. */
function addOpening(name: string, before: number[] = []): number[] {
  if (!Object.hasOwn(openings, name))
    throw new UsageError(`"${name}" opens no poem; known are ${Object.keys(openings).join(', ')}`);
  return [...before, openings[name as keyof typeof openings]];
}

function inWords(row: Row): string {
  const accuracy = row.accuracy === undefined ? '' : `, accuracy ${row.accuracy.toFixed(4)}`;
  return `${row.model.padEnd(8)} ${row.bitsPerLetter.toFixed(3)} bits a letter, ${row.lossPerToken.toFixed(3)} nats a token${accuracy} (${row.poems} poems, ${row.tokens} tokens, ${row.letters} letters)`;
}

await run(program);
