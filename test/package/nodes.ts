import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A Node.js with an npm. */
export interface Node {
  readonly name: string;
  /** Folder of its executable, first on PATH for whatever it runs; absent for the Node that runs this. */
  readonly bin?: string;
  /** The npm that comes with it: a script, or a command on PATH. */
  readonly npm: readonly [string, ...string[]];
}

/** Versions that the package is tried on, each with the npm that its line comes with. */
const versions = [
  ['20.20.2', '10.9.9'],
  ['22.23.3', '10.9.9'],
  ['24.21.0', '11.19.1'],
] as const;

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'package-test');

/** All of {@link versions}, taken from the npm registry once; the Node that runs this where `NODES=current`. */
export async function nodesToTry(): Promise<Node[]> {
  if (process.env['NODES'] === 'current') return [{ name: process.version, npm: ['npm'] }];
  return Promise.all(versions.map(([node, npm]) => fetchNode(node, npm)));
}

async function fetchNode(version: string, npm: string): Promise<Node> {
  const folder = join(cache, `node-${version}`);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const node: Node = {
    name: `Node ${version}, npm ${npm}`,
    bin: join(folder, 'node_modules', name, 'bin'),
    npm: ['node', join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')],
  };
  if (existsSync(node.npm[1] as string)) return node;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{}');
  const args = ['install', '--no-save', '--no-audit', `${name}@${version}`, `npm@${npm}`];
  await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  return node;
}
