import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Figures, LikePoem } from './likeness.ts';

/** The figures that Python's packages for Russian are needed for. */
export type PythonFigures = Pick<Figures, 'subject' | 'repeated' | 'errors'>;

const SCRIPT = 'training/measures/measure.py';
const INSTALL = 'pip install -r training/measures/requirements.txt';
const ROOT = join(import.meta.dirname, '../../..');
/** What the script exits with where packages are missing. */
const PACKAGES_MISSING = 3;

/** Python or its packages are not there. The message says what to install. */
export class PythonMissingError extends Error {
  override readonly name = 'PythonMissingError';
}

/**
 * Measures groups of poems by `training/measures`, each poet's poems in a group of their own.
 * @param python the interpreter.
 * @throws PythonMissingError; Error if the script fails.
 */
export async function pythonFigures(
  groups: readonly (readonly LikePoem[])[],
  python: string,
): Promise<PythonFigures[][]> {
  const child = spawn(python, [join(ROOT, SCRIPT)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A script that ends early closes its input; its exit code says why.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify({ groups }));
  let code: number | null;
  let answer: string;
  try {
    [code, answer] = await Promise.all([ended, text(child.stdout)]);
  } catch (cause) {
    throw new PythonMissingError(`there is no ${python}; install Python 3.11 or newer, then ${INSTALL}`, {
      cause,
    });
  }
  if (code === PACKAGES_MISSING) throw new PythonMissingError(`${python} lacks packages; ${INSTALL}`);
  if (code !== 0) throw new Error(`${SCRIPT} failed with exit code ${code}; see above`);
  const read = JSON.parse(answer) as { groups: Record<keyof PythonFigures, number | null>[][] };
  return read.groups.map((group) =>
    group.map(({ subject, repeated, errors }) => ({
      subject: subject ?? Number.NaN,
      repeated: repeated ?? Number.NaN,
      errors: errors ?? Number.NaN,
    })),
  );
}
