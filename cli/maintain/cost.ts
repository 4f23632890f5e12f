import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Architecture, architectures } from '../../infra/architecture.ts';
import { limitsOf } from '../../infra/limits.ts';
import { readSettings } from '../../infra/settings.ts';
import { SITE_MEMORY } from '../../infra/siteFunction.ts';
import { billOf, type Channel, type Measured } from '../../workshop/cost/cost.ts';
import { type FloodLimits, floodBill } from '../../workshop/cost/flood.ts';
import { floodTable, tableOf } from '../../workshop/cost/page.ts';
import { PRICES_OF } from '../../workshop/cost/prices.ts';
import { writeBetweenMarks } from '../shared/markedPage.ts';
import { Command, integerOption, run, UsageError } from '../shared/run.ts';

const CHANNELS: Record<Channel, string> = { api: 'By the API', telegram: 'In Telegram' };
const defaults = readSettings({});

interface Options {
  measured: string;
  poems: number[];
  memory: number;
  webhookMemory: number;
  architecture: Architecture;
  out?: string;
  json?: boolean;
}

const program = new Command('cost')
  .description('What poems cost in a month in AWS, from measured times and list prices')
  .option('--poems <n,n…>', 'poems in a month', counts, [1_000, 100_000, 10_000_000])
  .option('--memory <mb>', 'memory of generate', integerOption, defaults.memory)
  .option('--webhook-memory <mb>', 'memory of the webhook', integerOption, defaults.webhookMemory)
  .option('--architecture <name>', architectures.join(' or '), defaults.architecture)
  .option(
    '--measured <file>',
    'what was measured',
    join(import.meta.dirname, '..', '..', 'docs', 'cost.json'),
  )
  .option('--out <file>', 'write the tables into a page, between its cost marks')
  .option('--json', 'print the bills as JSON')
  .action(async (options: Options) => {
    if (!architectures.includes(options.architecture)) {
      throw new UsageError(`--architecture takes ${architectures.join(' or ')}`);
    }
    const measured = JSON.parse(await readFile(options.measured, 'utf8')) as Measured;
    const bills = (['api', 'telegram'] as const).map((channel) => ({
      channel,
      bills: options.poems.map((poems) => ({
        poems,
        items: billOf({ ...options, channel, poems }, measured),
      })),
    }));
    const page = [
      `List prices of us-east-1, ${PRICES_OF}; ${options.architecture}, ${options.memory} MB for generate, ${options.webhookMemory} MB for the webhook.`,
      ...bills.flatMap((one) => [`### ${CHANNELS[one.channel]}`, tableOf(one.bills)]),
      '### Under a flood',
      floodTable(floodsOf(options, measured)),
    ].join('\n\n');
    if (options.out) await writeBetweenMarks(options.out, 'cost', page);
    console.log(options.json ? JSON.stringify(bills) : page);
  });

/** A month under a flood: before there were shares and weights, with them, and with the daily budget. */
function floodsOf({ memory, webhookMemory, architecture }: Options, measured: Measured) {
  const { apiCopies = 0, botCopies = 0, poems, site, linesPerSecond } = limitsOf(defaults);
  const { dailyBudget } = defaults;
  const functions = { memory, webhookMemory, siteMemory: SITE_MEMORY, architecture };
  const limits: FloodLimits = {
    ...functions,
    poems: poems.rateLimit,
    pages: site.rateLimit,
    apiCopies,
    botCopies,
    linesPerSecond: linesPerSecond * apiCopies,
  };
  return {
    'before weights': floodBill({ ...functions, poems: 20, pages: 0, apiCopies: 10, botCopies: 0 }, measured),
    'at the throttles': floodBill(limits, measured),
    'with the daily budget': floodBill({ ...limits, dailyBudget }, measured),
  };
}

function counts(text: string): number[] {
  const numbers = text.split(',').map(integerOption);
  if (numbers.some((count) => count < 1)) throw new UsageError('--poems takes numbers from 1');
  return numbers;
}

await run(program);
