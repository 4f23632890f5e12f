#!/usr/bin/env node
import packageJson from '../package.json' with { type: 'json' };
import { Command, run } from './shared/run.ts';

/** The subcommands. Each is imported only when it is called or listed. */
const commands: Record<string, () => Promise<Command>> = {
  poem: async () => (await import('./commands/poem.ts')).poemCommand(),
  scan: async () => (await import('./commands/scan.ts')).scanCommand(),
  rhymes: async () => (await import('./commands/rhymes.ts')).rhymesCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  bot: async () => (await import('./commands/bot.ts')).botCommand(),
};
const defaultCommand = 'poem';

const program = new Command('neural-poet')
  .description('Write Russian poems, scan them, find rhymes')
  .version(packageJson.version)
  .usage('[command] [options] [line]')
  .addHelpText(
    'after',
    '\nneural-poet "Загадочна душа поэта" is short for neural-poet poem "Загадочна душа поэта".',
  )
  // What follows the name of a command is for that command to read, "--" too.
  .enablePositionalOptions();
for (const name of namesNeeded(process.argv.slice(2))) {
  program.addCommand((await commands[name]?.()) as Command, { isDefault: name === defaultCommand });
}

await run(program);

/** The commands that a command line needs: the one it names, or all of them for the help. */
function namesNeeded([first = '', ...others]: string[]): string[] {
  if (Object.hasOwn(commands, first)) return [first];
  const asksForHelp =
    first === 'help' || [first, ...others].some((text) => text === '--help' || text === '-h');
  return asksForHelp ? Object.keys(commands) : [defaultCommand];
}
