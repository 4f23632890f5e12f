import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { prefixOf } from '../lib/artifacts/knownManifest.ts';
import { manifestPath } from '../lib/artifacts/manifest.ts';
import { bundleBreaker, bundleGenerate, bundleSite, bundleWebhook } from './bundle.ts';
import { deployedArtifacts } from './deployedArtifacts.ts';
import { NeuralPoetStack } from './neuralPoetStack.ts';
import { checkRules } from './rules.ts';
import { readSettings, stackNameOf } from './settings.ts';

const app = new App();
const settings = readSettings(app.node.getAllContext());
const folder = await deployedArtifacts(join(import.meta.dirname, '..', 'model-artifacts'));
const prefix = prefixOf(readFileSync(join(folder, manifestPath)));
const [generate, site, webhook, breaker] = await Promise.all([
  bundleGenerate(settings.architecture, folder, settings.artifacts),
  bundleSite(),
  bundleWebhook(),
  bundleBreaker(),
]);

new NeuralPoetStack(app, stackNameOf(settings), {
  settings,
  assets: { generate, site, webhook, breaker },
  artifacts: { folder, prefix },
});
checkRules(app);
app.synth();
// CDK's output has copies of them.
await Promise.all([generate, site, webhook, breaker, folder].map((asset) => rm(asset, { recursive: true })));
