import { once } from 'node:events';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import type { FormName } from '../../lib/poet/poem.ts';
import { readPrompts } from '../../workshop/scoreboard/prompts.ts';
import { writePoems } from '../../workshop/scoreboard/writePoems.ts';
import { Command, integerOption, run } from '../shared/run.ts';

// A process of its own for each model and form, so that time and memory are its own.
const program = new Command('scoreboard-writer')
  .description('Write the poems of one model and form as JSON Lines; the scoreboard runs it')
  .requiredOption('--prompts <file>')
  .requiredOption('--count <n>', '', integerOption)
  .requiredOption('--seed <n>', '', integerOption)
  .requiredOption('--model <name>')
  .requiredOption('--form <form>')
  .action(
    async (options: { prompts: string; count: number; seed: number; model: string; form: FormName }) => {
      const { firstLines } = await readPrompts(options.prompts);
      const poet = await loadPoetFrom(storeFromEnvironment(), options.model);
      for await (const poem of writePoems(poet, options.form, firstLines, options.count, options.seed)) {
        if (!process.stdout.write(`${JSON.stringify(poem)}\n`)) await once(process.stdout, 'drain');
      }
      process.stdout.write(`${JSON.stringify({ maxRss: process.resourceUsage().maxRSS })}\n`);
    },
  );

await run(program);
