import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pc from 'picocolors';
import { type Licensed, type Lockfile, licencesOf } from '../../workshop/supplyChain/licences.ts';
import { Command, run } from '../shared/run.ts';

const program = new Command('licences')
  .description('List the licences of all packages in the lockfiles; fail on one that is not allowed')
  .option('--json', 'print JSON')
  .argument('[lockfiles...]', 'package-lock.json files', [
    'package-lock.json',
    'test/lambda/runtimeClient/package-lock.json',
  ])
  .action(list);

async function list(files: string[], { json = false }: { json?: boolean }): Promise<void> {
  const all: Licensed[] = [];
  for (const file of files) {
    const path = join(process.cwd(), file);
    all.push(...licencesOf(JSON.parse(await readFile(path, 'utf8')) as Lockfile));
  }
  if (json) console.log(JSON.stringify(all, null, 2));
  else for (const row of summary(all)) console.log(row);
  const refused = all.filter(({ allowed }) => !allowed);
  if (refused.length === 0) return;
  const names = refused.map(({ name, version, licence }) => `${name}@${version} (${licence})`).join(', ');
  throw new Error(
    `not on the list of allowed licences: ${names}. Take another package, or allow the licence in workshop/supplyChain/licences.ts`,
  );
}

/** One row a licence: how many packages have it, and which. */
function summary(all: Licensed[]): string[] {
  const groups = Object.entries(Object.groupBy(all, ({ licence }) => licence));
  return groups
    .sort(([, one = []], [, other = []]) => other.length - one.length)
    .map(([licence, packages = []]) => {
      const names = packages.map(({ name, version }) => `${name}@${version}`);
      return `${pc.bold(licence)} (${packages.length}): ${names.join(', ')}`;
    });
}

await run(program);
