import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { namespaceOf } from '../../infra/metrics.ts';
import type { DeployedFunction } from './deployedFunctions.ts';
import { type Outcome, RuntimeApi } from './runtimeApi.ts';
import { runtimeClient } from './runtimeClient.ts';

export interface ContainerOptions {
  /** Folder of the asset that is deployed. */
  readonly asset: string;
  /** Name of the function. */
  readonly name: string;
  /** The function as the stack defines it. */
  readonly deployed: Omit<DeployedFunction, 'references'>;
  /** Arguments of Node, e.g. `--inspect`. */
  readonly nodeArguments?: readonly string[];
}

/** A Lambda container: the runtime client in a process of its own, which takes events from a Runtime API. */
export class Container {
  /** When the process was started, as `performance.now()`. */
  readonly started: number;
  /** Everything that the function and its runtime wrote. */
  log = '';
  readonly api: RuntimeApi;
  readonly process: ChildProcess;
  readonly #time: number;

  private constructor(api: RuntimeApi, child: ChildProcess, started: number, time: number) {
    this.started = started;
    this.api = api;
    this.process = child;
    this.#time = time;
    const note = (chunk: Buffer) => {
      this.log += chunk.toString();
    };
    child.stdout?.on('data', note);
    child.stderr?.on('data', note);
    child.on('exit', (code, signal) => api.exited(`the runtime exited: ${signal ?? code}`));
    // Lambda freezes and then ends a container whose invocation is out of time.
    api.onTimeout = () => child.kill('SIGKILL');
  }

  /** Starts a container; it is cold until its first invocation. */
  static async start(options: ContainerOptions): Promise<Container> {
    const { asset, name, deployed, nodeArguments = [] } = options;
    const { environment, handler, memory, time } = deployed;
    const [client, api] = await Promise.all([runtimeClient(), RuntimeApi.start()]);
    const started = performance.now();
    const child = spawn(process.execPath, [...nodeArguments, ...bootArguments(memory), client, handler], {
      cwd: asset,
      // A container has the variables of Lambda and of the function, and none of this process.
      env: {
        ...lambdaVariables(asset, name, api.address),
        _HANDLER: handler,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Container(api, child, started, time);
  }

  /** Sends an event. Its outcome has the form that Lambda's Invoke returns. */
  invoke(event: unknown, time = this.#time): Promise<Outcome> {
    return this.api.invoke(event, time);
  }

  /** Sends an event and reads the answer. @throws Error if the function failed. */
  async call<T>(event: unknown): Promise<T> {
    const { payload, functionError } = await this.invoke(event);
    if (functionError !== undefined) throw new Error(`the function failed: ${payload}\n${this.log}`);
    return JSON.parse(payload) as T;
  }

  /** The lines that the function logged as JSON. */
  get records(): Record<string, unknown>[] {
    return this.log.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line) as Record<string, unknown>];
      } catch {
        return [];
      }
    });
  }

  /**
   * Milliseconds of a part, measured by the marks that are loaded before the function; the first since the log was
   * emptied.
   */
  part(name: string): number {
    return Number(this.records.find((each) => each['part'] === name)?.['milliseconds']);
  }

  /** Values of the metrics that the function wrote, by name, in order. */
  metrics(service: string): Record<string, unknown[]> {
    const values: Record<string, unknown[]> = {};
    for (const record of this.records) {
      const { CloudWatchMetrics: sets = [] } = (record['_aws'] ?? {}) as { CloudWatchMetrics?: MetricSet[] };
      for (const { Namespace, Metrics } of sets) {
        if (Namespace !== namespaceOf('dev') || record['service'] !== service) continue;
        for (const { Name } of Metrics) values[Name] = [...(values[Name] ?? []), record[Name]].flat();
      }
    }
    return values;
  }

  /** Processor time of all its threads, user and system, in milliseconds. */
  async processorTime(): Promise<number> {
    const tasks = `/proc/${this.process.pid}/task`;
    const times = (await readdir(tasks)).map(async (task) => {
      const [nanoseconds] = (await readFile(`${tasks}/${task}/schedstat`, 'utf8')).split(' ');
      return Number(nanoseconds) / 1e6;
    });
    return (await Promise.all(times)).reduce((sum, time) => sum + time, 0);
  }

  /** Resident memory of the process, in bytes. */
  async residentBytes(): Promise<number> {
    const status = await readFile(`/proc/${this.process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const exited = once(this.process, 'exit');
      this.process.kill('SIGKILL');
      await exited;
    }
    await this.api.stop();
  }
}

interface MetricSet {
  Namespace: string;
  Metrics: { Name: string }[];
}

/**
 * The arguments that Lambda starts Node with, as in `/var/runtime/bootstrap` of its images
 * (public.ecr.aws/lambda/nodejs).
 * @param memory of the function, in megabytes.
 */
function bootArguments(memory: number): string[] {
  const young = Math.floor(memory / 10);
  return [
    '--expose-gc',
    '--max-http-header-size=81920',
    `--max-semi-space-size=${Math.floor(young / 2)}`,
    `--max-old-space-size=${memory - young}`,
  ];
}

/** The variables that Lambda sets. */
function lambdaVariables(asset: string, name: string, address: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    LAMBDA_TASK_ROOT: asset,
    AWS_LAMBDA_RUNTIME_API: address,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: 'test',
  };
}
