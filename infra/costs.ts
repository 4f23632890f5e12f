import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import measured from '../docs/cost.json' with { type: 'json' };
import { perRunOf } from '../workshop/cost/perRun.ts';
import { PRICES } from '../workshop/cost/prices.ts';
import type { PoetFunction } from './poetFunction.ts';
import type { Settings } from './settings.ts';
import type { Watched } from './watched.ts';

const perRun = perRunOf(measured);

/** US dollars that the API has cost, by what its functions' metrics say and list prices. */
export function apiCosts({ generate, site, settings }: Watched, period: Duration): MathExpression {
  return costsOf('API', settings, period, {
    generate: { ...generate, dollarsOfRun: perRun.request },
    site: { ...site, dollarsOfRun: perRun.request },
  });
}

/** The same of the bot. */
export function botCosts({ botGenerate, webhook, settings }: Watched, period: Duration): MathExpression {
  return costsOf('bot', settings, period, {
    botGenerate: { ...botGenerate, dollarsOfRun: perRun.run },
    webhook: { ...webhook, dollarsOfRun: perRun.update },
  });
}

type Part = Pick<PoetFunction, 'function' | 'memory'> & { readonly dollarsOfRun: number };

function costsOf(
  label: string,
  { architecture }: Settings,
  period: Duration,
  parts: Record<string, Part>,
): MathExpression {
  const perDay = { statistic: Stats.SUM, period };
  const dollarsOfMs = (megabytes: number) => (megabytes / 1024 / 1000) * PRICES.lambdaGbSecond[architecture];
  const terms = Object.entries(parts).flatMap(([name, { memory, dollarsOfRun }]) => [
    `${name}Ms * ${withoutExponent(dollarsOfMs(memory))}`,
    `${name}Runs * ${withoutExponent(dollarsOfRun)}`,
  ]);
  const metrics = Object.entries(parts).flatMap(([name, { function: lambda }]) => [
    [`${name}Ms`, lambda.metricDuration(perDay)] as const,
    [`${name}Runs`, lambda.metricInvocations(perDay)] as const,
  ]);
  return new MathExpression({
    // CloudWatch takes what has no data for 0, such as a function that did not run.
    expression: terms.join(' + '),
    usingMetrics: Object.fromEntries(metrics),
    label,
    period,
  });
}

/** A small number without an exponent, whose `e` CloudWatch would read as the name of a metric. */
function withoutExponent(value: number): string {
  return value.toFixed(14);
}
