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
  readonly artifacts: ArtifactBucket;
  readonly settings: Settings;
}

/** The Lambda function that writes poems. It may read the artifacts of its version, and nothing else. */
export class GenerateFunction extends PoetFunction {
  constructor(scope: Construct, id: string, { asset, artifacts, settings }: GenerateFunctionProps) {
    super(scope, id, {
      description: 'Writes poems',
      service: 'generate',
      asset,
      settings,
      memory: settings.memory,
      // The API gives up after 30 seconds.
      timeout: Duration.seconds(29),
      environment: {
        // One arena of the C heap fragments less, and free memory above 1 MiB returns to the system at once.
        MALLOC_ARENA_MAX: '1',
        MALLOC_TRIM_THRESHOLD_: '1048576',
        MODEL_BUCKET: artifacts.bucket.bucketName,
        MODEL_PREFIX: artifacts.prefix,
      },
      statements: [
        new PolicyStatement({
          actions: ['s3:GetObject'],
          resources: [artifacts.bucket.arnForObjects(`${artifacts.prefix}/*`)],
        }),
      ],
    });
    this.function.node.addDependency(artifacts.upload);
    exempt(
      this.role,
      'All files of the version, and no other: which they are stands in its manifest',
      objectsFinding(artifacts.bucket, `${artifacts.prefix}/*`),
    );
  }
}
