import { type CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { writeLogs } from './policies.ts';

const PROVIDER = 'Custom::S3AutoDeleteObjectsCustomResourceProvider';

/**
 * Limits the library's function that empties a bucket before the bucket is deleted: it may only write to a log group
 * that is deleted with the stack. The bucket's own policy lets it list and delete objects.
 */
export function limitDeleter(scope: Construct, logRetention: RetentionDays): void {
  const provider = Stack.of(scope).node.findChild(PROVIDER);
  const role = provider.node.findChild('Role') as CfnResource;
  const handler = provider.node.findChild('Handler') as CfnResource;
  const logGroup = new LogGroup(scope, 'DeleterLogs', {
    retention: logRetention,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  role.addPropertyDeletionOverride('ManagedPolicyArns');
  role.addPropertyOverride('Policies', [
    {
      PolicyName: 'Logs',
      PolicyDocument: { Version: '2012-10-17', Statement: [writeLogs(logGroup).toStatementJson()] },
    },
  ]);
  handler.addPropertyOverride('LoggingConfig', { LogGroup: logGroup.logGroupName });
}
