import type { Context } from 'aws-lambda';
import { type Log, logToStderr } from '../../lib/shared/log.ts';
import { sourcePlace } from './sourcePlace.ts';

/** The metrics and their units. Cold starts and errors are counted as well. */
const units = {
  /** Milliseconds that the first request waits for the network. */
  LoadTime: 'Milliseconds',
  /** Milliseconds of writing one poem. */
  ComposeTime: 'Milliseconds',
  /** Tokens of one poem. */
  Tokens: 'Count',
  /** Updates that Telegram delivered to the webhook. */
  Updates: 'Count',
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
 * The telemetry of a function. In Lambda these are lines on stdout: JSON logs with the request's id, and metrics in the
 * namespace `POWERTOOLS_METRICS_NAMESPACE`, in the embedded metric format. An event of level `error` adds one to the
 * metric `Errors`, with the event's `error` as the dimension `kind`. Elsewhere events are lines of JSON on stderr, and
 * nothing is measured. Field names are those of Powertools, whose own code would take its part of each cold start.
 *
 * @param service name of the function, a dimension of its metrics.
 */
export function telemetryOf(service: 'breaker' | 'generate' | 'site' | 'telegram-webhook'): Telemetry {
  return process.env['AWS_LAMBDA_FUNCTION_NAME'] === undefined ? onStderr : inLambda(service, process.env);
}

const onStderr: Telemetry = {
  log: logToStderr,
  measure: () => {},
  observed: (handler) => handler,
};

const levels = ['debug', 'info', 'warn', 'error'];

/** The measurements of one invocation, of each metric in order. */
type Measurements = Partial<Record<keyof typeof units | 'ColdStart', number[]>>;

function inLambda(service: string, environment: NodeJS.ProcessEnv): Telemetry {
  const namespace = environment['POWERTOOLS_METRICS_NAMESPACE'] ?? '';
  const leastLevel = levels.indexOf((environment['AWS_LAMBDA_LOG_LEVEL'] ?? 'INFO').toLowerCase());
  // Provisioned concurrency starts containers before anybody waits for them.
  let isCold = environment['AWS_LAMBDA_INITIALIZATION_TYPE'] === 'on-demand';
  let requestId: string | undefined;
  let measured: Measurements = {};
  const log: Log = ({ level, message, ...event }) => {
    const { at, error } = event;
    if (levels.indexOf(String(level)) >= leastLevel) {
      write({
        level: String(level).toUpperCase(),
        message,
        timestamp: new Date().toISOString(),
        service,
        function_request_id: requestId,
        ...event,
        ...(Array.isArray(at) ? { at: at.map((frame) => sourcePlace(String(frame))) } : {}),
      });
    }
    if (level === 'error') write(metrics(namespace, { service, kind: String(error) }, { Errors: [1] }));
  };
  return {
    log,
    measure(name, value) {
      measured[name] = [...(measured[name] ?? []), value];
    },
    observed: (handler) =>
      (async (event, context) => {
        requestId = context.awsRequestId;
        measured = isCold ? { ColdStart: [1] } : {};
        isCold = false;
        const started = performance.now();
        try {
          const result = await handler(event, context);
          const ms = Math.round(performance.now() - started);
          log({ level: 'debug', message: 'answered', ms, ...statusOf(result) });
          return result;
        } finally {
          if (Object.keys(measured).length > 0) write(metrics(namespace, { service }, measured));
        }
      }) as typeof handler,
  };
}

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Measurements in CloudWatch's embedded metric format. */
function metrics(
  namespace: string,
  dimensions: Readonly<Record<string, string>>,
  values: Measurements & { Errors?: number[] },
): object {
  const names = Object.keys(values);
  const Metrics = names.map((Name) => ({ Name, Unit: units[Name as keyof typeof units] ?? 'Count' }));
  const set = { Namespace: namespace, Dimensions: [Object.keys(dimensions)], Metrics };
  const members = Object.entries(values).map(([name, all]) => [name, all.length === 1 ? all[0] : all]);
  return {
    _aws: { Timestamp: Date.now(), CloudWatchMetrics: [set] },
    ...dimensions,
    ...Object.fromEntries(members),
  };
}

/** The status of an answer that has one: to a request by HTTP, or problem details. */
function statusOf(result: unknown): { status?: unknown } {
  const { statusCode, status = statusCode } = (result ?? {}) as { status?: unknown; statusCode?: unknown };
  return status === undefined ? {} : { status };
}
