import type { HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { PoetFunction } from './poetFunction.ts';
import type { Settings } from './settings.ts';

/** What alarms and dashboard watch. */
export interface Watched {
  /** Writes for the API. */
  readonly generate: PoetFunction;
  /** Writes for the bot. */
  readonly botGenerate: PoetFunction;
  readonly site: PoetFunction;
  readonly webhook: PoetFunction;
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly settings: Settings;
}
