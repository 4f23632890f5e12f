import { AsyncResource } from 'node:async_hooks';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Problem } from '../../api/problem.ts';
import type { Log } from '../../shared/log.ts';
import type { FromThread, ToThread, Work, Written } from './messages.ts';

/** A thread ended before it answered. */
export class ThreadEndedError extends Error {
  override readonly name = 'ThreadEndedError';
}

/** Writes one poem at a time, elsewhere. */
export interface PoemThread {
  /** Whether it can be asked again. */
  readonly isAlive: boolean;
  /**
   * @param signal stops the writing within a line; then it throws the signal's reason.
   * @throws Problem
   */
  write(work: Work, signal?: AbortSignal): Promise<Written>;
}

/** The entry lies beside this file: as TypeScript here, as JavaScript in the npm package. */
const entry = new URL(`./threadEntry${extname(import.meta.url)}`, import.meta.url);

/** A thread with networks of its own. It lets the process end while it has nothing to write. */
export class PoemWorker implements PoemThread {
  readonly #worker = new Worker(entry);
  readonly #log: Log;
  /** Logs as what is written now. */
  #logOfWork: Log | undefined;
  #isAlive = true;
  #settle: { resolve(written: Written): void; reject(error: unknown): void } | undefined;

  constructor(log: Log) {
    this.#log = log;
    this.#worker
      .on('message', (message: FromThread) => {
        if (message.kind === 'log') (this.#logOfWork ?? this.#log)(message.event);
        else if (message.kind === 'written') this.#settle?.resolve(message.written);
        else if (message.kind === 'problem')
          this.#settle?.reject(new Problem(message.status, message.details, message.headers));
        else this.#settle?.reject(new ThreadEndedError('the writing was stopped'));
      })
      .on('error', (error) => this.#end(error))
      .on('exit', () => this.#end(new ThreadEndedError('a thread ended before its poem was written')))
      .unref();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  async write(work: Work, signal?: AbortSignal): Promise<Written> {
    const stop = () => this.#send('stop');
    signal?.addEventListener('abort', stop, { once: true });
    // Messages arrive outside of the request that they belong to.
    this.#logOfWork = AsyncResource.bind(this.#log);
    this.#worker.ref();
    try {
      return await new Promise((resolve, reject) => {
        this.#settle = { resolve, reject };
        this.#send(work);
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#settle = undefined;
      this.#logOfWork = undefined;
      this.#worker.unref();
    }
  }

  #send(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #end(error: unknown): void {
    this.#isAlive = false;
    this.#settle?.reject(error);
  }
}
