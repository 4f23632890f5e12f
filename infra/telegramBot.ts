import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { limitsOf } from './limits.ts';
import { PoetFunction } from './poetFunction.ts';
import { exempt } from './rules.ts';
import { isProtected, type Settings } from './settings.ts';

export interface TelegramBotProps {
  /** Folder made by `bundleWebhook`. */
  readonly asset: string;
  /** The function that writes poems. */
  readonly generate: IFunction;
  readonly settings: Settings;
}

/**
 * The Lambda function that receives Telegram's updates, and the table that keeps it from answering one twice and counts
 * the votes on its poems.
 */
export class TelegramBot extends Construct {
  readonly webhook: PoetFunction;
  readonly table: Table;

  constructor(scope: Construct, id: string, { asset, generate, settings }: TelegramBotProps) {
    super(scope, id);
    this.table = new Table(this, 'Updates', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      timeToLiveAttribute: 'expiration',
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: isProtected(settings) ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    exempt(
      this.table,
      'It remembers for a day which updates were answered, and counts votes: nothing that anyone would restore',
      'AwsSolutions-DDB3',
      'Serverless-DynamoDBPointInTimeRecoveryEnabled',
    );

    const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });
    const parameterArn = (name: string) =>
      Stack.of(this).formatArn({ service: 'ssm', resource: 'parameter', resourceName: name.slice(1) });
    const { botTokenParameter, webhookSecretParameter, botUsername } = settings;
    this.webhook = new PoetFunction(this, 'Webhook', {
      description: 'Answers updates of Telegram',
      service: 'telegram-webhook',
      asset,
      settings,
      memory: settings.webhookMemory,
      timeout: Duration.seconds(28),
      copies: limitsOf(settings).botCopies,
      environment: {
        // Telegraf's HTTP library uses deprecated modules, and Node would warn of them in the logs at each start.
        NODE_OPTIONS: '--disable-warning=DEP0040 --disable-warning=DEP0169',
        GENERATE_FUNCTION_NAME: generate.functionName,
        IDEMPOTENCY_TABLE_NAME: this.table.tableName,
        BOT_TOKEN_PARAMETER: botTokenParameter,
        WEBHOOK_SECRET_PARAMETER: webhookSecretParameter,
        ...(botUsername === undefined ? {} : { BOT_USERNAME: botUsername }),
      },
      statements: [
        allow(['lambda:InvokeFunction'], generate.functionArn),
        allow(
          ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
          this.table.tableArn,
        ),
        allow(['ssm:GetParameter'], parameterArn(botTokenParameter), parameterArn(webhookSecretParameter)),
      ],
    });
  }
}
