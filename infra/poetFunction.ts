import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FIVE_MINUTES, namespaceOf, type Service } from './metrics.ts';
import { writeLogs } from './policies.ts';
import { exempt, NO_DEAD_LETTERS } from './rules.ts';
import type { Settings } from './settings.ts';

export interface PoetFunctionProps {
  readonly description: string;
  /** Its name in logs and metrics. */
  readonly service: Service;
  /** Folder of its bundle. */
  readonly asset: string;
  /** Megabytes. */
  readonly memory: number;
  readonly timeout: Duration;
  /** Copies that are reserved for it, and more than which never run; undefined: none are. */
  readonly copies: number | undefined;
  readonly environment: Record<string, string>;
  /** What it may do apart from writing its logs and traces. */
  readonly statements: PolicyStatement[];
  readonly settings: Settings;
}

const ARCHITECTURES = { x86_64: Architecture.X86_64, arm64: Architecture.ARM_64 };

/** What the functions share: runtime, JSON logs that expire, traces, metrics, and a role for each. */
export class PoetFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  /** Megabytes. */
  readonly memory: number;
  readonly role: Role;
  /** Events of level ERROR in its log: failures without a crash. */
  readonly failures: Metric;

  constructor(scope: Construct, id: string, props: PoetFunctionProps) {
    super(scope, id);
    const { settings } = props;
    this.memory = props.memory;
    this.logGroup = new LogGroup(this, 'Logs', {
      retention: settings.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.failures = this.logGroup
      .addMetricFilter('Failures', {
        filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
        metricNamespace: namespaceOf(settings.stage),
        metricName: `${props.service}-failures`,
      })
      .metric({ statistic: Stats.SUM, period: FIVE_MINUTES });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        Function: new PolicyDocument({ statements: [writeLogs(this.logGroup), ...props.statements] }),
      },
    });
    this.function = new LambdaFunction(this, 'Function', {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: ARCHITECTURES[settings.architecture],
      code: Code.fromAsset(props.asset),
      handler: 'index.handler',
      role,
      memorySize: props.memory,
      timeout: props.timeout,
      ...(props.copies === undefined ? {} : { reservedConcurrentExecutions: props.copies }),
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      // Lambda's own level goes before that of the logger, and is INFO unless it is set.
      applicationLogLevelV2: ApplicationLogLevel[settings.logLevel],
      logGroup: this.logGroup,
      environment: {
        POWERTOOLS_METRICS_NAMESPACE: namespaceOf(settings.stage),
        ...props.environment,
      },
    });
    exempt(
      role,
      'X-Ray has no resources to name: its two writing actions take * alone',
      'AwsSolutions-IAM5[Resource::*]',
    );
    exempt(this.function, NO_DEAD_LETTERS, 'Serverless-LambdaDLQ');
    this.role = role;
  }
}
