import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ArtifactBucket } from './artifactBucket.ts';
import type { Architecture as ArchitectureName } from './bundle.ts';

export interface GenerateFunctionProps {
  /** Folder that `bundleGenerate` made. */
  readonly asset: string;
  readonly architecture: ArchitectureName;
  readonly artifacts: ArtifactBucket;
  /** Most copies that run at one time: what bounds the cost. */
  readonly concurrency: number;
}

const ARCHITECTURES = { x86_64: Architecture.X86_64, arm64: Architecture.ARM_64 };

/** The Lambda that writes poems. It may read the artifacts, and nothing else. */
export class GenerateFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: GenerateFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.function = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: ARCHITECTURES[props.architecture],
      code: Code.fromAsset(props.asset),
      handler: 'index.handler',
      // One whole processor; the network itself needs a tenth of the memory.
      memorySize: 1769,
      timeout: Duration.seconds(29),
      reservedConcurrentExecutions: props.concurrency,
      tracing: Tracing.ACTIVE,
      logGroup,
      environment: {
        MODEL_BUCKET: props.artifacts.bucket.bucketName,
        MODEL_PREFIX: props.artifacts.prefix,
        NODE_OPTIONS: '--enable-source-maps',
      },
    });
    props.artifacts.bucket.grantRead(this.function, `${props.artifacts.prefix}/*`);
  }
}
