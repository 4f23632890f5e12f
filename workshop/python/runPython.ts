import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const ROOT = join(import.meta.dirname, '../..');
/** What a script exits with where packages are missing. */
const PACKAGES_MISSING = 3;

/** Python or its packages are not there. The message says what to install. */
export class PythonMissingError extends Error {
  override readonly name = 'PythonMissingError';
}

/** A program in Python. */
export interface PythonScript {
  /** Its file, from the root of the tree. It exits with 3 where packages are missing. */
  readonly script: string;
  /** The file that lists its packages. */
  readonly requirements: string;
}

/** The interpreter: what PYTHON names, else `python3`. */
export function pythonOf(environment: NodeJS.ProcessEnv): string {
  return environment['PYTHON'] ?? 'python3';
}

/**
 * Runs a script, and returns what it prints.
 * @param input its standard input, piece by piece.
 * @throws PythonMissingError; Error if the script fails.
 */
export async function runPython(
  { script, requirements }: PythonScript,
  python: string,
  input: Iterable<string> | AsyncIterable<string>,
): Promise<string> {
  const install = `pip install -r ${requirements}`;
  const child = spawn(python, [join(ROOT, script)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => {
      const message = `there is no ${python}; install Python 3.11 or newer, then ${install}`;
      reject(new PythonMissingError(message, { cause }));
    });
    child.once('close', resolve);
  });
  // A script that ends early closes its input; its exit code says why.
  const fed = pipeline(Readable.from(input), child.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
  const [code, answer] = await Promise.all([ended, text(child.stdout), fed]);
  if (code === PACKAGES_MISSING) throw new PythonMissingError(`${python} lacks packages; ${install}`);
  if (code !== 0) throw new Error(`${script} failed with exit code ${code}; see above`);
  return answer;
}
