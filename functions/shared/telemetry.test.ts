import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { telemetryOf } from './telemetry.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const event = { level: 'error', message: 'network not loaded', error: 'MissingArtifactError' };

it('writes lines of JSON on stderr, and no metrics, on a developer’s machine', async () => {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(console, 'error').mockReturnValue();
  const telemetry = telemetryOf('generate');
  const handler = telemetry.observed(async (_event: object, _context: Context) => {
    telemetry.measure('Tokens', 60);
    telemetry.log(event);
    return 'answer';
  });
  expect(await handler({}, {} as Context)).toBe('answer');
  const [[row] = []] = stderr.mock.calls;
  expect(JSON.parse(row as string)).toEqual({ time: expect.any(String), ...event });
  expect(stderr).toHaveBeenCalledOnce();
  expect(stdout).not.toHaveBeenCalled();
});

describe('in Lambda', () => {
  const context = { awsRequestId: 'request-1' } as Context;
  let written: Record<string, unknown>[];

  function telemetry(environment: Record<string, string> = {}) {
    const variables = {
      AWS_LAMBDA_FUNCTION_NAME: 'poet',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      POWERTOOLS_METRICS_NAMESPACE: 'NeuralPoet/test',
      ...environment,
    };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    written = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      written.push(JSON.parse(String(line)));
      return true;
    });
    return telemetryOf('generate');
  }

  const setOf = (Dimensions: string[], Metrics: [string, string][]) => ({
    Timestamp: expect.any(Number),
    CloudWatchMetrics: [
      {
        Namespace: 'NeuralPoet/test',
        Dimensions: [Dimensions],
        Metrics: Metrics.map(([Name, Unit]) => ({ Name, Unit })),
      },
    ],
  });

  it('writes what was measured in an invocation at its end, and the first as a cold start', async () => {
    const { observed, measure } = telemetry();
    const handler = observed(async (tokens: number[], _context: Context) => {
      for (const value of tokens) measure('Tokens', value);
      measure('LoadTime', 12.5);
    });
    await handler([60, 70], context);
    await handler([1], context);
    const one: [string, string] = ['LoadTime', 'Milliseconds'];
    expect(written).toEqual([
      {
        _aws: setOf(['service'], [['ColdStart', 'Count'], ['Tokens', 'Count'], one]),
        service: 'generate',
        ColdStart: 1,
        Tokens: [60, 70],
        LoadTime: 12.5,
      },
      {
        _aws: setOf(['service'], [['Tokens', 'Count'], one]),
        service: 'generate',
        Tokens: 1,
        LoadTime: 12.5,
      },
    ]);
  });

  it('writes what was measured where the handler fails, and nothing where nothing was', async () => {
    const { observed, measure } = telemetry({ AWS_LAMBDA_INITIALIZATION_TYPE: 'provisioned-concurrency' });
    await observed(async (_event: object, _context: Context) => {})({}, context);
    expect(written).toEqual([]);
    const failing = observed(async (_event: object, _context: Context) => {
      measure('Tokens', 1);
      throw new Error('no');
    });
    await expect(failing({}, context)).rejects.toThrow('no');
    expect(written).toMatchObject([{ Tokens: 1 }]);
  });

  it('logs an error with the id of its request, and counts it by kind', async () => {
    const { observed, log } = telemetry();
    await observed(async (_event: object, _context: Context) => log(event))({}, context);
    expect(written[0]).toEqual({
      level: 'ERROR',
      message: 'network not loaded',
      timestamp: expect.any(String),
      service: 'generate',
      function_request_id: 'request-1',
      error: 'MissingArtifactError',
    });
    expect(written[1]).toEqual({
      _aws: setOf(['service', 'kind'], [['Errors', 'Count']]),
      service: 'generate',
      kind: 'MissingArtifactError',
      Errors: 1,
    });
  });

  it.each([
    ['INFO', ['INFO', 'WARN']],
    ['WARN', ['WARN']],
  ])('at the level %s logs %j', (AWS_LAMBDA_LOG_LEVEL, expected) => {
    const { log } = telemetry({ AWS_LAMBDA_LOG_LEVEL });
    for (const level of ['debug', 'info', 'warn']) log({ level, message: 'm' });
    expect(written.map(({ level }) => level)).toEqual(expected);
  });
});
