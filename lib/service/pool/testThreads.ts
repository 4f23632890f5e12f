import type { Work, Written } from './messages.ts';
import type { PoemThread } from './poemThread.ts';
import { PooledService, type PoolParts } from './pooledService.ts';

/** A thread that writes when it is told to. */
export class TestThread implements PoemThread {
  isAlive = true;
  #settle: { resolve(written: Written): void; reject(error: unknown): void } | undefined;
  /** The line that it writes from. */
  prompt: string | undefined;

  #format: Work['format'];

  write({ body, format }: Work, signal?: AbortSignal): Promise<Written> {
    this.prompt = (body as { prompt: string }).prompt;
    this.#format = format;
    return new Promise<Written>((resolve, reject) => {
      this.#settle = { resolve, reject };
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    }).finally(() => {
      this.prompt = undefined;
    });
  }

  finish(): void {
    const lines = [this.prompt ?? '', 'вторая'];
    const model = { name: 'verse', version: '9.9.9' };
    const timing = { loadMs: 0, composeMs: 1 };
    const poem = { lines, form: 'free', seed: 1, preset: 'poet', model, timing } as const;
    this.#settle?.resolve({
      poem: { ...poem, poem: lines.join('\n') },
      ...(this.#format ? { picture: new TextEncoder().encode(this.#format) } : {}),
    });
  }

  fail(error: unknown): void {
    this.#settle?.reject(error);
  }
}

/** A pool of such threads. */
export class TestPool {
  readonly threads: TestThread[] = [];
  /** Everything it logged, as lines of JSON. */
  log = '';
  readonly service: PooledService;

  constructor(size: Pick<PoolParts, 'threads' | 'mostWaiting'>) {
    this.service = new PooledService({
      ...size,
      startThread: () => {
        const thread = new TestThread();
        this.threads.push(thread);
        return thread;
      },
      version: '1.2.3',
      log: (event) => {
        this.log += `${JSON.stringify(event)}\n`;
      },
    });
  }

  /** The lines that are written from now. */
  get prompts(): string[] {
    return this.threads.flatMap(({ prompt }) => prompt ?? []);
  }
}
