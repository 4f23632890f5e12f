import { join } from 'node:path';
import { quantile } from '../../workshop/statistics/quantile.ts';
import type { Cloud } from './cloud.ts';
import { Container } from './container.ts';
import { postPoem } from './httpEvents.ts';
import { throttle } from './throttle.ts';

/** Milliseconds of a cold start, from the start of the process to the answer with the first poem. */
export interface ColdStart {
  /** Node and the runtime client, up to the function. */
  runtime: number;
  /** The bundle. */
  import: number;
  /** Artifacts from S3, verified; tokenizer and words. */
  load: number;
  /** ONNX Runtime's library, and the network in it. */
  session: number;
  /** Writing of the first poem. */
  firstPoem: number;
  /** Checking of the request, answer, and the way through the Runtime API. */
  rest: number;
  total: number;
  /** Processor time of all threads, user and system, from start to answer. */
  cpu: number;
  /** Resident memory behind the answer, MiB. */
  memory: number;
}

const empty = join(import.meta.dirname, 'emptyFunction');
const bareFunction = { environment: {}, handler: 'index.handler', time: 29_000, memory: 1769 };
const marks = join(import.meta.dirname, 'sessionMarks.cjs');

/** Times cold starts under a share of one core. @returns the median of each part, and of the total. */
export async function timeColdStarts(cloud: Cloud, share: number, starts: number): Promise<ColdStart> {
  const samples: ColdStart[] = [];
  // The first start warms the file cache and is not counted.
  for (let nth = 0; nth <= starts; nth++) {
    const sample = await timeColdStart(cloud, share);
    if (nth > 0) samples.push(sample);
  }
  const parts = Object.keys(samples[0] as ColdStart) as (keyof ColdStart)[];
  const medians = parts.map((part) => [
    part,
    quantile(
      samples.map((sample) => sample[part]),
      0.5,
    ),
  ]);
  return Object.fromEntries(medians) as unknown as ColdStart;
}

/** What a start is of; the deployed function by itself. */
export interface Started {
  /** Folder of another asset. */
  readonly asset?: string;
  /** Variables that differ. */
  readonly changes?: Readonly<Record<string, string>>;
}

/** Times one cold start under a share of one core. */
export async function timeColdStart(
  cloud: Cloud,
  share: number,
  { asset, changes = {} }: Started = {},
): Promise<ColdStart> {
  const bare = await Container.start({ name: 'empty', asset: empty, deployed: bareFunction });
  const runtime = await throttled(bare, share, async () => {
    await bare.invoke({});
    return (bare.api.asked[0] as number) - bare.started;
  });

  const variables = { AWS_ENDPOINT_URL_S3: cloud.s3Address, ...changes };
  const container = await cloud.generate(variables, ['--require', marks], asset);
  return throttled(container, share, async () => {
    const { body } = await container.call<{ body: string }>(
      postPoem({ prompt: 'Загадочна душа поэта', seed: 1 }),
    );
    const total = performance.now() - container.started;
    const [cpu, bytes] = await Promise.all([container.processorTime(), container.residentBytes()]);
    const { timing } = JSON.parse(body) as { timing: { loadMs: number; composeMs: number } };
    const session = container.part('library') + container.part('session');
    const parts = {
      runtime,
      import: (container.api.asked[0] as number) - container.started - runtime,
      load: timing.loadMs - session,
      session,
      firstPoem: timing.composeMs,
    };
    const known = Object.values(parts).reduce((sum, value) => sum + value, 0);
    return { ...parts, rest: total - known, total, cpu, memory: bytes / 2 ** 20 };
  });
}

async function throttled<T>(container: Container, share: number, work: () => Promise<T>): Promise<T> {
  const release = throttle(container.process.pid as number, share);
  try {
    return await work();
  } finally {
    await container.stop();
    release();
  }
}
