import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Resource, resourcesOf, synthesise } from './testStack.ts';

let dev: Template;
beforeAll(() => {
  dev = synthesise();
});

describe('the API', () => {
  it('has a route for poems, one that only Telegram knows, and one for what needs no network', () => {
    const routes = resourcesOf(dev, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
      const integration = JSON.stringify(Properties['Target']).match(/"Poems\w+?(Site|Generate|Webhook)/u);
      return [Properties['RouteKey'], integration?.[1]];
    });
    const ofStack = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    expect(routes).toHaveLength(3);
    expect(Object.fromEntries(routes.map(([key, target]) => [JSON.stringify(key), target]))).toEqual({
      '"ANY /poem"': 'Generate',
      '"$default"': 'Site',
      [JSON.stringify({ 'Fn::Join': ['', ['POST /telegram/', ofStack]] })]: 'Webhook',
    });
  });

  const stageOf = (template: Template) =>
    resourcesOf(template, 'AWS::ApiGatewayV2::Stage')[0]?.[1] as Resource;

  it('throttles each route by itself, and takes no more at once than there are copies', () => {
    const template = synthesise({ rateLimit: 7, concurrency: 3, botConcurrency: 2 });
    const { Properties, DependsOn } = stageOf(template);
    const throttle = (rate: number, burst: number) => ({
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
    });
    expect(Properties['DefaultRouteSettings']).toEqual(throttle(20, 2));
    expect(Properties['RouteSettings']).toEqual({
      'ANY /poem': throttle(7, 3),
      $default: throttle(10, 5),
    });
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route')
      .filter(([, { Properties: own }]) => typeof own['RouteKey'] === 'string')
      .map(([id]) => id);
    expect(DependsOn).toEqual(expect.arrayContaining(routes));
    const unreserved = stageOf(synthesise({ concurrency: 'none' })).Properties;
    expect(unreserved['RouteSettings']).toMatchObject({ 'ANY /poem': throttle(5, 5) });
  });

  it('logs neither bodies nor headers', () => {
    const { Properties } = stageOf(dev);
    const { Format } = Properties['AccessLogSettings'] as { Format: string };
    expect(Object.values(JSON.parse(Format))).toContain('$context.status');
    expect(Format).not.toMatch(/body|header|authorizer|sourceIp|userAgent/iu);
  });

  it('logs who calls where that is asked for', () => {
    const { AccessLogSettings } = stageOf(synthesise({ logCallers: 'yes' })).Properties;
    expect((AccessLogSettings as { Format: string }).Format).toMatch(/sourceIp.*userAgent/u);
  });

  it('lets web pages call it where their origins are given', () => {
    const corsOf = (template: Template) =>
      resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]?.[1].Properties['CorsConfiguration'];
    expect(corsOf(dev)).toBeUndefined();
    expect(corsOf(synthesise({ corsOrigins: 'https://a.example,https://b.example' }))).toMatchObject({
      AllowOrigins: ['https://a.example', 'https://b.example'],
      AllowHeaders: ['content-type', 'idempotency-key'],
    });
  });

  it('has one address where it has a domain', () => {
    const template = synthesise({ domain: 'poet.example.com', hostedZoneId: 'Z1' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    template.hasResourceProperties('AWS::Route53::RecordSet', {
      Name: 'poet.example.com.',
      HostedZoneId: 'Z1',
    });
    template.hasOutput('WebhookAddress', {
      Value: { 'Fn::Join': ['', ['https://poet.example.com/telegram/', Match.anyValue()]] },
    });
  });
});
