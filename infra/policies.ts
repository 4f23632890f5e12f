import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

/**
 * Lets a function write to its own log group. It can't make one: AWS's managed policy allows that for every name, and
 * a last line written during a stack's deletion would bring back the deleted group, to be kept for ever.
 */
export function writeLogs(logGroup: ILogGroup): PolicyStatement {
  return new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
}
