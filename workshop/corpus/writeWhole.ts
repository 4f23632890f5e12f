import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';

/** Characters that are written at a time. */
const BATCH = 1 << 16;

/**
 * A file that appears only when it is complete, in place of an older one: until then it is `FILE.part`, which a killed
 * run leaves behind. What is no regular file, such as a device or a pipe, is written as it is.
 */
export class WholeFile {
  readonly #handle: FileHandle;
  readonly #part: string | undefined;
  readonly #file: string;

  private constructor(handle: FileHandle, file: string, part: string | undefined) {
    this.#handle = handle;
    this.#file = file;
    this.#part = part;
  }

  /** @throws what the file system throws, here as in the other methods. */
  static async open(file: string): Promise<WholeFile> {
    const old = await stat(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (old && !old.isFile()) return new WholeFile(await open(file, 'w'), file, undefined);
    // A link stays, and what it leads to is replaced.
    const target = old ? await realpath(file) : file;
    const part = `${target}.part`;
    return new WholeFile(await open(part, 'w'), target, part);
  }

  /** Adds to the file. */
  async write(chunk: string | Uint8Array): Promise<void> {
    try {
      await this.#handle.writeFile(chunk);
    } catch (cause) {
      throw new Error(`${this.#file} can't be written: ${(cause as Error).message}`, { cause });
    }
  }

  /** Completes the file. */
  async finish(): Promise<void> {
    try {
      if (this.#part) await this.#handle.sync();
      await this.#handle.close();
      if (this.#part) await rename(this.#part, this.#file);
    } catch (error) {
      await this.discard();
      throw error;
    }
  }

  /** Gives the file up: an older one stays. Does nothing to a file that is complete. */
  async discard(): Promise<void> {
    await this.#handle.close();
    if (this.#part) await rm(this.#part, { force: true });
  }
}

/** Writes a file that appears only when it is complete. @throws what the file system or `contents` throws. */
export async function writeWhole(
  file: string,
  contents: string | Uint8Array | Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const whole = await WholeFile.open(file);
  try {
    if (typeof contents === 'string' || contents instanceof Uint8Array) await whole.write(contents);
    else {
      let batch = '';
      for await (const chunk of contents) {
        batch += chunk;
        if (batch.length < BATCH) continue;
        await whole.write(batch);
        batch = '';
      }
      await whole.write(batch);
    }
  } catch (error) {
    await whole.discard();
    throw error;
  }
  await whole.finish();
}
