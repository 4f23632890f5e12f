import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingArtifactError, StoreUnavailableError } from './errors.ts';
import { type ArtifactStore, assertSafePath } from './store.ts';

/** Artifacts in a folder of this machine. */
export class FolderStore implements ArtifactStore {
  readonly directory: string;

  /** @param directory the folder, absolute or relative to the working directory. */
  constructor(directory: string) {
    this.directory = directory;
  }

  async read(path: string): Promise<Uint8Array> {
    assertSafePath(path);
    try {
      return await readFile(join(this.directory, path));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR')
        throw new MissingArtifactError(path, this.directory, error);
      throw new StoreUnavailableError(path, this.directory, 'Check that it is a readable file.', error);
    }
  }
}
