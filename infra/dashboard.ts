import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { PRICES_OF } from '../workshop/cost/prices.ts';
import { apiCosts, botCosts } from './costs.ts';
import { errorsByKind, FIVE_MINUTES, ownMetric } from './metrics.ts';
import type { Watched } from './watched.ts';

export interface PoetDashboardProps extends Watched {
  readonly alarms: Alarm[];
}

const sum = { statistic: Stats.SUM, period: FIVE_MINUTES };
const [median, slowest] = [Stats.percentile(50), Stats.percentile(95)];

/** One page that answers four questions: does it work, how fast, how many, what does it cost. */
export class PoetDashboard extends Construct {
  constructor(scope: Construct, id: string, props: PoetDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(1) });
    dashboard.addWidgets(...works(props));
    dashboard.addWidgets(...fast(props));
    dashboard.addWidgets(...many(props));
    dashboard.addWidgets(...cost(props));
  }
}

function works({
  alarms,
  stage,
  generate: { function: generate },
  botGenerate: { function: botGenerate },
  webhook: { function: webhook },
  settings,
}: PoetDashboardProps) {
  return [
    heading('Does it work?'),
    new AlarmStatusWidget({ title: 'Alarms', alarms, width: 6, height: 6 }),
    graph('Answers that failed', [
      stage.metricServerError({ ...sum, label: 'API 5xx' }),
      stage.metricClientError({ ...sum, label: 'API 4xx' }),
    ]),
    graph('Errors by kind', [
      errorsByKind(settings.stage, 'generate'),
      errorsByKind(settings.stage, 'telegram-webhook'),
    ]),
    graph('Crashes and throttles', [
      generate.metricErrors({ ...sum, label: 'generate crashed' }),
      botGenerate.metricErrors({ ...sum, label: 'bot’s generate crashed' }),
      webhook.metricErrors({ ...sum, label: 'webhook crashed' }),
      generate.metricThrottles({ ...sum, label: 'generate throttled' }),
      botGenerate.metricThrottles({ ...sum, label: 'bot’s generate throttled' }),
      webhook.metricThrottles({ ...sum, label: 'webhook throttled' }),
    ]),
  ];
}

function fast({
  generate: { function: generate },
  botGenerate: { function: botGenerate },
  webhook: { function: webhook },
  stage,
  settings,
}: PoetDashboardProps) {
  const both = (of: (statistic: string, label: string) => IMetric, name: string) => [
    of(median, `${name}, median`),
    of(slowest, `${name}, 95th percentile`),
  ];
  const period = FIVE_MINUTES;
  return [
    heading('How fast?'),
    graph(
      'API, ms',
      both((statistic, label) => stage.metricLatency({ statistic, label, period }), 'answer'),
    ),
    graph('Functions, ms', [
      ...both((statistic, label) => generate.metricDuration({ statistic, label, period }), 'generate'),
      ...both(
        (statistic, label) => botGenerate.metricDuration({ statistic, label, period }),
        'bot’s generate',
      ),
      ...both((statistic, label) => webhook.metricDuration({ statistic, label, period }), 'webhook'),
    ]),
    graph(
      'Composing a poem, ms',
      both(
        (statistic, label) => ownMetric(settings.stage, 'generate', 'ComposeTime', { statistic, label }),
        'compose',
      ),
    ),
    graph(
      'Loading the network, ms',
      both(
        (statistic, label) => ownMetric(settings.stage, 'generate', 'LoadTime', { statistic, label }),
        'load',
      ),
    ),
  ];
}

function many({
  generate: { function: generate },
  botGenerate: { function: botGenerate },
  webhook: { function: webhook },
  stage,
  settings,
}: PoetDashboardProps) {
  const composed = { ...sum, statistic: Stats.SAMPLE_COUNT, label: 'poems' };
  return [
    heading('How many?'),
    graph('Poems', [ownMetric(settings.stage, 'generate', 'ComposeTime', composed)]),
    graph('Requests', [
      stage.metricCount({ ...sum, label: 'API' }),
      ownMetric(settings.stage, 'telegram-webhook', 'Updates', { ...sum, label: 'updates of Telegram' }),
    ]),
    graph('Tokens', [ownMetric(settings.stage, 'generate', 'Tokens', { ...sum, label: 'tokens' })]),
    graph('Copies', [
      ownMetric(settings.stage, 'generate', 'ColdStart', { ...sum, label: 'generate, cold starts' }),
      ownMetric(settings.stage, 'telegram-webhook', 'ColdStart', { ...sum, label: 'webhook, cold starts' }),
      generate.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM, label: 'generate at one time' }),
      botGenerate.metric('ConcurrentExecutions', {
        statistic: Stats.MAXIMUM,
        label: 'bot’s generate at one time',
      }),
      webhook.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM, label: 'webhook at one time' }),
    ]),
  ];
}

function cost(props: PoetDashboardProps) {
  const period = Duration.days(1);
  return [
    heading(
      `What does it cost? (list prices of us-east-1, ${PRICES_OF}; metrics, alarms and dashboard come on top)`,
    ),
    new GraphWidget({
      title: 'US dollars a day',
      left: [apiCosts(props, period), botCosts(props, period)],
      stacked: true,
      width: 12,
    }),
  ];
}

function heading(words: string): TextWidget {
  return new TextWidget({ markdown: `## ${words}`, width: 24, height: 1 });
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 6, leftYAxis: { min: 0 } });
}
