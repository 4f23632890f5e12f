import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../lib/api/openapi.ts';
import { publishTiny } from '../test/serving/tinyArtifacts.ts';
import { bundleGenerate } from './bundle.ts';
import { NeuralPoetStack } from './neuralPoetStack.ts';

let asset: string;
let folder: string;
beforeAll(async () => {
  asset = await bundleGenerate('x86_64');
  folder = await mkdtemp(join(tmpdir(), 'infra-'));
  await publishTiny(folder);
}, 60_000);
afterAll(async () => {
  await rm(asset, { recursive: true });
  await rm(folder, { recursive: true });
});

const synthesise = (stage: string) => {
  const props = { stage, architecture: 'x86_64', concurrency: 7, generateAsset: asset } as const;
  const artifacts = { folder, version: '1.2.3' };
  return Template.fromStack(new NeuralPoetStack(new App(), `NeuralPoet-${stage}`, { ...props, artifacts }));
};

describe('the stack', () => {
  it('keeps artifacts in a private, encrypted, versioned bucket that takes TLS alone', () => {
    const template = synthesise('dev');
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: Match.objectLike({
        BlockPublicAcls: true,
        RestrictPublicBuckets: true,
      }),
      BucketEncryption: Match.anyValue(),
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: Match.anyValue(),
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  });

  it('runs generate on Node 24 with the artifacts’ version as prefix, and lets it read that alone', () => {
    const template = synthesise('dev');
    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['x86_64'],
      ReservedConcurrentExecutions: 7,
      Environment: { Variables: Match.objectLike({ MODEL_PREFIX: '1.2.3', MODEL_BUCKET: Match.anyValue() }) },
    });
    const policies = Object.values(template.findResources('AWS::IAM::Policy')) as { Properties: object }[];
    const own = policies.filter((policy) => JSON.stringify(policy).includes('GenerateFunctionServiceRole'));
    expect(JSON.stringify(own)).toContain('/1.2.3/*');
    expect(JSON.stringify(own)).not.toMatch(/PutObject|DeleteObject/u);
  });

  it('has the routes of the OpenAPI document and no others', () => {
    const routes = Object.values(synthesise('dev').findResources('AWS::ApiGatewayV2::Route')) as {
      Properties: { RouteKey: string };
    }[];
    const documented = Object.entries(openApiDocument('0')['paths'] as Record<string, object>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual(documented.sort());
  });

  it('keeps the bucket in prod and in no other stage', () => {
    synthesise('prod').hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    synthesise('dev').hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });
});

describe('the bundle', () => {
  it('carries the native files of one platform, within Lambda’s limits', async () => {
    const files = await readdir(asset);
    expect(files.sort()).toEqual([
      'index.js',
      'index.js.map',
      'libonnxruntime.so.1',
      'onnxruntime_binding.node',
    ]);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(asset, file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60 * 2 ** 20);
  });

  it('writes a poem by itself', async () => {
    const event = JSON.stringify({ prompt: 'Над крышей тихо тает свет', seed: 1 });
    const script = `require('./index.js').handler(${event}).then((answer) => console.log(JSON.stringify(answer)))`;
    // In a folder of its own: nothing of node_modules is within its reach.
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], {
      cwd: asset,
      env: { ...process.env, MODEL_DIR: folder, NODE_PATH: '' },
    });
    const { lines, model } = JSON.parse(stdout) as { lines: string[]; model: object };
    expect(lines[0]).toBe('Над крышей тихо тает свет');
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(model).toEqual({ name: 'classic', version: '1.2.3' });
  });
});
