import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PoetFunction } from './poetFunction.ts';
import type { Settings } from './settings.ts';

export interface SiteFunctionProps {
  /** Folder made by `bundleSite`. */
  readonly asset: string;
  readonly settings: Settings;
}

/** Megabytes: a page is made once, and a quarter of a processor makes it in good time. */
export const SITE_MEMORY = 512;

/** The Lambda function that answers what needs no network. Its throttle is so low that it needs no share of copies. */
export class SiteFunction extends PoetFunction {
  constructor(scope: Construct, id: string, { asset, settings }: SiteFunctionProps) {
    super(scope, id, {
      description: 'Answers pages, descriptions and what there is not',
      service: 'site',
      asset,
      settings,
      memory: SITE_MEMORY,
      timeout: Duration.seconds(10),
      copies: undefined,
      environment: {},
      statements: [],
    });
  }
}
