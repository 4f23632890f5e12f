import { say } from '../shared/locale.ts';
import { Command, UsageError } from '../shared/run.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/**
 * Completion in a shell: `complete bash` prints a script, and that script calls `complete -- WORDS` for suggestions.
 * @param program makes the whole program, whose commands and options are suggested.
 */
export function completeCommand(program: () => Promise<Command>): Command {
  return new Command('complete')
    .description(
      say(
        `Print a script for your shell that completes commands and options: ${SHELLS.join(', ')}`,
        `Напечатать скрипт, с которым оболочка дополняет команды и параметры: ${SHELLS.join(', ')}`,
      ),
    )
    .argument('[shell...]', say('the shell', 'оболочка'))
    .usage('<shell>')
    .addHelpText('after', `\n${say('Example', 'Пример')}:\n  neural-poet complete bash >> ~/.bash_completion`)
    .action(async (words: string[]) => {
      const { default: tab } = await import('@bomb.sh/tab/commander');
      const completion = tab(await program());
      if (process.argv.includes('--')) return completion.parse(words);
      const [shell = ''] = words;
      if (words.length !== 1 || !SHELLS.includes(shell))
        throw new UsageError(`name a shell: ${SHELLS.join(', ')}`);
      completion.setup('neural-poet', 'neural-poet', shell);
    });
}
