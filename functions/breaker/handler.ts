import { ApiGatewayV2Client, UpdateStageCommand } from '@aws-sdk/client-apigatewayv2';
import type { Log } from '../../lib/shared/log.ts';
import { onFirstCall } from '../shared/onFirstCall.ts';
import { telemetryOf } from '../shared/telemetry.ts';

/** The variables read here. */
export interface BreakerEnvironment {
  readonly API_ID?: string | undefined;
  readonly STAGE_NAME?: string | undefined;
  /** JSON: the throttle of each route by its key, and that of all other routes, while they are open. */
  readonly API_THROTTLES?: string | undefined;
  readonly BOT_THROTTLE?: string | undefined;
}

/** A throttle, as API Gateway names it. */
interface Throttle {
  readonly ThrottlingRateLimit: number;
  readonly ThrottlingBurstLimit: number;
}

/** What the function is invoked with: a change of a CloudWatch alarm, or a person's wish. */
export type BreakerEvent = { readonly alarmData: AlarmData } | Wish;

interface AlarmData {
  readonly alarmName: string;
  readonly state: { readonly value: string };
}

interface Wish {
  readonly part: 'api' | 'bot';
  readonly open: boolean;
}

/** No request passes. */
const CLOSED: Throttle = { ThrottlingRateLimit: 0, ThrottlingBurstLimit: 0 };

/**
 * Makes the handler that closes the routes of the API or of the bot when they have cost too much, and opens them again.
 * API Gateway then refuses their requests with 429, and no function runs.
 *
 * @throws Error for an event of something else, and the SDK's errors: Lambda tries again.
 */
export function createHandler(
  environment: BreakerEnvironment,
  log: Log,
): (event: BreakerEvent) => Promise<void> {
  const client = new ApiGatewayV2Client({});
  return async (event) => {
    const { part, open } = 'alarmData' in event ? wishOf(event.alarmData) : event;
    const throttles = JSON.parse(environment.API_THROTTLES ?? '{}') as Record<string, Throttle>;
    const bot = JSON.parse(environment.BOT_THROTTLE ?? '{}') as Throttle;
    const routes = Object.entries(throttles).map(([key, own]) => [key, open ? own : CLOSED] as const);
    await client.send(
      new UpdateStageCommand({
        ApiId: environment.API_ID,
        StageName: environment.STAGE_NAME,
        ...(part === 'api'
          ? { RouteSettings: Object.fromEntries(routes) }
          : { DefaultRouteSettings: open ? bot : CLOSED }),
      }),
    );
    log({ level: 'warn', message: open ? 'opened' : 'closed', part });
  };
}

/** The alarm's name, which CloudFormation makes of the stack's and its own, says what has cost too much. */
function wishOf({ alarmName, state }: AlarmData): Wish {
  const [, name] = /(Api|Bot)Costs/u.exec(alarmName) ?? [];
  if (name === undefined) throw new Error(`${alarmName} is no alarm of costs`);
  return { part: name === 'Api' ? 'api' : 'bot', open: state.value !== 'ALARM' };
}

/** The deployed handler. */
export const handler = onFirstCall(() => {
  const telemetry = telemetryOf('breaker');
  return telemetry.observed(createHandler(process.env, telemetry.log));
});
