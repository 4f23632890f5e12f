import pc from 'picocolors';
import packageJson from '../../package.json' with { type: 'json' };
import { PoliteClient } from '../../workshop/corpus/collect/client.ts';
import { collect, type Progress } from '../../workshop/corpus/collect/collect.ts';
import { DayRangeError, daysBetween } from '../../workshop/corpus/collect/days.ts';
import { CollectionStore } from '../../workshop/corpus/collect/store.ts';
import { Command, integerOption, numberOption, run, UsageError } from '../shared/run.ts';

interface Options {
  from: string;
  to: string;
  out: string;
  base: string;
  contact?: string;
  delay: number;
  backoff: number;
  timeout: number;
  tries: number;
  giveUpAfter: number;
  top: number;
  json?: boolean;
}

const program = new Command('corpus:collect')
  .description('Collect poems from stihi.ru, day by day, newest first; resumes where it stopped')
  .requiredOption('--from <day>', 'one end of the range, as 2018-07-23')
  .requiredOption('--to <day>', 'the other end')
  .option('--out <file>', 'the store, one SQLite file', 'corpus.sqlite')
  .option('--base <address>', 'address of the site', 'https://stihi.ru')
  .option('--contact <address>', 'e-mail or web address where the site can reach you; part of the User-Agent')
  .option('--delay <seconds>', 'pause between two pages, plus or minus a quarter', numberOption, 1.5)
  .option('--backoff <seconds>', 'first pause after an error; it doubles from there', numberOption, 2)
  .option('--timeout <seconds>', 'time limit of a page', numberOption, 30)
  .option('--tries <n>', 'tries of one page', integerOption, 5)
  .option('--give-up-after <n>', 'pages in a row that may fail', integerOption, 3)
  .option('--top <n>', 'highest number that a day can have', integerOption, 15_000)
  .option('--json', 'print progress as JSON, one object per line')
  .action(main);

async function main(options: Options): Promise<void> {
  const days = rangeOf(options);
  const agent = `NeuralPoetCollector/${packageJson.version}`;
  const site = new URL(options.base).host;
  const store = new CollectionStore(options.out);
  const client = new PoliteClient({
    base: options.base,
    userAgent: options.contact ? `${agent} (+${options.contact})` : agent,
    delay: options.delay * 1000,
    backoff: options.backoff * 1000,
    timeout: options.timeout * 1000,
    tries: options.tries,
    notBefore: store.pauseOf(site),
    onRetryAfter: (until) => store.commitPause(site, until),
  });
  if (!options.contact)
    console.error(pc.yellow('No --contact: the site has nobody to write to if you disturb it.'));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const reporter = new Reporter(options.json === true);
  let done = false;
  try {
    const { top, giveUpAfter: maxFailures } = options;
    const onPage = (progress: Progress) => reporter.page(progress);
    done = await collect(client, store, { days, top, maxFailures, signal: stop.signal, onPage });
  } finally {
    const { requests, redirects } = client;
    reporter.end({ done, poems: store.count(), requests, broken: store.broken(), redirects });
    store.close();
  }
  if (stop.signal.aborted) {
    console.error(`Stopped. The same command goes on from here; what was found is in ${options.out}.`);
    process.exitCode = 130;
  } else if (!done) {
    console.error('Some pages could not be had. The same command tries them again.');
    process.exitCode = 1;
  }
}

function rangeOf(options: Options): string[] {
  const whole = [options.tries, options.giveUpAfter, options.top];
  if (Math.min(...whole) < 1) throw new UsageError('--tries, --give-up-after and --top must be at least 1');
  if (Math.min(options.delay, options.backoff) < 0 || options.timeout <= 0) {
    throw new UsageError('--delay and --backoff must not be negative, --timeout must be above 0');
  }
  if (!/^https?:\/\//u.test(options.base) || !URL.canParse(options.base)) {
    throw new UsageError(`--base ${options.base} is no web address`);
  }
  try {
    return daysBetween(options.from, options.to);
  } catch (error) {
    if (error instanceof DayRangeError) throw new UsageError(error.message);
    throw error;
  }
}

/** What a run says at its end. */
interface Summary extends Pick<PoliteClient, 'requests' | 'redirects'> {
  done: boolean;
  poems: number;
  /** Pages that are left out. */
  broken: readonly string[];
}

/** Shows progress: a line that renews itself on a terminal, elsewhere a line now and then. */
class Reporter {
  readonly #json: boolean;
  readonly #started = Date.now();
  #firstShare: number | undefined;
  #shown = 0;

  constructor(json: boolean) {
    this.#json = json;
  }

  page(progress: Progress): void {
    this.#firstShare ??= progress.share;
    const now = Date.now();
    const terminal = process.stderr.isTTY && !this.#json;
    if (now - this.#shown < (terminal ? 200 : 10_000)) return;
    this.#shown = now;
    const seconds = (now - this.#started) / 1000;
    const rate = progress.pages / seconds;
    const gained = progress.share - this.#firstShare;
    const left = gained > 0 ? (seconds / gained) * (1 - progress.share) : undefined;
    if (this.#json) {
      console.log(
        JSON.stringify({ event: 'progress', ...progress, pagesPerSecond: rate, secondsLeft: left ?? null }),
      );
      return;
    }
    const { day, poems, pages } = progress;
    const line = `${day} · ${poems} poems · ${pages} pages · ${rate.toFixed(1)} pages/s · ${left === undefined ? '…' : duration(left)} left`;
    process.stderr.write(terminal ? `\r${line}\x1b[K` : `${line}\n`);
  }

  end({ done, poems, requests, broken, redirects }: Summary): void {
    this.clear();
    const reasons = [...redirects.values()];
    const otherHost = reasons.filter((reason) => reason === 'otherHost').length;
    const forbidden = reasons.length - otherHost;
    if (this.#json) {
      const notFollowed = { otherHost, forbidden };
      console.log(
        JSON.stringify({ event: 'end', done, poems, requests, broken: broken.length, notFollowed }),
      );
    } else console.log(`${poems} poems in the store; ${requests} requests made.`);
    if (reasons.length > 0) {
      console.error(
        `Redirects not followed: ${otherHost} to another host, ${forbidden} to pages that robots.txt forbids.`,
      );
    }
    if (broken.length > 0) {
      console.error(
        `${broken.length} pages break off or redirect away each time they are asked for, and are left out: ${broken.join(', ')}`,
      );
    }
  }

  clear(): void {
    if (process.stderr.isTTY && !this.#json) process.stderr.write('\r\x1b[K');
  }
}

function duration(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

await run(program);
