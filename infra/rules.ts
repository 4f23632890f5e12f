import { type App, type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Checks every synthesis against the rule packs of cdk-nag. A finding without a reason makes it fail. */
export function checkRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

/** Exempts a construct and its children from rules, with a reason. */
export function exempt(construct: IConstruct, reason: string, ...ids: string[]): void {
  Validations.of(construct).acknowledge(...ids.map((id) => ({ id, reason })));
}

/** Why a function has no dead-letter queue. */
export const NO_DEAD_LETTERS =
  'It is called by those who wait for its answer: nothing is queued, so nothing can be left over';

/** The finding that a role names objects of a bucket by a pattern, such as `1.0.0/*`. */
export function objectsFinding(bucket: Bucket, pattern: string): string {
  const logicalId = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  return `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${pattern}]`;
}
