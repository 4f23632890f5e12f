import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** What a stack stores: it may outlive the stack. */
export interface Stored {
  readonly buckets: readonly string[];
  readonly tables: readonly string[];
}

/** What a stack stores; undefined if there is no such stack. */
export async function storedBy(stackName: string): Promise<Stored | undefined> {
  try {
    const { StackResources = [] } = await new CloudFormationClient({}).send(
      new DescribeStackResourcesCommand({ StackName: stackName }),
    );
    const ofType = (type: string) =>
      StackResources.filter(({ ResourceType }) => ResourceType === type).flatMap(
        ({ PhysicalResourceId }) => PhysicalResourceId ?? [],
      );
    return { buckets: ofType('AWS::S3::Bucket'), tables: ofType('AWS::DynamoDB::Table') };
  } catch (error) {
    if (/does not exist/u.test((error as Error).message)) return undefined;
    throw error;
  }
}

/** Lets a stack be deleted that is protected from it. */
export async function unprotect(stackName: string): Promise<void> {
  const command = { StackName: stackName, EnableTerminationProtection: false };
  await new CloudFormationClient({}).send(new UpdateTerminationProtectionCommand(command));
}

/** Deletes what a stack has left behind. What is gone already stays so. */
export async function deleteStored({ buckets, tables }: Stored): Promise<void> {
  const [s3, dynamo] = [new S3Client({}), new DynamoDBClient({})];
  for (const bucket of buckets) await unlessGone(emptied(s3, bucket), 'NoSuchBucket');
  for (const TableName of tables)
    await unlessGone(dynamo.send(new DeleteTableCommand({ TableName })), 'ResourceNotFoundException');
}

/** Deletes a bucket with all versions of its objects. */
async function emptied(s3: S3Client, Bucket: string): Promise<void> {
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) break;
    const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    if (Errors.length > 0) throw new Error(`${Bucket} can't be emptied: ${Errors[0]?.Message}`);
  }
  await s3.send(new DeleteBucketCommand({ Bucket }));
}

async function unlessGone(work: Promise<unknown>, gone: string): Promise<void> {
  await work.catch((error: Error) => {
    if (error.name !== gone) throw error;
  });
}
