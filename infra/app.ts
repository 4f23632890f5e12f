import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleBreaker, bundleGenerate, bundleSite, bundleWebhook } from './bundle.ts';
import { NeuralPoetStack } from './neuralPoetStack.ts';
import { checkRules } from './rules.ts';
import { readSettings, stackNameOf } from './settings.ts';

const app = new App();
const settings = readSettings(app.node.getAllContext());
const folder = join(import.meta.dirname, '..', 'model-artifacts');
const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
// A checksum of the manifest, and so of every file: new artifacts never overwrite those in use, even if the version
// is the same.
const contents = createHash('sha256').update(manifest).digest('hex').slice(0, 8);
const [generate, site, webhook, breaker] = await Promise.all([
  bundleGenerate(settings.architecture),
  bundleSite(),
  bundleWebhook(),
  bundleBreaker(),
]);

new NeuralPoetStack(app, stackNameOf(settings), {
  settings,
  assets: { generate, site, webhook, breaker },
  artifacts: { folder, prefix: `${version}/${contents}` },
});
checkRules(app);
app.synth();
// CDK's output has copies of the bundles.
await Promise.all([generate, site, webhook, breaker].map((asset) => rm(asset, { recursive: true })));
