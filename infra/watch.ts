import type { HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { PoetDashboard } from './dashboard.ts';
import type { PoetFunction } from './poetFunction.ts';
import type { Settings } from './settings.ts';

/** What is watched. */
export interface Watched {
  readonly generate: PoetFunction;
  readonly webhook: PoetFunction;
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly settings: Settings;
}

/** Alarms, and a dashboard that shows them above what they watch. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    const { all } = new Alarms(this, 'Alarms', watched);
    new PoetDashboard(this, 'Dashboard', { ...watched, alarms: all });
  }
}
