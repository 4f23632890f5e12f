import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { InputError } from '../../lib/files/inputError.ts';
import { say } from './locale.ts';
import { guardOutput } from './output.ts';

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs a command line: usage errors and input that can't be read exit with 2, failures with 1 and one line that says what went wrong.
 * DEBUG=1 adds the stack.
 *
 * @param args the arguments behind the program's name.
 */
export async function run(program: Command, args: readonly string[] = process.argv.slice(2)): Promise<void> {
  program.showHelpAfterError(say('(--help lists the options)', '(все параметры: --help)')).exitOverride();
  for (const command of program.commands) command.copyInheritedSettings(program);
  try {
    guardOutput();
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Help, or a usage error, and commander has printed it.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env['DEBUG']) console.error(error);
    process.exitCode = error instanceof UsageError || error instanceof InputError ? 2 : 1;
  }
}

/** Reads an option's whole number. */
export function integerOption(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value))
    throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

/** Reads an option's number. */
export function numberOption(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

export { Command, InvalidArgumentError };
