import { devNull } from 'node:os';
import { answerOf } from '../../lib/api/response.ts';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { type RowKind, readJsonLines } from '../../lib/files/jsonLines.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import { defaultModel } from '../../lib/poet/models.ts';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { markdownTable, percent } from '../../workshop/scoreboard/markdown.ts';
import {
  type LabelledLine,
  type Opening,
  type OpeningShares,
  sharesOf,
  writeOpenings,
} from '../../workshop/scoreboard/openings.ts';
import { reading, type StrictOption, strictOption } from '../shared/reading.ts';
import { Command, integerOption, run } from '../shared/run.ts';

interface Options extends StrictOption {
  lines: string;
  seed: number;
  poems?: string;
  json?: boolean;
}

const program = new Command('openings')
  .description(
    'Measure what becomes of first lines: whether they open the poem, keep their metre and are rhymed',
  )
  .option('--lines <file>', 'JSON Lines {"line", "meter", "kind"}', 'test/fixtures/firstLines.jsonl')
  .option('--seed <n>', 'seed of the first poem', integerOption, 1)
  .option('--poems <file>', 'write the poems there, for training/second_opinion.py')
  .addOption(strictOption)
  .option('--json', 'print the figures as JSON')
  .action(async ({ lines, seed, poems, json, strict }: Options) => {
    const rows: LabelledLine[] = [];
    for await (const row of readJsonLines(lines, labelledLines, reading({ strict }))) rows.push(row);
    const poet = await loadPoetFrom(storeFromEnvironment(), defaultModel);
    if (!poet.rhymed) throw new Error(`the network ${defaultModel} does not rhyme`);
    const openings: Opening[] = [];
    const { lexicon } = poet.rhymed;
    const written = async function* () {
      for await (const opening of writeOpenings(poet, lexicon, rows, seed)) {
        openings.push(opening);
        yield `${JSON.stringify({ prompt: opening.row.line, ...answerOf(opening.poem) })}\n`;
        if (process.stderr.isTTY) process.stderr.write(`\r${openings.length} of ${rows.length} poems`);
      }
    };
    await writeWhole(poems ?? devNull, written());
    if (process.stderr.isTTY) process.stderr.write('\n');
    const kinds = Map.groupBy(openings, ({ row }) => row.kind);
    const figures = new Map([...kinds].map(([kind, own]) => [kind, sharesOf(own)]));
    figures.set('all', sharesOf(openings));
    console.log(json ? JSON.stringify(Object.fromEntries(figures)) : table(figures));
  });

const labelledLines: RowKind<LabelledLine> = {
  is(value): value is LabelledLine {
    const row = value as Partial<LabelledLine> | null;
    return [row?.line, row?.meter, row?.kind].every((field) => typeof field === 'string');
  },
  holds: 'the strings "line", "meter" and "kind"',
};

function table(figures: ReadonlyMap<string, OpeningShares>): string {
  const titles = [
    'first lines',
    'lines',
    'open the poem',
    'keep their metre',
    'exact rhyme',
    'exact or slant',
    'unrhymed',
  ];
  const rows = [...figures].map(([kind, own]) => [
    kind,
    String(own.lines),
    ...[own.opens, own.keepsMeter, own.exact, own.near, own.unrhymed].map(percent),
  ]);
  return markdownTable(titles, rows);
}

await run(program);
