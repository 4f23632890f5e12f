import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { WholeFile } from '../writeWhole.ts';

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

/** Writes token ids as little-endian uint16, poem after poem. The file appears only when it is complete. */
export class TokenArrayWriter {
  readonly #sha256 = createHash('sha256');
  readonly #buffer = new Uint16Array(BUFFER);
  #used = 0;
  #tokens = 0;
  #poems = 0;
  #letters = 0;

  readonly #name: string;
  readonly #file: WholeFile;

  private constructor(name: string, file: WholeFile) {
    this.#name = name;
    this.#file = file;
  }

  static async create(dir: string, name: string): Promise<TokenArrayWriter> {
    return new TokenArrayWriter(name, await WholeFile.open(join(dir, name)));
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
    await this.#file.finish();
    return {
      file: this.#name,
      sha256: this.#sha256.digest('hex'),
      tokens: this.#tokens,
      poems: this.#poems,
      letters: this.#letters,
    };
  }

  /** Gives the array up. */
  discard(): Promise<void> {
    return this.#file.discard();
  }

  async #flush(): Promise<void> {
    // Typed arrays are little-endian on every machine that Node runs on.
    const bytes = new Uint8Array(this.#buffer.buffer, 0, this.#used * 2);
    this.#sha256.update(bytes);
    await this.#file.write(bytes);
    this.#used = 0;
  }
}
