import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command of `cli/` as its npm script does, and waits for its end. */
export function command(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const file = `cli/maintain/${name}.ts`;
  const script = existsSync(file) ? [file] : ['cli/main.ts', name];
  return runNode([...script, ...args], env);
}

/**
 * Runs a script of this repository in an English locale, and waits for its end.
 * @param input what standard input holds.
 */
export function runNode(
  args: readonly string[],
  env: Record<string, string> = {},
  input: string | Uint8Array = '',
): Promise<Outcome> {
  return runProgram(process.execPath, args, env, input);
}

/**
 * Runs a script as runNode() does, within a command line of the shell.
 * @param line the command line; `run` in it stands for the script.
 * @returns the exit code of the first command of its last pipe; 124 if the script runs for longer than 50 s.
 */
export function runInShell(
  args: readonly string[],
  line: string,
  env: Record<string, string> = {},
): Promise<Outcome> {
  const shell = `args=("$@"); run() { timeout 50 "$0" "\${args[@]}"; }; ${line}; exit \${PIPESTATUS[0]}`;
  return runProgram('bash', ['-c', shell, process.execPath, ...args], env, '');
}

function runProgram(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  input: string | Uint8Array,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, NO_COLOR: '1', LC_ALL: 'C.UTF-8', ...env } };
    const child = execFile(file, [...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}
