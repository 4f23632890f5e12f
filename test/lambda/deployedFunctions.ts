import { resourcesOf, synthesise } from '../../infra/testStack.ts';

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

/** The functions of the stack's template, with its default settings, by the name of their service. */
export function deployedFunctions(prefix: string): Record<'generate' | 'telegram-webhook', DeployedFunction> {
  const functions: Record<string, DeployedFunction> = {};
  for (const [, { Properties }] of resourcesOf(synthesise({}, prefix), 'AWS::Lambda::Function')) {
    const { Variables = {} } = (Properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
    const service = Variables['POWERTOOLS_SERVICE_NAME'];
    if (typeof service !== 'string') continue;
    const entries = Object.entries(Variables);
    functions[service] = {
      environment: Object.fromEntries(
        entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
      references: entries.flatMap(([name, value]) => (typeof value === 'string' ? [] : [name])),
      handler: String(Properties['Handler']),
      time: Number(Properties['Timeout']) * 1000,
      memory: Number(Properties['MemorySize']),
    };
  }
  const { generate, 'telegram-webhook': webhook } = functions;
  if (generate === undefined || webhook === undefined)
    throw new Error('the stack lacks one of its functions');
  return { generate, 'telegram-webhook': webhook };
}
