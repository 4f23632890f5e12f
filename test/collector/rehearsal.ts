import { type ClientSettings, PoliteClient } from '../../workshop/corpus/collect/client.ts';
import type { Clock } from '../../workshop/corpus/collect/clock.ts';
import { collect } from '../../workshop/corpus/collect/collect.ts';
import { CollectionStore } from '../../workshop/corpus/collect/store.ts';
import { type Site, type SiteOptions, startSite } from './site.ts';

const DAY = '2018-07-23';
/** The path of a number of that day. */
export const at = (number: number) => `/2018/07/23/${number}`;

/** A clock that moves on where another would wait. As a real timer, it wakes a little too early. */
class FastClock implements Clock {
  time = Date.UTC(2026, 0, 1, 12);
  /** Called before each sleep. */
  onSleep: () => void = () => {};
  readonly now = () => this.time;

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.onSleep();
    signal.throwIfAborted();
    this.time += milliseconds > 1 ? milliseconds - 1 : milliseconds;
  }
}

export interface Rehearsal {
  clock: FastClock;
  site: Site;
  store: CollectionStore;
  /** When each request was made, in milliseconds of the clock. */
  times: number[];
  /** A run of the collector over one day; each has a client of its own. */
  run(signal?: AbortSignal): Promise<{ done: boolean; client: PoliteClient }>;
}

/** A site and a collector in this process, which waits for nothing. */
export async function rehearse(
  options: Omit<SiteOptions, 'poems'> & { poems: readonly number[] },
  settings: Partial<ClientSettings> = {},
): Promise<Rehearsal> {
  const clock = new FastClock();
  const store = new CollectionStore(':memory:');
  const times: number[] = [];
  const onAsk = () => times.push(clock.time);
  const site = await startSite({ ...options, poems: { [DAY]: options.poems }, onAsk });
  const run = async (signal = new AbortController().signal) => {
    const client = new PoliteClient(
      {
        base: site.base,
        userAgent: 'Rehearsal',
        delay: 0,
        backoff: 10,
        timeout: 10_000,
        tries: 3,
        notBefore: store.pauseOf(site.base),
        onRetryAfter: (until) => store.commitPause(site.base, until),
        ...settings,
      },
      clock,
    );
    const top = Math.max(...options.poems);
    return { done: await collect(client, store, { days: [DAY], top, maxFailures: 3, signal }), client };
  };
  return { clock, site, store, times, run };
}
