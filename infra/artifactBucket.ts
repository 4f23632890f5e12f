import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

export interface ArtifactBucketProps {
  /** Folder of the artifacts. */
  readonly folder: string;
  /** Version of the artifacts: they lie under it, so that a new network is a new prefix. */
  readonly version: string;
  /** Whether the bucket outlives the stack. */
  readonly keep: boolean;
}

/** The private bucket that networks are loaded from, with the artifacts of this version in it. */
export class ArtifactBucket extends Construct {
  readonly bucket: Bucket;
  readonly prefix: string;

  constructor(scope: Construct, id: string, props: ArtifactBucketProps) {
    super(scope, id);
    this.prefix = props.version;
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(30) }],
      removalPolicy: props.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !props.keep,
    });
    new BucketDeployment(this, 'Artifacts', {
      // The library's own types differ by an optional property.
      destinationBucket: this.bucket as IBucket,
      destinationKeyPrefix: props.version,
      sources: [Source.asset(props.folder)],
      memoryLimit: 512,
      // Earlier versions stay, so that an earlier stack can be deployed again.
      prune: false,
    });
    new CfnOutput(Stack.of(this), 'ArtifactBucketName', { value: this.bucket.bucketName });
  }
}
