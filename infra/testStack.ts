import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { NeuralPoetStack } from './neuralPoetStack.ts';
import { checkRules } from './rules.ts';
import { readSettings, stackNameOf } from './settings.ts';

/** The parts of a template's resource that the tests look at. */
export interface Resource {
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
}

/** A folder with one small file, in place of a bundle or of artifacts. */
const folder = mkdtempSync(join(tmpdir(), 'infra-'));
writeFileSync(join(folder, 'index.js'), 'exports.handler = () => {};\n');

/** The stack with this context. Its bundles are stand-ins. */
export function stackOf(context: Record<string, unknown> = {}, prefix = '1.2.3/0a1b2c3d'): NeuralPoetStack {
  const app = new App();
  const settings = readSettings(context);
  return new NeuralPoetStack(app, stackNameOf(settings), {
    settings,
    assets: { generate: folder, site: folder, webhook: folder, breaker: folder },
    artifacts: { folder, prefix },
  });
}

/** The template of a stack, checked against the rules. */
export function synthesise(...options: Parameters<typeof stackOf>): Template {
  const stack = stackOf(...options);
  checkRules(stack.node.root as App);
  return Template.fromStack(stack);
}

/** Resources of a type by their logical ids. */
export function resourcesOf(template: Template, type: string): [id: string, resource: Resource][] {
  return Object.entries(template.findResources(type)) as unknown as [string, Resource][];
}

/** Our own functions, and how their logical ids begin. */
const FUNCTIONS = {
  generate: 'GenerateFunction',
  'bot-generate': 'BotGenerateFunction',
  site: 'SiteFunction',
  'telegram-webhook': 'TelegramWebhookFunction',
  breaker: 'BreakerFunction',
} as const;
export type FunctionName = keyof typeof FUNCTIONS;
export const functionNames = Object.keys(FUNCTIONS) as FunctionName[];

/** A function, and its logical id. */
export const functionOf = (template: Template, name: FunctionName): [string, Resource] => {
  const found = resourcesOf(template, 'AWS::Lambda::Function').find(([id]) => id.startsWith(FUNCTIONS[name]));
  if (found === undefined) throw new Error(`no function ${name}`);
  return found;
};

/** Statements of the role of a function: its own, and those that the library adds. */
export const statementsOf = (template: Template, name: FunctionName) => {
  const roleId = (functionOf(template, name)[1].Properties['Role'] as { 'Fn::GetAtt': string[] })[
    'Fn::GetAtt'
  ][0] as string;
  const role = template.findResources('AWS::IAM::Role')[roleId] as unknown as Resource;
  if ('ManagedPolicyArns' in role.Properties) throw new Error(`${name} has a managed policy`);
  type Document = { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } };
  const attached = resourcesOf(template, 'AWS::IAM::Policy')
    .map(([, { Properties }]) => Properties as unknown as Document & { Roles: object[] })
    .filter(({ Roles }) => JSON.stringify(Roles).includes(roleId));
  return [...(role.Properties['Policies'] as Document[]), ...attached].flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
};

/** Actions that the role of a function allows, sorted. */
export const actionsOf = (template: Template, name: FunctionName) =>
  statementsOf(template, name)
    .flatMap(({ Action }) => Action)
    .sort();
