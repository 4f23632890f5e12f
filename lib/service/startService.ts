import packageJson from '../../package.json' with { type: 'json' };
import { storeFromEnvironment } from '../artifacts/fromEnvironment.ts';
import { loadPoetFrom } from '../poet/load.ts';
import type { Log } from '../shared/log.ts';
import { allowanceFrom, type LineAllowance } from './lineAllowance.ts';
import { lazyPoets, type Measure, PoemService } from './service.ts';
import { settle, startLean } from './v8Flags.ts';

/** Where the service reports to. */
export interface StartOptions {
  readonly log: Log;
  readonly measure?: Measure;
}

/**
 * Starts the service in a process of its own, with the allowance that the environment sets. V8's optimizing compiler waits
 * until the first poem is written. See {@link serviceOfThisThread}.
 *
 * @throws RangeError if the environment's allowance is no number above 0.
 */
export function startService(options: StartOptions): PoemService {
  startLean();
  return serviceOfThisThread(options, allowanceFrom(process.env));
}

/** The service over the artifacts that the environment names. Nothing is loaded before the first request. */
export function serviceOfThisThread(
  { log, measure = () => {} }: StartOptions,
  allowance?: LineAllowance,
): PoemService {
  return new PoemService({
    poets: lazyPoets((name) => loadPoetFrom(storeFromEnvironment(), name)),
    async compose(poet, request) {
      const { compose } = await import('../poet/compose.ts');
      const poem = await compose(poet, request);
      settle();
      return poem;
    },
    version: packageJson.version,
    log,
    measure,
    allowance,
  });
}
