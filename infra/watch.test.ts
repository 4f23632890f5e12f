import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIXED } from '../workshop/cost/cost.ts';
import { functionOf, resourcesOf, synthesise } from './testStack.ts';

let dev: Template;
beforeAll(() => {
  dev = synthesise();
});

describe('the watch', () => {
  const alarmsOf = (template: Template) =>
    resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, it]) => it);

  it('sees errors, throttles and slowness of both functions, failures of the API and a silent bot', () => {
    const watched = alarmsOf(dev).map(({ Properties: { MetricName, ExtendedStatistic, Dimensions } }) =>
      [MetricName, ExtendedStatistic, JSON.stringify(Dimensions)].join(' '),
    );
    for (const service of ['generate', 'telegram-webhook'] as const) {
      const [id] = functionOf(dev, service);
      for (const name of ['Errors', 'Throttles', 'Duration p95']) {
        expect(watched.filter((alarm) => alarm.startsWith(name) && alarm.includes(id))).toHaveLength(1);
      }
      expect(watched.some((alarm) => alarm.startsWith(`${service}-failures`))).toBe(true);
    }
    expect(watched.some((alarm) => alarm.startsWith('5xx'))).toBe(true);
    expect(watched.some((alarm) => alarm.startsWith('Updates'))).toBe(true);
    const silent = (hours: number) =>
      alarmsOf(synthesise({ silentHours: hours })).find(
        ({ Properties }) => Properties['MetricName'] === 'Updates',
      );
    expect(silent(0)).toBeUndefined();
    expect(silent(48)?.Properties).toMatchObject({ EvaluationPeriods: 48, TreatMissingData: 'breaching' });
  });

  it('has as many alarms as the page on cost counts', () => {
    expect(alarmsOf(dev)).toHaveLength(FIXED.alarms);
    expect(resourcesOf(dev, 'AWS::CloudWatch::Dashboard')).toHaveLength(FIXED.dashboards);
  });

  it('sends every alarm to the e-mail that is given, and none without one', () => {
    expect(alarmsOf(dev).filter(({ Properties }) => Properties['AlarmActions'])).toEqual([]);
    const template = synthesise({ alarmEmail: 'you@example.com' });
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'you@example.com',
    });
    for (const { Properties } of alarmsOf(template)) expect(Properties['AlarmActions']).toHaveLength(1);
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
