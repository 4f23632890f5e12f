import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ArtifactBucket } from './artifactBucket.ts';
import type { Architecture } from './bundle.ts';
import { GenerateFunction } from './generateFunction.ts';
import { PoemApi } from './poemApi.ts';

export interface NeuralPoetStackProps extends StackProps {
  /** `prod` keeps its bucket when the stack is destroyed. */
  readonly stage: string;
  /** Folder of the bundled `generate` function. */
  readonly generateAsset: string;
  readonly architecture: Architecture;
  /** Folder of the model artifacts, and their version. */
  readonly artifacts: { readonly folder: string; readonly version: string };
  /** Most copies of `generate` at one time. */
  readonly concurrency: number;
}

/** The poet in the cloud: artifacts in a bucket, a function that writes, an API in front of it. */
export class NeuralPoetStack extends Stack {
  constructor(scope: Construct, id: string, props: NeuralPoetStackProps) {
    super(scope, id, props);
    const { folder, version } = props.artifacts;
    const artifacts = new ArtifactBucket(this, 'Artifacts', {
      folder,
      version,
      keep: props.stage === 'prod',
    });
    const generate = new GenerateFunction(this, 'Generate', {
      asset: props.generateAsset,
      architecture: props.architecture,
      artifacts,
      concurrency: props.concurrency,
    });
    new PoemApi(this, 'Poems', generate.function);
  }
}
