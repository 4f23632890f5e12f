import { Duration, Stack } from 'aws-cdk-lib';
import type { HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { apiThrottles, botThrottle } from './poemApi.ts';
import { PoetFunction } from './poetFunction.ts';
import type { Settings } from './settings.ts';

export interface BreakerProps {
  /** Folder made by `bundleBreaker`. */
  readonly asset: string;
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly settings: Settings;
}

/** The Lambda function that closes what has cost too much, and opens it again. It may change the API's stage. */
export class Breaker extends PoetFunction {
  /** What an alarm does to call it. */
  readonly action: IAlarmAction;

  constructor(scope: Construct, id: string, { asset, api, stage, settings }: BreakerProps) {
    super(scope, id, {
      description: 'Closes the API or the bot when it costs too much',
      service: 'breaker',
      asset,
      settings,
      memory: 256,
      timeout: Duration.seconds(20),
      copies: undefined,
      environment: {
        API_ID: api.apiId,
        STAGE_NAME: stage.stageName,
        API_THROTTLES: JSON.stringify(apiThrottles(settings)),
        BOT_THROTTLE: JSON.stringify(botThrottle(settings)),
      },
      statements: [
        new PolicyStatement({
          actions: ['apigateway:PATCH'],
          resources: [
            Stack.of(scope).formatArn({
              service: 'apigateway',
              account: '',
              resource: `/apis/${api.apiId}/stages`,
              resourceName: stage.stageName,
            }),
          ],
        }),
      ],
    });
    // The library's own action would make a permission for each use of it.
    this.function.addPermission('Alarms', {
      principal: new ServicePrincipal('lambda.alarms.cloudwatch.amazonaws.com'),
      sourceAccount: Stack.of(scope).account,
    });
    this.action = { bind: () => ({ alarmActionArn: this.function.functionArn }) };
  }
}
