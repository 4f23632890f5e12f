import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { limitDeleter } from './bucketDeleter.ts';
import { writeLogs } from './policies.ts';
import { exempt, NO_DEAD_LETTERS, objectsFinding } from './rules.ts';

export interface ArtifactBucketProps {
  /** Folder of the artifacts. */
  readonly folder: string;
  /** Their prefix in the bucket, without slashes at its ends. Other artifacts have another prefix. */
  readonly prefix: string;
  /** Whether the bucket outlives the stack. */
  readonly keep: boolean;
  readonly logRetention: RetentionDays;
}

/** The private bucket that networks are loaded from, with the artifacts of this version and of those before it. */
export class ArtifactBucket extends Construct {
  readonly bucket: Bucket;
  readonly prefix: string;
  /** The upload of the artifacts. What reads them depends on it. */
  readonly upload: BucketDeployment;

  constructor(scope: Construct, id: string, props: ArtifactBucketProps) {
    super(scope, id);
    const { folder, prefix, keep, logRetention } = props;
    this.prefix = prefix;
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        {
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      autoDeleteObjects: !keep,
    });
    if (!keep) limitDeleter(this, logRetention);
    exempt(
      this.bucket,
      'Two functions of this stack read and write here, seen in their own logs; a log of accesses would be a second bucket to pay for',
      'AwsSolutions-S1',
    );

    const asset = new Asset(this, 'Files', { path: folder });
    const logGroup = new LogGroup(this, 'UploadLogs', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = this.#uploadRole(asset, logGroup);
    // The id has the prefix in it, so another prefix is a new resource: CloudFormation uploads its files before it
    // updates the functions. The old files stay: containers that were started before still have to read them, and a
    // rollback finds them. They cost a twentieth of a cent a month.
    this.upload = new BucketDeployment(this, `Upload-${prefix.replaceAll('/', '-')}`, {
      // The library's own types differ by an optional property.
      destinationBucket: this.bucket as IBucket,
      // Without the slash the library would count the files of 1.2.30 among those of 1.2.3.
      destinationKeyPrefix: `${prefix}/`,
      sources: [Source.bucket(asset.bucket, asset.s3ObjectKey)],
      memoryLimit: 512,
      retainOnDelete: true,
      logGroup,
      role: role.withoutPolicyUpdates(),
    });
    exemptUploader(this);
    new CfnOutput(Stack.of(this), 'ArtifactAddress', { value: this.bucket.s3UrlForObject(`${prefix}/`) });
  }

  /** A role that may read the files of a deployment and write them to the bucket. The library would grant more. */
  #uploadRole(asset: Asset, logGroup: LogGroup): Role {
    const statement = (actions: string[], ...resources: string[]) =>
      new PolicyStatement({ effect: Effect.ALLOW, actions, resources });
    const role = new Role(this, 'UploadRole', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Upload: new PolicyDocument({
          statements: [
            writeLogs(logGroup),
            statement(['s3:GetObject'], asset.bucket.arnForObjects('*.zip')),
            statement(['s3:ListBucket', 's3:GetBucketTagging'], this.bucket.bucketArn),
            statement(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], this.bucket.arnForObjects('*')),
          ],
        }),
      },
    });
    exempt(
      role,
      'The keys hold hashes and versions: naming them would change the role just before each upload, and changes of roles take seconds to be seen',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*.zip]',
      objectsFinding(this.bucket, '*'),
    );
    return role;
  }
}

/** Exempts the library's function that unpacks the files: the library chooses its runtime and settings. */
function exemptUploader(scope: Construct): void {
  const uploader = Stack.of(scope).node.children.find(({ node }) =>
    node.id.startsWith('Custom::CDKBucketDeployment'),
  );
  if (uploader === undefined) throw new Error('The library names its upload function otherwise; mend this');
  const reason = 'Its runtime is pinned to what the CDK has tested; it comes up to date with the library';
  exempt(uploader, reason, 'AwsSolutions-L1', 'Serverless-LambdaLatestVersion');
  exempt(uploader, NO_DEAD_LETTERS, 'Serverless-LambdaDLQ');
  exempt(uploader, 'It runs at deployments alone, and they tell how it went', 'Serverless-LambdaTracing');
}
