/** When the prices were read. */
export const PRICES_OF = 'December 2025';

/**
 * List prices of AWS in us-east-1, in US dollars, without discounts. Each is on the page of its service,
 * `https://aws.amazon.com/<service>/pricing/`; data transfer is on the page of EC2 (`ec2/pricing/on-demand/`).
 */
export const PRICES = {
  /** lambda: a GB of memory for a second, by processor; starts are billed too. */
  lambdaGbSecond: { x86_64: 0.000_016_666_7, arm64: 0.000_013_333_4 },
  /** lambda: a request. */
  lambdaRequest: 0.2e-6,
  /** api-gateway: a request of an HTTP API, up to 300 million a month. */
  apiRequest: 1e-6,
  /** dynamodb: on demand, a kilobyte written. */
  tableWrite: 0.625e-6,
  /** cloudwatch: a GB of logs taken in, and kept for a month. */
  logGb: 0.5,
  logGbMonth: 0.03,
  /** cloudwatch: for a month, each. */
  metric: 0.3,
  alarm: 0.1,
  dashboard: 3,
  /** xray: a trace recorded. */
  trace: 5e-6,
  /** ec2: a GB sent to the internet. */
  transferGb: 0.09,
  /** s3: a GB for a month, and a GET. */
  storageGbMonth: 0.023,
  storageGet: 0.4e-6,
} as const;

/** A processor of Lambda, by its name in AWS. */
export type Architecture = keyof typeof PRICES.lambdaGbSecond;

/** What every account has free each month, without a time limit, in the units of the bill. */
export const FREE = {
  lambdaGbSeconds: 400_000,
  lambdaRequests: 1_000_000,
  logGb: 5,
  metrics: 10,
  alarms: 10,
  dashboards: 3,
  traces: 100_000,
  transferGb: 100,
} as const;
