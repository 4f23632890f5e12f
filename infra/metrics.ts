import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

/** The namespace of the metrics that the functions of a stage write. */
export const namespaceOf = (stage: string): string => `NeuralPoet/${stage}`;

/** Names of the functions in their metrics: the dimension `service`. */
export type Service = 'breaker' | 'generate' | 'site' | 'telegram-webhook';

/** A metric that a function writes itself. */
export type OwnMetric = 'ColdStart' | 'LoadTime' | 'ComposeTime' | 'Tokens' | 'Updates';

export const FIVE_MINUTES = Duration.minutes(5);

/** A metric that one function writes. */
export function ownMetric(
  stage: string,
  service: Service,
  metricName: OwnMetric,
  options: MetricOptions,
): Metric {
  return new Metric({
    namespace: namespaceOf(stage),
    metricName,
    dimensionsMap: { service },
    period: FIVE_MINUTES,
    ...options,
  });
}

/** Errors of one function by kind. It is a search over all kinds, which a dashboard accepts and an alarm does not. */
export function errorsByKind(stage: string, service: Service): MathExpression {
  const terms = `{"${namespaceOf(stage)}",service,kind} MetricName="Errors" service="${service}"`;
  return new MathExpression({
    expression: `SEARCH('${terms}', 'Sum', 300)`,
    label: `${service}: `,
    usingMetrics: {},
    period: FIVE_MINUTES,
  });
}
