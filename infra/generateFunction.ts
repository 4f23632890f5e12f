import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { ArtifactBucket } from './artifactBucket.ts';
import { PoetFunction } from './poetFunction.ts';
import { exempt, objectsFinding } from './rules.ts';
import type { Settings } from './settings.ts';

export interface GenerateFunctionProps {
  /** Folder made by `bundleGenerate`. */
  readonly asset: string;
  /** Where its artifacts lie; without it, in its asset. */
  readonly artifacts: ArtifactBucket | undefined;
  readonly settings: Settings;
  /** For whom it writes. */
  readonly caller: 'the API' | 'the bot';
  /** Copies that are reserved for it. */
  readonly copies: number | undefined;
  /** Lines that each copy may write a second; any number without it. */
  readonly linesPerSecond?: number;
}

/** A Lambda function that writes poems. It may read artifacts, those of other versions too, and nothing else. */
export class GenerateFunction extends PoetFunction {
  constructor(scope: Construct, id: string, props: GenerateFunctionProps) {
    const { asset, artifacts, settings, caller, copies, linesPerSecond } = props;
    super(scope, id, {
      description: `Writes poems for ${caller}`,
      service: 'generate',
      asset,
      settings,
      memory: settings.memory,
      // The API gives up after 30 seconds.
      timeout: Duration.seconds(29),
      copies,
      environment: {
        ...(linesPerSecond === undefined ? {} : { LINES_PER_SECOND: String(linesPerSecond) }),
        // One arena of the C heap fragments less. A step of the network takes and frees arrays of up to some MiB: below
        // 4 MiB they come from the heap, which keeps 8 MiB at hand; from the system they would come page by page.
        MALLOC_ARENA_MAX: '1',
        MALLOC_MMAP_THRESHOLD_: '4194304',
        MALLOC_TRIM_THRESHOLD_: '8388608',
        ...(artifacts ? { MODEL_BUCKET: artifacts.bucket.bucketName, MODEL_PREFIX: artifacts.prefix } : {}),
      },
      statements: artifacts
        ? [
            new PolicyStatement({
              actions: ['s3:GetObject'],
              resources: [artifacts.bucket.arnForObjects('*')],
            }),
          ]
        : [],
    });
    if (artifacts === undefined) return;
    this.function.node.addDependency(artifacts.upload);
    exempt(
      this.role,
      'The bucket holds nothing but networks, and while one version follows another, containers of both read theirs',
      objectsFinding(artifacts.bucket, '*'),
    );
  }
}
