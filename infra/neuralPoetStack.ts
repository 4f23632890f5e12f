import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ArtifactBucket } from './artifactBucket.ts';
import { GenerateFunction } from './generateFunction.ts';
import { PoemApi, WEBHOOK_PATH } from './poemApi.ts';
import type { Settings } from './settings.ts';
import { TelegramBot } from './telegramBot.ts';
import { Watch } from './watch.ts';

export interface NeuralPoetStackProps extends StackProps {
  readonly settings: Settings;
  /** Folders of the bundled functions. */
  readonly assets: { readonly generate: string; readonly webhook: string };
  /** Folder of the model artifacts, and the prefix that they get in the bucket. */
  readonly artifacts: { readonly folder: string; readonly prefix: string };
}

/** Telegram's limit of deliveries at the same time. It should not make more than there are copies of the webhook. */
const MAX_CONNECTIONS = 100;
/** Deliveries where no copies are reserved: half of a new account's ten copies, so that `generate` has the rest. */
const UNRESERVED_CONNECTIONS = 5;

/** The poet in AWS: a bucket with artifacts, the function that writes, the bot, the API, alarms and a dashboard. */
export class NeuralPoetStack extends Stack {
  constructor(scope: Construct, id: string, props: NeuralPoetStackProps) {
    super(scope, id, { description: 'Neural Poet: an API and a Telegram bot', ...props });
    const { settings, assets } = props;
    Tags.of(this).add('project', 'neural-poet');
    Tags.of(this).add('stage', settings.stage);
    const artifacts = new ArtifactBucket(this, 'Artifacts', {
      ...props.artifacts,
      keep: settings.stage === 'prod',
      logRetention: settings.logRetention,
    });
    const generate = new GenerateFunction(this, 'Generate', { asset: assets.generate, artifacts, settings });
    const bot = new TelegramBot(this, 'Telegram', {
      asset: assets.webhook,
      generate: generate.function,
      settings,
    });
    const { api, stage, address } = new PoemApi(this, 'Poems', {
      generate: generate.function,
      webhook: bot.webhook.function,
      settings,
    });
    new Watch(this, 'Watch', { generate, webhook: bot.webhook, api, stage, settings });
    new CfnOutput(this, 'ApiAddress', { value: address });
    new CfnOutput(this, 'WebhookAddress', { value: `${address}${WEBHOOK_PATH}` });
    const connections = Math.min(settings.concurrency ?? UNRESERVED_CONNECTIONS, MAX_CONNECTIONS);
    new CfnOutput(this, 'NextCommand', {
      value: `npm run telegram:setup -- --url ${address} --max-connections ${connections}`,
    });
  }
}
