import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { CorpusPoem } from '../jsonl.ts';
import { type DayWalk, startWalk } from './leaps.ts';
import type { PagePoem } from './page.ts';

/** A file that is not a store of the collector, or can't be written. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** The poems and the progress of a collection, in one SQLite file. A page's poem and progress are one transaction. */
export class CollectionStore {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @throws StoreError if the file can't be opened or is not a store. */
  constructor(file: string, options: { readOnly?: boolean } = {}) {
    this.#file = file;
    try {
      this.#db = new DatabaseSync(file, { readOnly: options.readOnly === true });
      if (options.readOnly) this.#db.exec('SELECT 1 FROM poem LIMIT 1');
      else {
        this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
          CREATE TABLE IF NOT EXISTS poem (path TEXT PRIMARY KEY, day TEXT NOT NULL, author TEXT NOT NULL,
            title TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE IF NOT EXISTS walk (day TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE IF NOT EXISTS failed (path TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE IF NOT EXISTS broken (path TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID;
          CREATE TABLE IF NOT EXISTS pause (site TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;`);
      }
    } catch (cause) {
      throw new StoreError(`${file} is no collection that can be ${options.readOnly ? 'read' : 'written'}`, {
        cause,
      });
    }
  }

  /** The stored walk of a day, or a new one from `top`. */
  walk(day: string, top: number): DayWalk {
    const row = this.#prepare('SELECT state FROM walk WHERE day = ?').get(day);
    return row ? (JSON.parse(row['state'] as string) as DayWalk) : startWalk(top);
  }

  /** Whether every page of a day was read. */
  isDone(day: string): boolean {
    return this.walk(day, 1).next === 0 && this.failed(day).length === 0;
  }

  /** Commits a page that was read: its poem, if any, and the walk after it. */
  commitPage(day: string, path: string, poem: PagePoem | undefined, walk: DayWalk): void {
    this.#transaction(() => {
      this.#putPoem(day, path, poem);
      this.#prepare('INSERT OR REPLACE INTO walk VALUES (?, ?)').run(day, JSON.stringify(walk));
    });
  }

  /** Commits a page that failed, to be tried again at the end of the day, and the walk after it. */
  commitFailure(day: string, path: string, walk: DayWalk): void {
    this.#transaction(() => {
      this.#prepare('INSERT OR IGNORE INTO failed VALUES (?, ?)').run(path, day);
      this.#prepare('INSERT OR REPLACE INTO walk VALUES (?, ?)').run(day, JSON.stringify(walk));
    });
  }

  /** Commits a page that had failed before and was read now. */
  commitRetry(day: string, path: string, poem: PagePoem | undefined): void {
    this.#transaction(() => {
      this.#putPoem(day, path, poem);
      this.#prepare('DELETE FROM failed WHERE path = ?').run(path);
    });
  }

  /** Commits a page that breaks off or redirects away each time: it is left out and never asked for again. */
  commitBroken(day: string, path: string): void {
    this.#transaction(() => {
      this.#prepare('INSERT OR IGNORE INTO broken VALUES (?, ?)').run(path, day);
      this.#prepare('DELETE FROM failed WHERE path = ?').run(path);
    });
  }

  /** Paths of the pages that are left out because they break off or redirect away. */
  broken(): string[] {
    return this.#prepare('SELECT path FROM broken ORDER BY path')
      .all()
      .map((row) => row['path'] as string);
  }

  /** Paths of a day's pages that failed. */
  failed(day: string): string[] {
    return this.#prepare('SELECT path FROM failed WHERE day = ?')
      .all(day)
      .map((row) => row['path'] as string);
  }

  /** Until when a site asked to be left alone, in milliseconds since the epoch; 0 if it did not. */
  pauseOf(site: string): number {
    return (this.#prepare('SELECT until FROM pause WHERE site = ?').get(site)?.['until'] ?? 0) as number;
  }

  commitPause(site: string, until: number): void {
    this.#transaction(() => this.#prepare('INSERT OR REPLACE INTO pause VALUES (?, ?)').run(site, until));
  }

  /** Number of poems. */
  count(): number {
    return this.#prepare('SELECT count(*) AS n FROM poem').get()?.['n'] as number;
  }

  /** Streams all poems, newest day first, as corpus files have them. */
  *poems(): Generator<CorpusPoem & { date: string }> {
    for (const row of this.#prepare('SELECT * FROM poem ORDER BY day DESC, path').iterate()) {
      const { text, author, title, path, day } = row as Record<string, string>;
      yield { text, author, title, source: path, kind: 'amateur', date: day } as CorpusPoem & {
        date: string;
      };
    }
  }

  close(): void {
    this.#db.close();
  }

  /** A prepared statement, kept for the next page. */
  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  #putPoem(day: string, path: string, poem: PagePoem | undefined): void {
    if (!poem) return;
    this.#prepare('INSERT OR REPLACE INTO poem VALUES (?, ?, ?, ?, ?)').run(
      path,
      day,
      poem.author,
      poem.title,
      poem.text,
    );
  }

  /** @throws StoreError */
  #transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (cause) {
      // SQLite itself has rolled back if the disk is full.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw new StoreError(`${this.#file} can't be written: ${(cause as Error).message}`, { cause });
    }
  }
}
