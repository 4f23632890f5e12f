import { createHash } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** A token array, as `header.json` describes it. */
export interface SplitHeader {
  file: string;
  sha256: string;
  tokens: number;
  poems: number;
  /** Cyrillic letters of the texts. */
  letters: number;
  /** A file with one byte a poem, 0 to 255: how regular its form is. */
  regularity?: string;
  /** Poems left out because they share lines with held-out ones; absent if nobody looked for them. */
  leftOut?: number;
}

const BUFFER = 1 << 19;

/**
 * Writes token ids as little-endian uint16, poem after poem. The file exists only when it is complete: a killed run
 * leaves `NAME.part`.
 */
export class TokenArrayWriter {
  readonly #sha256 = createHash('sha256');
  readonly #buffer = new Uint16Array(BUFFER);
  #used = 0;
  #tokens = 0;
  #poems = 0;
  #letters = 0;

  readonly #dir: string;
  readonly #name: string;
  readonly #handle: FileHandle;

  private constructor(dir: string, name: string, handle: FileHandle) {
    this.#dir = dir;
    this.#name = name;
    this.#handle = handle;
  }

  static async create(dir: string, name: string): Promise<TokenArrayWriter> {
    return new TokenArrayWriter(dir, name, await open(join(dir, `${name}.part`), 'w'));
  }

  /** Adds a poem. @param letters Cyrillic letters of its text. */
  async add(ids: readonly number[], letters: number): Promise<void> {
    if (this.#used + ids.length > BUFFER) await this.#flush();
    this.#buffer.set(ids, this.#used);
    this.#used += ids.length;
    this.#tokens += ids.length;
    this.#poems++;
    this.#letters += letters;
  }

  async finish(): Promise<SplitHeader> {
    await this.#flush();
    await this.#handle.close();
    await rename(join(this.#dir, `${this.#name}.part`), join(this.#dir, this.#name));
    return {
      file: this.#name,
      sha256: this.#sha256.digest('hex'),
      tokens: this.#tokens,
      poems: this.#poems,
      letters: this.#letters,
    };
  }

  async #flush(): Promise<void> {
    // Typed arrays are little-endian on every machine that Node runs on.
    const bytes = new Uint8Array(this.#buffer.buffer, 0, this.#used * 2);
    this.#sha256.update(bytes);
    await this.#handle.writeFile(bytes);
    this.#used = 0;
  }
}
