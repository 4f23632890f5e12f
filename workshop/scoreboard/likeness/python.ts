import { runPython } from '../../python/runPython.ts';
import type { Figures, LikePoem } from './likeness.ts';

/** The figures that Python's packages for Russian are needed for. */
export type PythonFigures = Pick<Figures, 'subject' | 'repeated' | 'errors'>;

const MEASURES = {
  script: 'training/measures/measure.py',
  requirements: 'training/measures/requirements.txt',
};

/**
 * Measures groups of poems by `training/measures`, each poet's poems in a group of their own.
 * @param python the interpreter.
 * @throws PythonMissingError; Error if the script fails.
 */
export async function pythonFigures(
  groups: readonly (readonly LikePoem[])[],
  python: string,
): Promise<PythonFigures[][]> {
  const answer = await runPython(MEASURES, python, [JSON.stringify({ groups })]);
  const read = JSON.parse(answer) as { groups: Record<keyof PythonFigures, number | null>[][] };
  return read.groups.map((group) =>
    group.map(({ subject, repeated, errors }) => ({
      subject: subject ?? Number.NaN,
      repeated: repeated ?? Number.NaN,
      errors: errors ?? Number.NaN,
    })),
  );
}
