import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ArtifactBucket } from './artifactBucket.ts';
import { Breaker } from './breaker.ts';
import { GenerateFunction } from './generateFunction.ts';
import { limitsOf } from './limits.ts';
import { PoemApi } from './poemApi.ts';
import { isProtected, type Settings } from './settings.ts';
import { SiteFunction } from './siteFunction.ts';
import { TelegramBot } from './telegramBot.ts';
import { Watch } from './watch.ts';

export interface NeuralPoetStackProps extends StackProps {
  readonly settings: Settings;
  /** Folders of the bundled functions. */
  readonly assets: Readonly<Record<'breaker' | 'generate' | 'site' | 'webhook', string>>;
  /** Folder of the model artifacts, and the prefix that they get in the bucket. */
  readonly artifacts: { readonly folder: string; readonly prefix: string };
}

/** The poet in AWS: a bucket with artifacts, the function that writes, the bot, the API, alarms and a dashboard. */
export class NeuralPoetStack extends Stack {
  constructor(scope: Construct, id: string, props: NeuralPoetStackProps) {
    const { settings, assets } = props;
    super(scope, id, {
      description: 'Neural Poet: an API and a Telegram bot',
      terminationProtection: isProtected(settings),
      ...props,
    });
    Tags.of(this).add('project', 'neural-poet');
    Tags.of(this).add('stage', settings.stage);
    const artifacts =
      settings.artifacts === 'asset'
        ? undefined
        : new ArtifactBucket(this, 'Artifacts', {
            ...props.artifacts,
            keep: isProtected(settings),
            logRetention: settings.logRetention,
          });
    const { apiCopies, botCopies, connections, linesPerSecond } = limitsOf(settings);
    const writing = { asset: assets.generate, artifacts, settings };
    const generate = new GenerateFunction(this, 'Generate', {
      ...writing,
      caller: 'the API',
      copies: apiCopies,
      linesPerSecond,
    });
    // The same code with copies of its own: whatever the API is asked, the bot can write.
    const botGenerate = new GenerateFunction(this, 'BotGenerate', {
      ...writing,
      caller: 'the bot',
      copies: botCopies,
    });
    const site = new SiteFunction(this, 'Site', { asset: assets.site, settings });
    const { webhook, table } = new TelegramBot(this, 'Telegram', {
      asset: assets.webhook,
      generate: botGenerate.function,
      settings,
    });
    const { api, stage, address, webhookAddress } = new PoemApi(this, 'Poems', {
      generate: generate.function,
      site: site.function,
      webhook: webhook.function,
      settings,
    });
    const breaker = new Breaker(this, 'Breaker', { asset: assets.breaker, api, stage, settings });
    new Watch(this, 'Watch', { generate, botGenerate, site, webhook, breaker, api, stage, settings });
    new CfnOutput(this, 'BreakerFunction', { value: breaker.function.functionName });
    new CfnOutput(this, 'ApiAddress', { value: address });
    new CfnOutput(this, 'WebhookAddress', { value: webhookAddress });
    new CfnOutput(this, 'BotTable', { value: table.tableName });
    new CfnOutput(this, 'Connections', { value: String(connections) });
    new CfnOutput(this, 'NextCommand', {
      value: `npm run telegram:setup -- --url ${webhookAddress} --max-connections ${connections}`,
    });
  }
}
