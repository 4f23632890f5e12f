import { Construct } from 'constructs';
import { Alarms, type AlarmsProps } from './alarms.ts';
import { PoetDashboard } from './dashboard.ts';

/** Alarms, and a dashboard that shows their state and the metrics. */
export class Watch extends Construct {
  constructor(scope: Construct, id: string, watched: AlarmsProps) {
    super(scope, id);
    const { all } = new Alarms(this, 'Alarms', watched);
    new PoetDashboard(this, 'Dashboard', { ...watched, alarms: all });
  }
}
