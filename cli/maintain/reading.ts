import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Option } from 'commander';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { readText } from '../../lib/files/readLines.ts';
import { fileSource } from '../../lib/files/source.ts';
import { type FixedFormName, fixedFormNames } from '../../lib/forms/fixedForm.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import { defaultModel, modelNames } from '../../lib/poet/models.ts';
import type { Poem } from '../../lib/poet/poem.ts';
import { seededRandom } from '../../lib/sampling/random.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { parseAnswers } from '../../workshop/reading/answers.ts';
import { inFixedForm } from '../../workshop/reading/fixedForms.ts';
import { type Key, parseKey } from '../../workshop/reading/key.ts';
import { makePairs } from '../../workshop/reading/pairs.ts';
import { drawPeoplesPoems, readPeoplesPoems, type Wanted } from '../../workshop/reading/peoplesPoems.ts';
import { readingText, scoreAnswers } from '../../workshop/reading/score.ts';
import { makeSheets } from '../../workshop/reading/sheets.ts';
import { writeOurs } from '../../workshop/reading/writeOurs.ts';
import { lexiconOfArtifacts } from '../shared/lexicon.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, integerOption, run, UsageError } from '../shared/run.ts';

interface DrawOptions extends StrictOption {
  corpus: string[];
  count: number;
  seed: number;
  form?: FixedFormName;
}

interface SheetOptions extends StrictOption {
  form?: FixedFormName;
  prompts: string;
  out: string;
  seed: number;
  model: string;
}

const program = new Command('reading')
  .description('Blind reading: our poems beside those of people with the same first lines')
  .addHelpText(
    'after',
    `
Examples:
  npm run --silent reading -- draw --corpus data/clean/amateur_*.jsonl --count 60 > prompts.jsonl
  npm run reading -- --prompts prompts.jsonl --out data/reading
  npm run --silent reading -- draw --form poroshok --corpus data/clean/amateur_pirozhki.jsonl --count 40 > poroshki.jsonl
  npm run reading -- --form poroshok --prompts poroshki.jsonl --out data/reading-poroshki
  npm run reading -- score --key data/reading/key.json data/reading/sheets/answers-*.txt`,
  );

program
  .command('draw')
  .description('print held-out poems by people, drawn at random, as a prompts file')
  .requiredOption('--corpus <files...>', 'cleaned corpus files')
  .option('--count <n>', 'poems', integerOption, 60)
  .option('--seed <n>', 'the same seed draws the same poems', integerOption, 1)
  .addOption(formOption())
  .addOption(strictOption)
  .action(async (options: DrawOptions) => {
    const { corpus, count, seed, form } = options;
    const wanted = await wantedFor(form);
    const poems = await drawPeoplesPoems(corpus, count, seededRandom(seed), reading(options), wanted);
    if (poems.length < count) {
      const kind = form ? `that are ${form} in every line` : 'of eight lines of verse';
      throw new UsageError(`the files hold only ${poems.length} held-out poems ${kind}`);
    }
    for (const { lines, source } of poems) console.log(JSON.stringify({ text: lines.join('\n'), source }));
  });

program
  .command('sheets', { isDefault: true })
  .description('write sheets of ten pairs, a table for answers beside each, and the key apart')
  .requiredOption('--prompts <file>', "people's poems as JSON Lines; our poems begin with their first lines")
  .requiredOption('--out <folder>', 'folder for sheets/ and key.json; it must not exist')
  .option('--seed <n>', 'seed of the first poem and of the sides', integerOption, 1)
  .option('--model <name>', `network that writes: ${modelNames.join(', ')}`, defaultModel)
  .addOption(formOption())
  .addOption(strictOption)
  .action(writeSheets);

program
  .command('score')
  .description('compare filled-in answers with the key')
  .argument('<answers...>', 'filled-in answers files; those of several readers too')
  .requiredOption('--key <file>', 'the key that the sheets were written with')
  .option('--json', 'print the figures as JSON')
  .action(async (files: string[], options: { key: string; json?: boolean }) => {
    const { warn } = reading();
    const key = parseKey(await readText(fileSource(options.key), warn), options.key);
    const read = await Promise.all(
      files.map(async (file) => parseAnswers(await readText(fileSource(file), warn), file)),
    );
    const score = scoreAnswers(read.flat(), key);
    console.log(options.json ? JSON.stringify(score) : readingText(score));
  });

function formOption(): Option {
  return new Option('--form <name>', 'a fixed form; eight lines of verse unless given').choices(
    fixedFormNames,
  );
}

async function wantedFor(form: FixedFormName | undefined): Promise<Wanted | undefined> {
  return form && inFixedForm(form, await lexiconOfArtifacts());
}

async function writeSheets({ prompts, out, seed, model, strict, form: asked }: SheetOptions): Promise<void> {
  const wanted = await wantedFor(asked);
  const peoples = await readPeoplesPoems(prompts, reading({ strict }), wanted);
  const poet = await loadPoetFrom(storeFromEnvironment(), model);
  await mkdir(out);
  await mkdir(join(out, 'sheets'));
  const ours: Poem[] = [];
  const bar = new SingleBar({ format: '{bar} {value}/{total} poems', clearOnComplete: true });
  if (process.stderr.isTTY) bar.start(peoples.length, 0);
  for await (const poem of writeOurs(
    poet,
    peoples.map(({ lines }) => lines[0] as string),
    seed,
    wanted,
    asked,
  )) {
    ours.push(poem);
    bar.increment();
  }
  bar.stop();
  const pairs = makePairs(
    peoples.map(({ lines }) => lines),
    ours.map(({ lines }) => lines),
    seededRandom(seed),
  );
  const { form, preset } = ours[0] as Poem;
  const settings = { model, version: poet.version, form, preset, seed, prompts };
  await writeWhole(
    join(out, 'key.json'),
    `${JSON.stringify({ settings, pairs } satisfies Key, undefined, 1)}\n`,
  );
  const sheets = makeSheets(pairs, form);
  for (const [at, { text, answers }] of sheets.entries()) {
    await writeWhole(join(out, 'sheets', `sheet-${at + 1}.txt`), text);
    await writeWhole(join(out, 'sheets', `answers-${at + 1}.txt`), answers);
  }
  console.log(`${pairs.length} pairs on ${sheets.length} sheets in ${join(out, 'sheets')}`);
  console.log(`Give readers that folder only; ${join(out, 'key.json')} has the answers.`);
}

await run(program);
