import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Architecture, architectures } from './architecture.ts';

/** A domain for the API. Its zone is in Route 53 of the same account. */
export interface Domain {
  readonly name: string;
  readonly hostedZoneId: string;
}

/** How much a function logs. */
export type LogLevel = (typeof logLevels)[number];
const logLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;

const artifactPlaces = ['bucket', 'asset'] as const;
export type ArtifactPlace = (typeof artifactPlaces)[number];

/** What may differ between two deployments. docs/DEPLOY.md lists the settings with their defaults. */
export interface Settings {
  /** Part of the stack's name; `prod` is protected from being destroyed, and then keeps its bucket and its table. */
  readonly stage: string;
  readonly architecture: Architecture;
  /**
   * Where containers have the artifacts from: the bucket, or the asset of their code, which saves their way from S3 at
   * each cold start and makes each upload of the code larger.
   */
  readonly artifacts: ArtifactPlace;
  /** Memory in megabytes. A function with 1,769 has one whole processor. */
  readonly memory: number;
  readonly webhookMemory: number;
  /**
   * How many copies may write poems for the API at the same time, which limits the cost; `undefined`: no function
   * reserves any, and the account's limit is theirs.
   */
  readonly concurrency: number | undefined;
  /** The same for the bot: copies of the webhook, and as many that write for it. */
  readonly botConcurrency: number;
  /** Poems of eight lines that the API writes per second; a longer one counts as more. */
  readonly rateLimit: number;
  readonly logRetention: RetentionDays;
  readonly logLevel: LogLevel;
  /** Whether the access log has the callers' addresses and programs, which are personal data. */
  readonly logCallers: boolean;
  /** Origins of web pages that may call the API. */
  readonly corsOrigins: readonly string[];
  /** Where alarms are sent. */
  readonly alarmEmail: string | undefined;
  /**
   * US dollars that the API, and the bot, may each cost in 24 hours before it is closed; 0: any number.
   */
  readonly dailyBudget: number;
  /** Hours without an update after which the bot counts as silent; 0: never, for a bot that few people use. */
  readonly silentHours: number;
  readonly domain: Domain | undefined;
  /** Names of the SecureString parameters of the bot. */
  readonly botTokenParameter: string;
  readonly webhookSecretParameter: string;
  /** The bot's user name, without @. */
  readonly botUsername: string | undefined;
}

const NAMES = new Set([
  'alarmEmail',
  'architecture',
  'artifacts',
  'botConcurrency',
  'botTokenParameter',
  'botUsername',
  'concurrency',
  'corsOrigins',
  'dailyBudget',
  'domain',
  'hostedZoneId',
  'logCallers',
  'logLevel',
  'logRetention',
  'memory',
  'rateLimit',
  'silentHours',
  'stage',
  'webhookMemory',
  'webhookSecretParameter',
]);
/** Days that CloudWatch can keep logs for. */
const RETENTION = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** A setting is unknown or out of range. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/**
 * Reads the settings from the context of the CDK (`-c name=value`, cdk.json).
 *
 * @throws SettingError, which says what the setting accepts.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  // The CDK's own names have a colon or a slash in them.
  const unknown = Object.keys(context).find((name) => /^\w+$/u.test(name) && !NAMES.has(name));
  if (unknown !== undefined) {
    throw new SettingError(`there is no setting ${unknown}; there are ${[...NAMES].join(', ')}`);
  }
  const read = (name: string): string | undefined => {
    const value = context[name];
    return value === undefined || value === '' ? undefined : String(value);
  };
  const matching = (name: string, form: RegExp, accepted: string, fallback: string): string => {
    const value = read(name) ?? fallback;
    if (!form.test(value)) throw new SettingError(`${name} is ${value}; it takes ${accepted}`);
    return value;
  };
  const oneOf = <const T extends string>(name: string, accepted: readonly T[], fallback: T): T => {
    const value = read(name) ?? fallback;
    const found = accepted.find((own) => own === value);
    if (found !== undefined) return found;
    throw new SettingError(`${name} is ${value}; it takes ${accepted.join(', ')}`);
  };
  const wholeNumber = (name: string, least: number, most: number, fallback: number): number => {
    const value = Number(read(name) ?? fallback);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new SettingError(`${name} is ${read(name)}; it takes a whole number from ${least} to ${most}`);
  };

  const stage = matching('stage', /^[a-z][a-z0-9-]{0,19}$/u, 'up to 20 of a-z, 0-9 and -', 'dev');
  const parameter = (name: string, fallback: string) =>
    matching(name, /^(\/[\w.-]+)+$/u, 'a parameter name that begins with /', fallback);
  return {
    stage,
    architecture: oneOf('architecture', architectures, 'x86_64'),
    artifacts: oneOf('artifacts', artifactPlaces, 'bucket'),
    memory: wholeNumber('memory', 512, 10_240, 1769),
    webhookMemory: wholeNumber('webhookMemory', 256, 10_240, 512),
    concurrency: read('concurrency') === 'none' ? undefined : wholeNumber('concurrency', 1, 1000, 10),
    botConcurrency: wholeNumber('botConcurrency', 1, 1000, 5),
    rateLimit: wholeNumber('rateLimit', 1, 10_000, 5),
    logRetention: retention(wholeNumber('logRetention', 1, 3653, 30)),
    logLevel: oneOf('logLevel', logLevels, 'INFO'),
    logCallers: oneOf('logCallers', ['yes', 'no'], 'no') === 'yes',
    corsOrigins: (read('corsOrigins') ?? '').split(',').filter(Boolean),
    alarmEmail: read('alarmEmail') && matching('alarmEmail', /^\S+@\S+$/u, 'an e-mail address', ''),
    dailyBudget: Number(matching('dailyBudget', /^\d{1,4}(\.\d{1,2})?$/u, 'US dollars, such as 0.5', '0.5')),
    silentHours: wholeNumber('silentHours', 0, 168, 0),
    domain: domainOf(read('domain'), read('hostedZoneId')),
    botTokenParameter: parameter('botTokenParameter', `/neural-poet/${stage}/bot-token`),
    webhookSecretParameter: parameter('webhookSecretParameter', `/neural-poet/${stage}/webhook-secret`),
    botUsername: read('botUsername')?.replace(/^@/u, ''),
  };
}

function domainOf(name: string | undefined, hostedZoneId: string | undefined): Domain | undefined {
  if (name === undefined && hostedZoneId === undefined) return undefined;
  if (name === undefined || hostedZoneId === undefined) {
    throw new SettingError('domain and hostedZoneId go together: give both or neither');
  }
  return { name, hostedZoneId };
}

function retention(days: number): RetentionDays {
  if (RETENTION.includes(days)) return days;
  throw new SettingError(`logRetention is ${days}; CloudWatch keeps logs for ${RETENTION.join(', ')} days`);
}

/** Whether a stage is protected from being destroyed, and leaves what it stores behind. */
export function isProtected({ stage }: Settings): boolean {
  return stage === 'prod';
}

/** Name of the stack of a stage. */
export function stackNameOf({ stage }: Pick<Settings, 'stage'>): string {
  return `NeuralPoet-${stage}`;
}
