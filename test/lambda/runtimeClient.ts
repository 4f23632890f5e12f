import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..', '..');
const pinned = join(import.meta.dirname, 'runtimeClient');

/** The runtime client could not be installed. */
export class RuntimeClientError extends Error {
  override readonly name = 'RuntimeClientError';
}

/**
 * The entry file of aws-lambda-ric, the runtime client that Lambda runs. Its native part is compiled when it is
 * installed, so it is no dependency of the project: the first call installs it, pinned by a lockfile of its own, into
 * a cache folder, which takes a minute or two and g++, cmake, autoconf, automake and libtool.
 * @throws RuntimeClientError with the end of npm's output.
 */
export async function runtimeClient(): Promise<string> {
  const lockfile = await readFile(join(pinned, 'package-lock.json'));
  const key = createHash('sha256').update(lockfile).update(process.version).digest('hex').slice(0, 16);
  const home = join(ROOT, 'node_modules', '.cache', 'aws-lambda-ric', key);
  if (!existsSync(home)) await install(home);
  return join(home, 'node_modules', 'aws-lambda-ric', 'index.mjs');
}

/** Installs in another folder and moves it into place, so that a broken installation is never used. */
async function install(home: string): Promise<void> {
  const draft = `${home}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  await cp(pinned, draft, { recursive: true });
  // Its install scripts run even if npm is configured to run none.
  const options = ['ci', '--ignore-scripts=false', '--no-audit', '--no-update-notifier'];
  try {
    await promisify(execFile)('npm', options, { cwd: draft, maxBuffer: 2 ** 26 });
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    await rm(draft, { recursive: true, force: true });
    throw new RuntimeClientError(
      `aws-lambda-ric could not be built. It needs g++, make, cmake, autoconf, automake, libtool and xz. npm said:\n${stderr.slice(-2000)}`,
      { cause },
    );
  }
  await rename(draft, home);
}
