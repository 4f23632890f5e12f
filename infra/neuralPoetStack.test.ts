import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { reservedBy } from './limits.ts';
import { readSettings } from './settings.ts';
import {
  actionsOf,
  functionNames,
  functionOf,
  type Resource,
  resourcesOf,
  stackOf,
  statementsOf,
  synthesise,
} from './testStack.ts';

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

  it('has no bucket where the artifacts come with the code', () => {
    const carried = synthesise({ artifacts: 'asset' });
    expect(resourcesOf(carried, 'AWS::S3::Bucket')).toEqual([]);
    const [, { Properties }] = functionOf(carried, 'generate');
    expect(JSON.stringify(Properties['Environment'])).not.toContain('MODEL_BUCKET');
    expect(actionsOf(carried, 'generate')).not.toContain('s3:GetObject');
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
    // The files of the version before stay, for containers that still run.
    expect([old, upload].map(({ Properties }) => Properties['RetainOnDelete'])).toEqual([true, true]);
    // Another id makes CloudFormation upload the new before it deletes the old.
    expect(newId).not.toBe(oldId);
    const [, generate] = functionOf(next, 'generate');
    expect(generate.DependsOn).toContain(newId);
    expect(generate.Properties['Environment']).toMatchObject({
      Variables: { MODEL_PREFIX: '1.2.3/4e5f6071' },
    });
  });
});

describe('production', () => {
  it('is protected, and leaves bucket and table behind', () => {
    const prod = synthesise({ stage: 'prod' });
    for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::Table']) {
      prod.hasResource(type, { DeletionPolicy: 'Retain' });
      dev.hasResource(type, { DeletionPolicy: 'Delete' });
    }
    expect([stackOf({ stage: 'prod' }), stackOf()].map((stack) => stack.terminationProtection)).toEqual([
      true,
      false,
    ]);
  });
});

describe('the functions', () => {
  it('run on Node 24 with JSON logs that expire, traces and metrics', () => {
    for (const name of functionNames) {
      const [, { Properties }] = functionOf(dev, name);
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['x86_64'],
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO' },
        Environment: { Variables: { POWERTOOLS_METRICS_NAMESPACE: 'NeuralPoet/dev' } },
      });
    }
    for (const name of ['generate', 'bot-generate'] as const)
      expect(functionOf(dev, name)[1].Properties['MemorySize']).toBe(1769);
  });

  it('have copies of their own: what the API is asked takes none from the bot', () => {
    const copiesOf = (template: Template) =>
      functionNames.map((name) => functionOf(template, name)[1].Properties['ReservedConcurrentExecutions']);
    expect(copiesOf(dev)).toEqual([10, 5, undefined, 5, undefined]);
    expect(reservedBy(readSettings({}))).toBe(20);
    const unreserved = synthesise({ concurrency: 'none' });
    expect(new Set(copiesOf(unreserved))).toEqual(new Set([undefined]));
    expect(reservedBy(readSettings({ concurrency: 'none' }))).toBe(0);
  });

  it('write with the same code, but only the API’s counts lines', () => {
    const [api, bot] = (['generate', 'bot-generate'] as const).map(
      (name) => functionOf(dev, name)[1].Properties,
    );
    expect(bot?.['Code']).toEqual(api?.['Code']);
    // Five poems of eight lines a second, among ten copies.
    expect(api?.['Environment']).toMatchObject({ Variables: { LINES_PER_SECOND: '4' } });
    expect(bot?.['Environment']).not.toHaveProperty(['Variables', 'LINES_PER_SECOND']);
  });

  it('that write may read artifacts of any version and nothing else', () => {
    for (const name of ['generate', 'bot-generate'] as const) {
      expect(actionsOf(dev, name)).toEqual([
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        's3:GetObject',
        'xray:PutTelemetryRecords',
        'xray:PutTraceSegments',
      ]);
      const [reads] = statementsOf(dev, name).filter(({ Action }) => Action === 's3:GetObject');
      const [bucket] = resourcesOf(dev, 'AWS::S3::Bucket')[0] as [string, Resource];
      expect(reads?.Resource).toEqual({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket, 'Arn'] }, '/*']] });
    }
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
    const [generateId] = functionOf(dev, 'bot-generate');
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
