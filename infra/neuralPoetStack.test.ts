import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../lib/api/openapi.ts';
import { actionsOf, functionOf, type Resource, resourcesOf, statementsOf, synthesise } from './testStack.ts';

let dev: Template;
beforeAll(() => {
  dev = synthesise();
});

describe('the bucket', () => {
  it('is private, encrypted, versioned and takes TLS alone; old versions expire', () => {
    dev.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 }, Status: 'Enabled' })],
      },
    });
    dev.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      }),
    });
  });

  it('takes other artifacts under another prefix, which is there before generate turns to it', () => {
    const uploadOf = (template: Template) =>
      resourcesOf(template, 'Custom::CDKBucketDeployment')[0] as [string, Resource];
    const [oldId, old] = uploadOf(dev);
    const next = synthesise({}, '1.2.3/4e5f6071');
    const [newId, upload] = uploadOf(next);
    expect([old, upload].map(({ Properties }) => Properties['DestinationBucketKeyPrefix'])).toEqual([
      '1.2.3/0a1b2c3d/',
      '1.2.3/4e5f6071/',
    ]);
    // What the upload may delete is told by this tag: the files of the version that is in use stay.
    expect(Object.values(next.findResources('AWS::S3::Bucket'))[0]?.['Properties'].Tags).toContainEqual({
      Key: expect.stringMatching(/^aws-cdk:cr-owned:1\.2\.3\/4e5f6071\//u),
      Value: 'true',
    });
    // Another id makes CloudFormation upload the new before it deletes the old.
    expect(newId).not.toBe(oldId);
    const [, generate] = functionOf(next, 'generate');
    expect(generate.DependsOn).toContain(newId);
    expect(generate.Properties['Environment']).toMatchObject({
      Variables: { MODEL_PREFIX: '1.2.3/4e5f6071' },
    });
  });

  it('is kept in prod and in no other stage', () => {
    synthesise({ stage: 'prod' }).hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    dev.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' });
  });
});

describe('the functions', () => {
  it('run on Node 24 with JSON logs that expire, traces and metrics', () => {
    for (const service of ['generate', 'telegram-webhook']) {
      const [, { Properties }] = functionOf(dev, service);
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['x86_64'],
        ReservedConcurrentExecutions: 10,
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
        Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: 'NeuralPoet/dev' } },
      });
    }
    expect(functionOf(dev, 'generate')[1].Properties['MemorySize']).toBe(1769);
  });

  it('let generate read the artifacts of its version and nothing else', () => {
    expect(actionsOf(dev, 'generate')).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:GetObject',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
    const reads = statementsOf(dev, 'generate').filter(({ Action }) => Action === 's3:GetObject');
    expect(JSON.stringify(reads)).toContain('/1.2.3/0a1b2c3d/*');
  });

  it('let the webhook invoke generate, read two parameters and use its table', () => {
    expect(actionsOf(dev, 'telegram-webhook')).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'lambda:InvokeFunction',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'ssm:GetParameter',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
    const statements = statementsOf(dev, 'telegram-webhook');
    const [generateId] = functionOf(dev, 'generate');
    const resourceOf = (action: string) => statements.find(({ Action }) => Action === action)?.Resource;
    expect(resourceOf('lambda:InvokeFunction')).toEqual({ 'Fn::GetAtt': [generateId, 'Arn'] });
    const parameters = JSON.stringify(resourceOf('ssm:GetParameter'));
    const { Variables } = functionOf(dev, 'telegram-webhook')[1].Properties['Environment'] as {
      Variables: Record<string, string>;
    };
    for (const name of ['BOT_TOKEN_PARAMETER', 'WEBHOOK_SECRET_PARAMETER']) {
      expect(parameters).toContain(`:parameter${Variables[name]}"`);
    }
    expect(resourceOf('ssm:GetParameter')).toHaveLength(2);
  });

  it('leave no log group behind, and none of them can make one', () => {
    for (const [, { Properties }] of resourcesOf(dev, 'AWS::Lambda::Function')) {
      expect(Properties['LoggingConfig']).toHaveProperty('LogGroup');
    }
    for (const [, { Properties, DeletionPolicy }] of resourcesOf(dev, 'AWS::Logs::LogGroup')) {
      expect(Properties['RetentionInDays']).toBe(30);
      expect(DeletionPolicy).toBe('Delete');
    }
    const roles = JSON.stringify([
      dev.findResources('AWS::IAM::Role'),
      dev.findResources('AWS::IAM::Policy'),
    ]);
    expect(roles).not.toMatch(/CreateLogGroup|AWSLambdaBasicExecutionRole/u);
  });
});

describe('the bot', () => {
  it('has a table on demand that forgets', () => {
    dev.hasResourceProperties('AWS::DynamoDB::Table', {
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
    });
  });

  it('has no secret in the template', () => {
    expect(resourcesOf(dev, 'AWS::SSM::Parameter')).toEqual([]);
    expect(resourcesOf(dev, 'AWS::SecretsManager::Secret')).toEqual([]);
  });
});

describe('the API', () => {
  it('has the routes of the OpenAPI document, the webhook’s, and one for the rest', () => {
    const routes = resourcesOf(dev, 'AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => Properties['RouteKey'],
    );
    const documented = Object.entries(openApiDocument('0')['paths'] as Record<string, object>).flatMap(
      ([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes.sort()).toEqual([...documented, '$default', 'POST /telegram'].sort());
  });

  it('is throttled, and logs neither bodies nor headers', () => {
    const [[, { Properties }]] = resourcesOf(synthesise({ rateLimit: 7 }), 'AWS::ApiGatewayV2::Stage') as [
      [string, Resource],
    ];
    expect(Properties['DefaultRouteSettings']).toMatchObject({
      ThrottlingRateLimit: 7,
      ThrottlingBurstLimit: 14,
    });
    const { Format } = Properties['AccessLogSettings'] as { Format: string };
    expect(Object.values(JSON.parse(Format))).toContain('$context.status');
    expect(Format).not.toMatch(/body|header|authorizer/iu);
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
    template.hasOutput('WebhookAddress', { Value: 'https://poet.example.com/telegram' });
  });
});

describe('stages', () => {
  it('are stacks of their own that share no name', () => {
    const other = synthesise({ stage: 'test' });
    expect(JSON.stringify(other.toJSON())).not.toContain('NeuralPoet-dev');
    expect(JSON.stringify(other.toJSON())).toContain('/neural-poet/test/');
    // What AWS names can't clash; a name given in the template could.
    for (const key of ['BucketName', 'TableName', 'FunctionName', 'RoleName', 'LogGroupName', 'TopicName']) {
      const named = Object.values(other.toJSON()['Resources'] as Record<string, Resource>).filter(
        ({ Properties }) => typeof Properties?.[key] === 'string',
      );
      expect(named).toEqual([]);
    }
  });
});

it('is the template that it was', () => {
  const text = JSON.stringify(dev.toJSON(), null, 2).replaceAll(/[0-9a-f]{64}/gu, 'HASH');
  expect(text).toMatchSnapshot();
});
