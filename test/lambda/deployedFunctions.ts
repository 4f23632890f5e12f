import { type FunctionName, functionNames, functionOf, synthesise } from '../../infra/testStack.ts';

/** A function as the stack deploys it. */
export interface DeployedFunction {
  /** Its variables, those left out whose values are known only once it is deployed. */
  readonly environment: Record<string, string>;
  /** The variables left out. */
  readonly references: string[];
  readonly handler: string;
  /** Milliseconds that it may run. */
  readonly time: number;
  /** Megabytes. */
  readonly memory: number;
}

/** The functions of the stack's template, with its default settings, by their names. */
export function deployedFunctions(prefix: string): Record<FunctionName, DeployedFunction> {
  const template = synthesise({}, prefix);
  const deployed = functionNames.map((name): [FunctionName, DeployedFunction] => {
    const [, { Properties }] = functionOf(template, name);
    const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
    const { ApplicationLogLevel } = Properties['LoggingConfig'] as { ApplicationLogLevel: string };
    // Lambda tells the runtime its log level by this variable.
    const entries = Object.entries({ AWS_LAMBDA_LOG_LEVEL: ApplicationLogLevel, ...Variables });
    return [
      name,
      {
        environment: Object.fromEntries(
          entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
        ),
        references: entries.flatMap(([variable, value]) => (typeof value === 'string' ? [] : [variable])),
        handler: String(Properties['Handler']),
        time: Number(Properties['Timeout']) * 1000,
        memory: Number(Properties['MemorySize']),
      },
    ];
  });
  return Object.fromEntries(deployed) as Record<FunctionName, DeployedFunction>;
}
