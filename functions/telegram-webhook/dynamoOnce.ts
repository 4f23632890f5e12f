import { setTimeout as delay } from 'node:timers/promises';
import { IdempotencyConfig, makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { type Deadline, timeLeft } from '../../lib/chat/deadline.ts';
import { MemoryOnce } from '../../lib/chat/memoryOnce.ts';
import type { Once } from '../../lib/chat/once.ts';
import { errorKind, type Log } from '../../lib/shared/log.ts';

/** Seconds that a piece of work is remembered. */
const memorySeconds = 24 * 60 * 60;
/** Milliseconds to wait for another container that does the same work, and milliseconds between two looks. */
const maxWait = 6000;
const pollingInterval = 250;

/** How long the function may still run. After that, another container may take over its work. */
export type RemainingTime = Pick<Context, 'getRemainingTimeInMillis'>;

/** Does each piece of work once in all containers together: Powertools idempotency over a DynamoDB table. */
export class DynamoOnce {
  readonly #store: DynamoDBPersistenceLayer;
  readonly #fallback = new MemoryOnce(1000);
  readonly #log: Log;

  constructor(tableName: string, awsSdkV3Client: DynamoDBClient, log: Log) {
    this.#store = new DynamoDBPersistenceLayer({ tableName, awsSdkV3Client });
    this.#log = log;
  }

  /** For one invocation of the function. */
  during(context: RemainingTime, deadline: Deadline): Once {
    const config = new IdempotencyConfig({
      expiresAfterSeconds: memorySeconds,
      lambdaContext: context as Context,
    });
    return { run: (key, work) => this.#run(key, work, config, deadline) };
  }

  async #run<T>(
    key: string,
    work: () => Promise<T>,
    config: IdempotencyConfig,
    deadline: Deadline,
  ): Promise<{ readonly result: T } | 'later'> {
    let done: { result: T } | undefined;
    let failure: { error: unknown } | undefined;
    const recorded = async (_key: string) => {
      try {
        done = { result: await work() };
      } catch (error) {
        failure = { error };
        throw error;
      }
      // The table holds no undefined values.
      return { result: done.result ?? null };
    };
    const idempotent = makeIdempotent(recorded, {
      persistenceStore: this.#store,
      config,
      keyPrefix: 'telegram',
      dataIndexArgument: 0,
    });
    const waitUntil = performance.now() + Math.min(maxWait, timeLeft(deadline) / 4);
    for (;;) {
      try {
        return (await idempotent(key)) as { result: T };
      } catch (error) {
        if (failure !== undefined) throw failure.error;
        const name = error instanceof Error ? error.name : typeof error;
        if (inProgressErrors.has(name)) {
          if (performance.now() >= waitUntil) return 'later';
          await delay(pollingInterval);
          continue;
        }
        this.#log({
          level: 'warn',
          message: 'idempotency table failed',
          error: name,
          cause: errorKind((error as Error).cause),
        });
        return done ?? this.#fallback.run(key, work);
      }
    }
  }
}

/** Errors that mean that another container does the same work. */
const inProgressErrors = new Set(['IdempotencyAlreadyInProgressError', 'IdempotencyInconsistentStateError']);
