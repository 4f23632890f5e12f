import { type ChildProcess, spawn } from 'node:child_process';
import { CollectionStore } from '../../workshop/corpus/collect/store.ts';
import type { Site } from './site.ts';

export interface CollectorRun {
  process: ChildProcess;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Starts the collector as its npm script does, without pauses. */
export function startCollector(
  site: Site,
  out: string,
  range: readonly [string, string],
  args: readonly string[] = [],
): CollectorRun {
  const pace = ['--delay', '0', '--backoff', '0.01', '--timeout', '1', '--tries', '3'];
  const child = spawn(
    process.execPath,
    [
      'cli/maintain/corpus-collect.ts',
      '--base',
      site.base,
      '--from',
      range[0],
      '--to',
      range[1],
      '--out',
      out,
      ...pace,
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const ended = new Promise<Awaited<CollectorRun['ended']>>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })),
  );
  return { process: child, ended };
}

/** Addresses and texts of a store, in order. */
export function storedPoems(
  file: string,
): { source: string; text: string; title: string; author: string; date: string }[] {
  const store = new CollectionStore(file, { readOnly: true });
  const poems = [...store.poems()] as ReturnType<typeof storedPoems>;
  store.close();
  return poems;
}
