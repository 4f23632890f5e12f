import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, it } from 'vitest';
import { checkRules, exempt } from './rules.ts';

const synthesise = (...exempted: string[]) => {
  const app = new App();
  const bucket = new Bucket(new Stack(app, 'Stack'), 'Bucket', { enforceSSL: true });
  if (exempted.length > 0) exempt(bucket, 'A reason', ...exempted);
  checkRules(app);
  return () => app.synth();
};

it('a finding without a reason fails the synthesis', () => {
  expect(synthesise()).toThrow('AwsSolutions-S1');
});

it('a reason lets its own finding pass', () => {
  expect(synthesise('AwsSolutions-S1')).not.toThrow();
  expect(synthesise('AwsSolutions-S2')).toThrow('AwsSolutions-S1');
});
