#!/usr/bin/env node
import packageJson from '../package.json' with { type: 'json' };
import { speakReadersLanguage } from './shared/help.ts';
import { say } from './shared/locale.ts';
import { markOperands } from './shared/operands.ts';
import { Command, run } from './shared/run.ts';

/** The subcommands. Each is imported only when it is called or listed. */
const commands: Record<string, () => Promise<Command>> = {
  poem: async () => (await import('./commands/poem.ts')).poemCommand(),
  scan: async () => (await import('./commands/scan.ts')).scanCommand(),
  rhymes: async () => (await import('./commands/rhymes.ts')).rhymesCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  bot: async () => (await import('./commands/bot.ts')).botCommand(),
  complete: async () =>
    (await import('./commands/complete.ts')).completeCommand(() =>
      programOf(Object.keys(commands).filter((name) => name !== 'complete')),
    ),
};
const defaultCommand = 'poem';

const args = process.argv.slice(2);
const program = await programOf(namesNeeded(args));
const [only, ...others] = program.commands;
await run(program, only && others.length === 0 ? markOperands(args, only) : args);

async function programOf(names: readonly string[]): Promise<Command> {
  const program = speakReadersLanguage(new Command('neural-poet'))
    .description(say('Write Russian poems, scan them, find rhymes', 'Пишет стихи, разбирает их, ищет рифмы'))
    .version(packageJson.version, '-V, --version', say('output the version number', 'показать версию'))
    .usage(say('[command] [options] [line]', '[команда] [параметры] [строка]'))
    .addHelpText(
      'after',
      say(
        '\nneural-poet Загадочна душа поэта is short for neural-poet poem "Загадочна душа поэта".',
        '\nneural-poet Загадочна душа поэта: то же, что neural-poet poem "Загадочна душа поэта".',
      ),
    )
    // What follows the name of a command is for that command to read, "--" too.
    .enablePositionalOptions();
  for (const name of names) {
    program.addCommand((await commands[name]?.()) as Command, { isDefault: name === defaultCommand });
  }
  return program;
}

/** The commands that a command line needs: the one it names, or all of them for the help. */
function namesNeeded([first = '', ...others]: string[]): string[] {
  if (Object.hasOwn(commands, first)) return [first];
  const asksForHelp =
    first === 'help' || [first, ...others].some((text) => text === '--help' || text === '-h');
  return asksForHelp ? Object.keys(commands) : [defaultCommand];
}
