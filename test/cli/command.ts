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
  return new Promise((resolve) => {
    const options = { env: { ...process.env, NO_COLOR: '1', ...env } };
    const file = `cli/maintain/${name}.ts`;
    const script = existsSync(file) ? [file] : ['cli/main.ts', name];
    execFile(process.execPath, [...script, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}
