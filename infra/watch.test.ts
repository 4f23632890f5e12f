import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIXED } from '../workshop/cost/cost.ts';
import { actionsOf, functionOf, type Resource, resourcesOf, stackOf, synthesise } from './testStack.ts';

let dev: Template;
beforeAll(() => {
  dev = synthesise();
});

describe('the watch', () => {
  const alarmsOf = (template: Template) => resourcesOf(template, 'AWS::CloudWatch::Alarm');
  interface MetricQuery {
    readonly Id: string;
    readonly Expression?: string;
    readonly MetricStat?: { readonly Metric: { readonly MetricName: string }; readonly Period: number };
  }
  /** The formula of an alarm, and the names of its metrics by theirs in it. */
  const formulaOf = (template: Template, name: string) => {
    const [, alarm] = alarmsOf(template).find(([id]) => id.startsWith(`WatchAlarms${name}`)) as [
      string,
      Resource,
    ];
    const queries = (alarm.Properties['Metrics'] ?? []) as MetricQuery[];
    return {
      alarm,
      formula: queries.find(({ Expression }) => Expression !== undefined)?.Expression ?? '',
      metrics: Object.fromEntries(
        queries.flatMap(({ Id, MetricStat }) => (MetricStat ? [[Id, MetricStat.Metric.MetricName]] : [])),
      ),
      periods: queries.flatMap(({ MetricStat }) => MetricStat?.Period ?? []),
    };
  };
  /** What CloudWatch makes of a formula: what has no data is 0. */
  const resultOf = (formula: string, values: Record<string, number>) => {
    const names = [...new Set(formula.match(/\b[a-z]\w*\b/gu))];
    const code = formula.replaceAll(/IF\((.*), (\d+), (.*)\)$/gu, '(($1) ? $2 : $3)');
    return new Function(...names, `return ${code}`)(...names.map((name) => values[name] ?? 0)) as number;
  };

  it('sees what fails and what is slow, for the API and the bot', () => {
    const ids = alarmsOf(dev).map(([id]) => id.replace(/^WatchAlarms(\w+?)[0-9A-F]{8}$/u, '$1'));
    expect(ids.toSorted()).toEqual([
      'ApiCosts',
      'ApiFailing',
      'ApiSlow',
      'BotCosts',
      'BotFailing',
      'BotSlow',
    ]);
    expect(formulaOf(dev, 'ApiFailing').metrics).toEqual({ failed: '5xx', requests: 'Count' });
    expect(formulaOf(dev, 'BotFailing').metrics).toEqual({
      logged: 'telegram-webhook-failures',
      crashed: 'Errors',
      refused: 'Throttles',
      runs: 'Invocations',
    });
    const slow = alarmsOf(dev).filter(([id]) => id.includes('Slow'));
    expect(slow.map(([, { Properties }]) => Properties['ExtendedStatistic'])).toEqual(['p95', 'p95']);
  });

  it.each([
    ['ApiFailing', { failed: 1, requests: 3 }, 5],
    ['ApiFailing', { failed: 1, requests: 20 }, 5],
    ['ApiFailing', { failed: 1, requests: 1000 }, 0.1],
    ['ApiFailing', { failed: 50, requests: 1000 }, 5],
    ['BotFailing', { logged: 4, runs: 10 }, 8],
    ['BotFailing', { logged: 5, runs: 10 }, 10],
    ['BotFailing', { crashed: 5, logged: 5, runs: 1000 }, 1],
    ['BotFailing', { refused: 50, runs: 50 }, 50],
  ])('%s measures %j as %d percent', (name, values, percent) => {
    const { formula, alarm } = formulaOf(dev, name);
    expect(resultOf(formula, values)).toBeCloseTo(percent, 9);
    expect(alarm.Properties['Threshold']).toBe(name === 'ApiFailing' ? 5 : 10);
  });

  it('closes what has cost more in a day than it may, and opens it again', () => {
    const template = synthesise({ dailyBudget: '2.5' });
    const [breaker] = functionOf(template, 'breaker');
    const arn = { 'Fn::GetAtt': [breaker, 'Arn'] };
    for (const [name, metrics] of [
      ['ApiCosts', ['generateMs', 'generateRuns', 'siteMs', 'siteRuns']],
      ['BotCosts', ['botGenerateMs', 'botGenerateRuns', 'webhookMs', 'webhookRuns']],
    ] as const) {
      const { alarm, metrics: own, formula, periods } = formulaOf(template, name);
      expect(Object.keys(own)).toEqual(metrics);
      expect(periods).toEqual(Array(4).fill(86_400));
      expect(alarm.Properties).toMatchObject({
        Threshold: 2.5,
        AlarmActions: [arn],
        OKActions: [arn],
        TreatMissingData: 'notBreaching',
      });
      // A million poems of a quarter of a second, on 1.73 GB: $7.20 of time, and less than $4 for requests and logs.
      const [milliseconds, runs] = metrics;
      const dollars = resultOf(formula, { [milliseconds]: 250e6, [runs]: 1e6 });
      expect(dollars).toBeGreaterThan(7.2 + (name === 'ApiCosts' ? 1.2 : 0.2));
      expect(dollars).toBeLessThan(7.2 + 4);
    }
    expect(alarmsOf(synthesise({ dailyBudget: 0 })).filter(([id]) => id.includes('Costs'))).toEqual([]);
    expect(actionsOf(template, 'breaker')).toContain('apigateway:PATCH');
    const { Variables } = functionOf(template, 'breaker')[1].Properties['Environment'] as {
      Variables: Record<string, string>;
    };
    const [[, stage]] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage') as [[string, Resource]];
    expect(JSON.parse(Variables['API_THROTTLES'] as string)).toEqual(stage.Properties['RouteSettings']);
    expect(JSON.parse(Variables['BOT_THROTTLE'] as string)).toEqual(stage.Properties['DefaultRouteSettings']);
  });

  it('alarms nobody of a bot that nobody uses, unless that is asked for', () => {
    for (const [, { Properties }] of alarmsOf(dev))
      expect(Properties['TreatMissingData']).toBe('notBreaching');
    const { alarm } = formulaOf(synthesise({ silentHours: 48 }), 'SilentBot');
    expect(alarm.Properties).toMatchObject({ EvaluationPeriods: 48, TreatMissingData: 'breaching' });
  });

  it('has as many alarms as the page on cost counts: one for each metric', () => {
    const metrics = alarmsOf(dev).map(([, { Properties }]) => {
      const queries = (Properties['Metrics'] ?? [{ MetricStat: {} }]) as MetricQuery[];
      return queries.filter(({ MetricStat }) => MetricStat).length;
    });
    expect(metrics.reduce((sum, own) => sum + own)).toBe(FIXED.alarms);
    expect(resourcesOf(dev, 'AWS::CloudWatch::Dashboard')).toHaveLength(FIXED.dashboards);
  });

  it('says at each synthesis that alarms reach nobody, until an address is given', () => {
    const warningsOf = (context: Record<string, unknown>) =>
      Annotations.fromStack(stackOf(context)).findWarning('*', Match.stringLikeRegexp('reach nobody'));
    expect(warningsOf({})).toHaveLength(1);
    expect(warningsOf({ alarmEmail: 'you@example.com' })).toEqual([]);
  });

  it('sends every alarm to the e-mail that is given, and none without one', () => {
    const mailed = (template: Template) =>
      alarmsOf(template).filter(([, { Properties }]) =>
        JSON.stringify(Properties['AlarmActions'] ?? []).includes('Topic'),
      );
    expect(mailed(dev)).toEqual([]);
    const template = synthesise({ alarmEmail: 'you@example.com' });
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'you@example.com',
    });
    expect(mailed(template)).toEqual(alarmsOf(template));
    // A topic with a policy of its own takes what that lets in, and nothing else.
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      }),
    });
  });

  it('shows numbers on the dashboard whose formulas name what they use', () => {
    const body = JSON.stringify(dev.findResources('AWS::CloudWatch::Dashboard'));
    for (const question of ['Does it work', 'How fast', 'How many', 'What does it cost']) {
      expect(body).toContain(question);
    }
    expect(body).not.toMatch(/\de-\d/u);
  });
});
