import { Command } from 'commander';

/**
 * Runs a command line: usage errors exit with 2, failures with 1 and one line that says what went wrong.
 * DEBUG=1 adds the stack.
 */
export async function run(program: Command): Promise<void> {
  program.exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });
  try {
    await program.parseAsync();
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    if (process.env['DEBUG']) console.error(error);
    process.exitCode = 1;
  }
}

export { Command };
