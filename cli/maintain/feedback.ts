import { votedPoemOf } from '../../lib/chat/feedback.ts';
import { settleRegion } from '../aws/region.ts';
import { votesInTable } from '../aws/votesTable.ts';
import { environmentHelp } from '../shared/environment.ts';
import { Command, run } from '../shared/run.ts';
import { reportOn, voteTable } from '../shared/voteReport.ts';
import { readVotes, votesEnvironment, votesFile } from '../shared/votesFile.ts';

interface Options {
  table?: string;
  region?: string;
  json?: boolean;
}

const program = new Command('feedback')
  .description(
    'How the poems of the bot were liked, by form, preset and network: 👍 and 👎, shares, intervals',
  )
  .option(
    '--table <name>',
    'the webhook’s table: BotTable, as the deployment prints it; else the local bot’s file',
  )
  .option('--region <region>', 'AWS region of the table (default: the environment’s)')
  .option('--json', 'print the figures as JSON')
  .addHelpText('after', environmentHelp(...votesEnvironment))
  .addHelpText(
    'after',
    '\nExample:\n  npm run feedback -- --table NeuralPoet-prod-TelegramUpdatesA1B2 --region eu-central-1',
  )
  .action(async ({ table, region, json = false }: Options) => {
    if (table !== undefined) await settleRegion(region);
    const votes = await (table === undefined ? readVotes(votesFile()) : votesInTable(table));
    const counts = Object.entries(votes).flatMap(([key, { up = 0, down = 0 }]) => {
      const poem = votedPoemOf(key);
      return poem === undefined ? [] : [{ ...poem, up, down }];
    });
    const report = reportOn(counts);
    console.log(json ? JSON.stringify(report) : voteTable(report));
  });

await run(program);
