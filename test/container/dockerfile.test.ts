import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { copyOf, instructionsOf, isSent, variablesOf } from './dockerfile.ts';

const instructions = instructionsOf(readFileSync('Dockerfile', 'utf8'));
const dockerignore = readFileSync('.dockerignore', 'utf8');
const named = (name: string) => instructions.filter((own) => own.name === name).map(({ rest }) => rest);

describe('the Dockerfile', () => {
  it('has the Node of package.json', () => {
    expect(named('ARG').map(variablesOf)).toEqual([{ NODE_VERSION: packageJson.devDependencies.node }]);
  });

  it('copies what is sent to the builder, all of it, and nothing that is not there', () => {
    const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
    const sent = files.filter((file) => isSent(file, dockerignore));
    const sources = named('COPY')
      .map(copyOf)
      .flatMap(({ stage, sources }) => (stage ? [] : sources));
    const isIn = (file: string) => (source: string) => file === source || file.startsWith(`${source}/`);
    expect(sources.filter((source) => !sent.some((file) => isIn(file)(source)))).toEqual([]);
    expect(sent.filter((file) => !sources.some(isIn(file)))).toEqual([]);
  });

  it('runs nothing as root, and no install script', () => {
    expect(named('USER').at(-1)).toMatch(/^[1-9]\d*:[1-9]\d*$/u);
    for (const step of named('RUN').filter((own) => own.includes('npm')))
      expect(step).toMatch(/^npm ci .*--ignore-scripts/u);
  });
});

it('the variables of the image and of compose.yaml are in the page', () => {
  const page = readFileSync('docs/DOCKER.md', 'utf8');
  const compose = readFileSync('compose.yaml', 'utf8');
  const variables = [
    ...Object.keys(Object.assign({}, ...named('ENV').map(variablesOf)) as object),
    ...Array.from(
      compose.matchAll(/\$\{(\w+)|(?<=environment: \[.*)\b([A-Z_]+)\b/gu),
      ([, one, other]) => one ?? other,
    ),
  ].filter((name) => !name?.startsWith('NODE_'));
  expect(variables.length).toBeGreaterThan(5);
  expect(variables.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

describe('what is sent to the builder', () => {
  const patterns = '# comment\n*\n!lib\n!workshop/package\n!.npmrc\n**/*.test.ts\n';
  it.each([
    ['README.md', false],
    ['lib', true],
    ['lib/service/health.ts', true],
    ['lib/service/service.test.ts', false],
    ['library/a.ts', false],
    ['workshop/cost/cost.ts', false],
    ['workshop/package/build.ts', true],
    ['.npmrc', true],
    ['a.test.ts', false],
  ])('%s: %s', (path, sent) => expect(isSent(path, patterns)).toBe(sent));
});
