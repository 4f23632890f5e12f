import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { storeFromEnvironment } from '../../lib/artifacts/fromEnvironment.ts';
import { loadPoetFrom } from '../../lib/poet/load.ts';
import type { FormName } from '../../lib/poet/poem.ts';
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
      const prompts = (await readFile(options.prompts, 'utf8')).split(/\r?\n/u).filter((row) => row.trim());
      const poet = await loadPoetFrom(storeFromEnvironment(), options.model);
      for await (const poem of writePoems(poet, options.form, prompts, options.count, options.seed)) {
        if (!process.stdout.write(`${JSON.stringify(poem)}\n`)) await once(process.stdout, 'drain');
      }
      process.stdout.write(`${JSON.stringify({ maxRss: process.resourceUsage().maxRSS })}\n`);
    },
  );

await run(program);
