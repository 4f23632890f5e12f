import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  ComparisonOperator,
  type Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { FIVE_MINUTES, ownMetric } from './metrics.ts';
import type { PoetFunction } from './poetFunction.ts';
import { exempt } from './rules.ts';
import type { Settings } from './settings.ts';
import type { Watched } from './watched.ts';

interface Limits {
  /** Milliseconds that the 95th percentile of the runs may take for a quarter of an hour. */
  readonly slow: number;
  /** Failures in five minutes. Some that the webhook logs need no repair, such as a chat that is gone. */
  readonly failures: number;
}

const LIMITS = {
  generate: { slow: 3000, failures: 1 },
  webhook: { slow: 10_000, failures: 5 },
};

interface Condition {
  readonly threshold: number;
  /** Periods that have to be over the threshold. */
  readonly periods?: number;
}

/** The alarms. docs/OPERATIONS.md says what to do about each. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  readonly #topic: Topic | undefined;

  constructor(scope: Construct, id: string, { generate, webhook, stage, settings }: Watched) {
    super(scope, id);
    if (settings.alarmEmail !== undefined) {
      this.#topic = new Topic(this, 'Topic', { displayName: 'Neural Poet', enforceSSL: true });
      this.#topic.addSubscription(new EmailSubscription(settings.alarmEmail));
      // The policy that requires TLS replaces the default one, which lets alarms in.
      this.#topic.addToResourcePolicy(
        new PolicyStatement({
          actions: ['sns:Publish'],
          principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
          resources: [this.#topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      );
      const reason = 'A mail that can not be delivered would wait in a queue that nobody reads';
      exempt(this.#topic, reason, 'Serverless-SNSRedrivePolicy');
    }
    this.#function('Generate', generate, LIMITS.generate);
    this.#function('Webhook', webhook, LIMITS.webhook);
    const failed = stage.metricServerError({ period: FIVE_MINUTES });
    this.#add('Api5xx', 'The API answered 5xx', failed, { threshold: 1 });
    if (settings.silentHours > 0) this.#silent(settings);
  }

  #function(name: string, { function: lambda, failures }: PoetFunction, { slow, ...most }: Limits): void {
    this.#add(`${name}Failures`, `${name} logged errors`, failures, { threshold: most.failures });
    const errors = lambda.metricErrors({ period: FIVE_MINUTES });
    this.#add(`${name}Errors`, `${name} crashed or ran out of time`, errors, { threshold: 1 });
    const throttles = lambda.metricThrottles({ period: FIVE_MINUTES });
    this.#add(`${name}Throttles`, `${name} was asked more often than its concurrency allows`, throttles, {
      threshold: 1,
    });
    const duration = lambda.metricDuration({ period: FIVE_MINUTES, statistic: Stats.percentile(95) });
    const words = `${name} is slow: one run in twenty takes ${slow / 1000} s or more`;
    this.#add(`${name}Slow`, words, duration, { threshold: slow, periods: 3 });
  }

  /** No update for hours: the webhook is not set, its secret is wrong, or nobody writes. */
  #silent({ stage, silentHours: hours }: Settings): void {
    const updates = ownMetric(stage, 'telegram-webhook', 'Updates', {
      statistic: Stats.SUM,
      period: Duration.hours(1),
    });
    this.#act(
      updates.createAlarm(this, 'SilentBot', {
        alarmDescription: `No update has reached the bot for ${hours} h`,
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: hours,
        treatMissingData: TreatMissingData.BREACHING,
      }),
    );
  }

  #add(id: string, alarmDescription: string, metric: Metric, { threshold, periods = 1 }: Condition): void {
    this.#act(
      metric.createAlarm(this, id, {
        alarmDescription,
        threshold,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  }

  #act(alarm: Alarm): void {
    this.all.push(alarm);
    if (this.#topic === undefined) return;
    const action = new SnsAction(this.#topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
