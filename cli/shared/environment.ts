import type { PoolOptions } from '../../lib/service/pool/startPool.ts';
import { UsageError } from './run.ts';

/** What the help of a command says of variables, each with what it is for. */
export function environmentHelp(...variables: readonly string[]): string {
  return ['', 'Environment:', ...variables.map((line) => `  ${line}`)].join('\n');
}

/** The variables of `poolFromEnvironment`, for the help of a command. */
export const poolEnvironment = [
  'POET_THREADS  poems written at once, in a thread each (default: one for each core)',
  'POET_QUEUE  requests that may wait for their turn, further ones get 503 (default: 50 for each thread)',
];

/** The variables that say where the artifacts are, for the help of a command. */
export const artifactsEnvironment = [
  'MODEL_DIR  folder of the artifacts (default model-artifacts/ of this package)',
  'MODEL_BUCKET, MODEL_PREFIX  read the artifacts from S3 instead; needs @aws-sdk/client-s3',
];

/** How many poems are written at once, and how many wait. @throws UsageError */
export function poolFromEnvironment(): Pick<PoolOptions, 'threads' | 'mostWaiting'> {
  return {
    threads: numberFrom('POET_THREADS', 1, 1024),
    mostWaiting: numberFrom('POET_QUEUE', 0, 1_000_000),
  };
}

/** A whole number of the environment; undefined if it has none. @throws UsageError */
export function numberFrom(name: string, least: number, most: number): number | undefined {
  const text = process.env[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`${name} is "${text}"; give a number from ${least} to ${most}`);
}
