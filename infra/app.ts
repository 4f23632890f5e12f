import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { type Architecture, bundleGenerate } from './bundle.ts';
import { NeuralPoetStack } from './neuralPoetStack.ts';

const app = new App();
const stage = String(app.node.tryGetContext('stage') ?? 'dev');
const architecture = String(app.node.tryGetContext('architecture') ?? 'x86_64') as Architecture;
const concurrency = Number(app.node.tryGetContext('concurrency') ?? 10);
const folder = join(import.meta.dirname, '..', 'model-artifacts');
const { version } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { version: string };

new NeuralPoetStack(app, `NeuralPoet-${stage}`, {
  stage,
  architecture,
  concurrency,
  generateAsset: await bundleGenerate(architecture),
  artifacts: { folder, version },
});
