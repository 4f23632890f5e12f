import { Annotations, Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Breaker } from './breaker.ts';
import { apiCosts, botCosts } from './costs.ts';
import { FIVE_MINUTES, ownMetric } from './metrics.ts';
import { exempt } from './rules.ts';
import type { Settings } from './settings.ts';
import type { Watched } from './watched.ts';

/** Milliseconds that the 95th percentile of the runs may take for a quarter of an hour. */
const SLOW = { api: 3000, bot: 10_000 };
/**
 * Percent of the requests that may fail in five minutes, and how many requests are taken for granted: with fewer, a share
 * says nothing. One failure of the API in twenty requests or fewer is an alarm. Of the bot's, some need no repair,
 * such as a chat that is gone: five are.
 */
const FAILING = { api: { percent: 5, least: 20 }, bot: { percent: 10, least: 50 } };

export interface AlarmsProps extends Watched {
  readonly breaker: Breaker;
}

interface Condition {
  readonly threshold: number;
  /** Periods that have to be over the threshold. */
  readonly periods?: number;
}

/** The alarms: what people notice, and what costs money. docs/OPERATIONS.md says what to do about each. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  readonly #topic: Topic | undefined;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { generate, webhook, settings, breaker } = props;
    this.#topic = this.#topicFor(settings.alarmEmail);
    this.#add('ApiFailing', 'Of the requests to the API, one in twenty or more fails', apiFailures(props), {
      threshold: FAILING.api.percent,
    });
    this.#add('BotFailing', 'Of the updates of the bot, one in ten or more fails', botFailures(props), {
      threshold: FAILING.bot.percent,
    });
    for (const [name, lambda, slow] of [
      ['Api', generate, SLOW.api],
      ['Bot', webhook, SLOW.bot],
    ] as const) {
      const words = `${name} is slow: one run in twenty takes ${slow / 1000} s or more`;
      const duration = { period: FIVE_MINUTES, statistic: Stats.percentile(95) };
      const metric = lambda.function.metricDuration(duration);
      this.#add(`${name}Slow`, words, metric, { threshold: slow, periods: 3 });
    }
    const { dailyBudget, silentHours } = settings;
    if (dailyBudget > 0) {
      for (const [name, costs] of [
        ['Api', apiCosts],
        ['Bot', botCosts],
      ] as const) {
        const words = `In 24 hours the ${name === 'Api' ? 'API' : 'bot'} has cost $${dailyBudget}: it is closed until it has cost less`;
        const metric = costs(props, Duration.days(1));
        const alarm = this.#add(`${name}Costs`, words, metric, { threshold: dailyBudget });
        alarm.addAlarmAction(breaker.action);
        alarm.addOkAction(breaker.action);
      }
    }
    if (silentHours > 0) this.#silent(settings);
  }

  #topicFor(email: string | undefined): Topic | undefined {
    if (email === undefined) {
      const words =
        'The alarms reach nobody: they show on the dashboard alone. Deploy with -c alarmEmail=you@example.com to get a mail.';
      Annotations.of(this).addWarningV2('neural-poet:alarmsReachNobody', words);
      return undefined;
    }
    const topic = new Topic(this, 'Topic', { displayName: 'Neural Poet', enforceSSL: true });
    topic.addSubscription(new EmailSubscription(email));
    // The policy that requires TLS replaces the default one, which lets alarms in.
    topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const reason = 'A mail that can not be delivered would wait in a queue that nobody reads';
    exempt(topic, reason, 'Serverless-SNSRedrivePolicy');
    return topic;
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

  /** An alarm that is none where nothing is measured: a poet that nobody asks alarms nobody. */
  #add(
    id: string,
    alarmDescription: string,
    metric: IMetric & Pick<MathExpression, 'createAlarm'>,
    { threshold, periods = 1 }: Condition,
  ): Alarm {
    const alarm = metric.createAlarm(this, id, {
      alarmDescription,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.#act(alarm);
    return alarm;
  }

  #act(alarm: Alarm): void {
    this.all.push(alarm);
    if (this.#topic === undefined) return;
    const action = new SnsAction(this.#topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}

/** Percent of the API's requests that were answered 5xx. */
function apiFailures({ stage }: Watched): MathExpression {
  const { least } = FAILING.api;
  return new MathExpression({
    expression: `100 * failed / IF(requests < ${least}, ${least}, requests)`,
    usingMetrics: {
      failed: stage.metricServerError({ statistic: Stats.SUM, period: FIVE_MINUTES }),
      requests: stage.metricCount({ statistic: Stats.SUM, period: FIVE_MINUTES }),
    },
    label: 'failed, %',
    period: FIVE_MINUTES,
  });
}

/** Percent of the bot's updates that failed: an error was logged, the webhook crashed, or no copy of it was free. */
function botFailures({ webhook }: Watched): MathExpression {
  const { least } = FAILING.bot;
  const sum = { statistic: Stats.SUM, period: FIVE_MINUTES };
  return new MathExpression({
    // CloudWatch takes what has no data for 0.
    expression: `100 * (logged + crashed + refused) / IF(runs + refused < ${least}, ${least}, runs + refused)`,
    usingMetrics: {
      logged: webhook.failures,
      crashed: webhook.function.metricErrors(sum),
      refused: webhook.function.metricThrottles(sum),
      runs: webhook.function.metricInvocations(sum),
    },
    label: 'failed, %',
    period: FIVE_MINUTES,
  });
}
