import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { NeuralPoetStack } from './neuralPoetStack.ts';
import { checkRules } from './rules.ts';
import { readSettings, stackNameOf } from './settings.ts';

/** A resource of a template, as far as the tests look at it. */
export interface Resource {
  readonly Properties: Record<string, unknown>;
  readonly DependsOn?: string[];
  readonly DeletionPolicy?: string;
}

/** A folder with one small file, in place of a bundle or of artifacts. */
const folder = mkdtempSync(join(tmpdir(), 'infra-'));
writeFileSync(join(folder, 'index.js'), 'exports.handler = () => {};\n');

/** The stack with this context, its rules checked; its bundles are stand-ins. */
export function synthesise(context: Record<string, unknown> = {}, prefix = '1.2.3/0a1b2c3d'): Template {
  const app = new App();
  const settings = readSettings(context);
  const stack = new NeuralPoetStack(app, stackNameOf(settings), {
    settings,
    assets: { generate: folder, webhook: folder },
    artifacts: { folder, prefix },
  });
  checkRules(app);
  return Template.fromStack(stack);
}

/** Resources of a type by their logical ids. */
export function resourcesOf(template: Template, type: string): [id: string, resource: Resource][] {
  return Object.entries(template.findResources(type)) as unknown as [string, Resource][];
}
