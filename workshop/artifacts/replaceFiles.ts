import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Replaces files of a folder. Each is first written whole under another name and then renamed, in the order given: after
 * a failure the old files are still there, and a reader never sees part of a file.
 */
export async function replaceFiles(
  directory: string,
  files: [path: string, contents: Uint8Array | string][],
): Promise<void> {
  const moves = files.map(([path, contents]) => {
    const target = join(directory, path);
    return { target, temporary: `${target}.${process.pid}.tmp`, contents };
  });
  await mkdir(directory, { recursive: true });
  try {
    for (const { temporary, contents } of moves) await writeFile(temporary, contents);
    for (const { temporary, target } of moves) await rename(temporary, target);
  } finally {
    await Promise.all(moves.map(({ temporary }) => rm(temporary, { force: true })));
  }
}
