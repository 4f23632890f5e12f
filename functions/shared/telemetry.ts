import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import { type Log, logToStderr } from '../../lib/shared/log.ts';
import { sourcePlace } from './sourcePlace.ts';

/** The metrics and their units. Cold starts and errors are counted as well. */
const units = {
  /** Milliseconds that the first request waits for the network. */
  LoadTime: MetricUnit.Milliseconds,
  /** Milliseconds of writing one poem. */
  ComposeTime: MetricUnit.Milliseconds,
  /** Tokens of one poem. */
  Tokens: MetricUnit.Count,
  /** Updates that Telegram delivered to the webhook. */
  Updates: MetricUnit.Count,
} as const;

/** Takes one measurement. */
export type Measure = (name: keyof typeof units, value: number) => void;

/** Where a function reports what it does. */
export interface Telemetry {
  readonly log: Log;
  readonly measure: Measure;
  /** A handler that sends its measurements at the end of each invocation. */
  observed<Handler extends (event: never, context: Context) => Promise<unknown>>(handler: Handler): Handler;
}

/**
 * The telemetry of a function. In Lambda it is Powertools: JSON logs with the request's id, and metrics in the
 * namespace `POWERTOOLS_METRICS_NAMESPACE`, written to the log in the embedded metric format. An event of level
 * `error` adds one to the metric `Errors`, with the event's `error` as the dimension `kind`. Elsewhere events are
 * lines of JSON on stderr, and nothing is measured.
 *
 * @param service name of the function, a dimension of its metrics.
 */
export function telemetryOf(service: 'generate' | 'site' | 'telegram-webhook'): Telemetry {
  return process.env['AWS_LAMBDA_FUNCTION_NAME'] === undefined ? onStderr : inLambda(service);
}

const onStderr: Telemetry = {
  log: logToStderr,
  measure: () => {},
  observed: (handler) => handler,
};

function inLambda(service: string): Telemetry {
  const logger = new Logger({ serviceName: service });
  const metrics = new Metrics({ serviceName: service });
  return {
    log({ level, message, ...event }) {
      const { at } = event;
      const places = Array.isArray(at) ? { at: at.map((frame) => sourcePlace(String(frame))) } : {};
      logger[level === 'warn' ? 'warn' : 'error'](String(message), { ...event, ...places });
      if (level === 'warn') return;
      const failed = metrics.singleMetric();
      failed.addDimension('kind', String(event['error']));
      failed.addMetric('Errors', MetricUnit.Count, 1);
    },
    measure: (name, value) => metrics.addMetric(name, units[name], value),
    observed: (handler) =>
      (async (event, context) => {
        logger.addContext(context);
        metrics.captureColdStartMetric();
        const started = performance.now();
        try {
          const result = await handler(event, context);
          logger.debug('answered', { ms: Math.round(performance.now() - started), ...statusOf(result) });
          return result;
        } finally {
          // Powertools warns if there is nothing to send.
          if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
        }
      }) as typeof handler,
  };
}

/** The status of an answer that has one: to a request by HTTP, or problem details. */
function statusOf(result: unknown): { status?: unknown } {
  const { statusCode, status = statusCode } = (result ?? {}) as { status?: unknown; statusCode?: unknown };
  return status === undefined ? {} : { status };
}
