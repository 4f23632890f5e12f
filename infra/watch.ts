import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import { PoetDashboard } from './dashboard.ts';
import type { Watched } from './watched.ts';

/** Alarms, and a dashboard that shows their state and the metrics. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    const { all } = new Alarms(this, 'Alarms', watched);
    new PoetDashboard(this, 'Dashboard', { ...watched, alarms: all });
  }
}
