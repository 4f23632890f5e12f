import type { FauxqsServer } from 'fauxqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runNode } from '../cli/command.ts';
import { startS3 } from '../serving/s3Server.ts';
import { AwsAccount } from './awsAccount.ts';
import { Cloud } from './cloud.ts';
import type { Container } from './container.ts';
import { runtimeClient } from './runtimeClient.ts';

const page = 'https://poet.example';

let cloud: Cloud;
let webhook: Container;
let address: string;
let account: AwsAccount;
let s3: FauxqsServer;
beforeAll(async () => {
  await runtimeClient();
  cloud = await Cloud.start();
  const { api, aws } = cloud.world;
  webhook = await cloud.webhook();
  address = api.webhook['url'];
  // Nothing is there yet.
  api.webhook = {};
  for (const name of Object.keys(aws.parameters)) delete aws.parameters[name];
  account = await AwsAccount.start(aws.parameters, {
    ApiAddress: page,
    WebhookAddress: address,
    Connections: '5',
    NextCommand: 'none',
  });
  s3 = await startS3('cdk-hnb659fds-assets-123456789012-eu-central-1');
});
afterAll(async () => {
  await account.stop();
  await s3.stop();
  await cloud.stop();
});

const environment = () => ({
  AWS_ENDPOINT_URL: account.url,
  AWS_ENDPOINT_URL_S3: s3.address,
  AWS_ENDPOINT_URL_DYNAMODB: cloud.world.table.endpoint,
  AWS_ACCESS_KEY_ID: 'a',
  AWS_SECRET_ACCESS_KEY: 'b',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nonexistent',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_REGION: '',
  TELEGRAM_API_ROOT: cloud.world.api.root,
});
const npmRun = (name: string, args: readonly string[], input = '') =>
  runNode([`cli/maintain/${name}.ts`, '--region', 'eu-central-1', ...args], environment(), input);

it.each([
  ['bot-deploy', 'not-a-token\n', 'not of the form'],
  ['bot-deploy', '', 'no token'],
  ['bot-deploy', '1:unknown\n', 'does not know this token'],
  ['bot-remove', '', 'nobody to ask'],
])('%s with the input %j says what is wrong, and changes nothing', async (name, input, words) => {
  const { code, stderr } = await npmRun(name, [], input);
  expect(code).not.toBe(0);
  expect(stderr).toContain(words);
  expect([account.stacks.size, cloud.world.aws.parameters]).toEqual([0, {}]);
});

it('one command makes the bot, another removes it, and both may be given again', async () => {
  const { api, aws } = cloud.world;
  for (const [input, ...args] of [[`${api.token}\n`, '-c', 'logRetention=7'], ['\n']] as const) {
    const { code, stdout, stderr } = await npmRun('bot-deploy', args, input);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    for (const words of [
      'The webhook has answered /start',
      'https://t.me/PoetBot',
      `${page}/`,
      'at 0 poems',
      'at 100,000 poems',
    ])
      expect(stdout).toContain(words);
    expect(stdout + stderr).not.toMatch(/AAbb/u);
    expect(stderr).toContain('alarms reach nobody');
  }
  const secret = aws.parameters['/neural-poet/dev/webhook-secret'];
  expect(secret).toMatch(/^[0-9a-f]{64}$/u);
  expect(aws.parameters['/neural-poet/dev/bot-token']).toBe(api.token);
  expect(api.webhook).toMatchObject({ url: address, secret_token: secret, max_connections: 5 });
  expect(account.stacks.get('NeuralPoet-dev')?.status).toBe('UPDATE_COMPLETE');
  expect(webhook.metrics('telegram-webhook')['Updates']).toEqual([1, 1]);
  expect(account.seen.filter((action) => action === 'PutParameter')).toHaveLength(3);
  // The settings of the first time hold the second time.
  expect(JSON.parse(aws.parameters['/neural-poet/dev/settings'] as string)).toEqual({
    logRetention: '7',
    botUsername: 'PoetBot',
  });

  for (let nth = 0; nth < 2; nth++) {
    const { code, stdout, stderr } = await npmRun('bot-remove', ['--yes']);
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
    expect(stdout).toContain('Removed');
  }
  expect(api.webhook).toEqual({});
  expect(aws.parameters).toEqual({});
  expect(account.stacks.size).toBe(0);
});

it('what a protected stack stores is removed with it', async () => {
  const { aws, table } = cloud.world;
  const name = 'NeuralPoet-prod';
  account.stacks.set(name, { name, status: 'CREATE_COMPLETE', isProtected: true });
  account.stored = { 'AWS::DynamoDB::Table': table.name };
  aws.parameters['/neural-poet/prod/webhook-secret'] = 'secret';
  const { code, stderr } = await npmRun('bot-remove', ['--yes', '-c', 'stage=prod']);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  expect([account.stacks.size, aws.parameters]).toEqual([0, {}]);
  await expect(table.records()).rejects.toThrow();
});
