import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { hash53 } from '../../../lib/shared/hash.ts';
import { increment } from '../../statistics/tally.ts';
import { distinctiveLines, lettersOf } from '../letters.ts';

/** What a poem repeats: nothing, a whole earlier poem, or at least half of its lines. */
export type Duplication = 'none' | 'exact' | 'near';

/**
 * Finds duplicates among poems. Keeps hashes of the letters of their lines in a SQLite file, so memory does not grow
 * with the corpus. A poem is an exact duplicate if an earlier one has the same letters, and a near duplicate if one
 * earlier poem has at least half of its lines, and at least two.
 */
export class DuplicateIndex {
  readonly #db: DatabaseSync;
  readonly #findPoem: StatementSync;
  readonly #findLine: StatementSync;
  readonly #addPoem: StatementSync;
  readonly #addLine: StatementSync;
  #next = 1;

  /** @param file path of the scratch database. It does not survive a crash. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
      CREATE TABLE poem (hash INTEGER PRIMARY KEY);
      CREATE TABLE line (hash INTEGER, poem INTEGER, PRIMARY KEY (hash, poem)) WITHOUT ROWID;
      BEGIN`);
    this.#findPoem = this.#db.prepare('SELECT 1 FROM poem WHERE hash = ?');
    this.#findLine = this.#db.prepare('SELECT poem FROM line WHERE hash = ? LIMIT 16');
    this.#addPoem = this.#db.prepare('INSERT OR IGNORE INTO poem VALUES (?)');
    this.#addLine = this.#db.prepare('INSERT OR IGNORE INTO line VALUES (?, ?)');
  }

  /** Compares a poem with all earlier ones, and remembers it if it is new. */
  add(lines: readonly string[]): Duplication {
    const letters = lines.map(lettersOf).filter((line) => line !== '');
    const poemHash = hash53(letters.join('\n'));
    if (this.#findPoem.get(poemHash)) return 'exact';
    const hashes = [...distinctiveLines(lines)].map(hash53);
    const shared = new Map<number, number>();
    for (const hash of hashes) {
      for (const row of this.#findLine.all(hash)) {
        const poem = row['poem'] as number;
        increment(shared, poem);
      }
    }
    if (Math.max(0, ...shared.values()) >= Math.max(2, hashes.length / 2)) return 'near';
    this.#addPoem.run(poemHash);
    for (const hash of hashes) this.#addLine.run(hash, this.#next);
    this.#next++;
    return 'none';
  }

  close(): void {
    this.#db.exec('COMMIT');
    this.#db.close();
  }
}
