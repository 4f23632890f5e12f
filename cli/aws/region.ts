import { ask, canAsk } from '../shared/ask.ts';
import { UsageError } from '../shared/run.ts';

const USUAL = 'eu-central-1';

/**
 * Settles in which region AWS is used, for this process and those that it starts: the option, else the environment's, else
 * what a person answers.
 *
 * @throws UsageError if there is none, and nobody to ask.
 */
export async function settleRegion(option: string | undefined): Promise<string> {
  const own = option ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? '';
  const region = own !== '' || !canAsk() ? own : await ask('AWS region', USUAL);
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/u.test(region)) {
    throw new UsageError(
      `${region === '' ? 'no AWS region' : `${region} is no AWS region`}: give --region, for example --region ${USUAL}`,
    );
  }
  process.env['AWS_REGION'] = region;
  return region;
}
