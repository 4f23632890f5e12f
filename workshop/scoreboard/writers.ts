import { spawn } from 'node:child_process';
import type { Manifest } from '../../lib/artifacts/manifest.ts';
import { readLines } from '../../lib/files/readLines.ts';
import { isKind, networkKinds } from '../../lib/network/kinds.ts';
import type { FormName } from '../../lib/poet/poem.ts';
import type { WrittenPoem } from './writePoems.ts';

/** A network and the form that it writes. */
export interface Writer {
  readonly model: string;
  readonly form: FormName;
}

/** Every network with every form that it can write. */
export function writersOf({ models, lexicon }: Manifest): Writer[] {
  return Object.entries(models).flatMap(([model, { kind }]): Writer[] => [
    { model, form: 'free' },
    ...(isKind(kind) && networkKinds[kind].readsReversed && lexicon
      ? [{ model, form: 'rhymed' } as const]
      : []),
  ]);
}

/** What every writer is told. */
export interface WriterOptions {
  readonly prompts: string;
  readonly count: number;
  readonly seed: number;
}

/**
 * Runs a process that writes the poems, so that time and memory are its own.
 * @param script the program that it runs.
 * @returns the poems, and the process's peak memory, MB.
 * @throws Error if it fails.
 */
export async function runWriter(
  script: string,
  { model, form }: Writer,
  { prompts, count, seed }: WriterOptions,
  onPoem: () => void,
): Promise<{ written: WrittenPoem[]; memory: number }> {
  const values = { prompts, count, seed, model, form };
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      script,
      ...Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const written: WrittenPoem[] = [];
  let memory = Number.NaN;
  for await (const row of readLines({ name: script, chunks: child.stdout })) {
    const value = JSON.parse(row) as WrittenPoem | { maxRss: number };
    if ('maxRss' in value) memory = (value.maxRss * 1024) / 1e6;
    else {
      written.push(value);
      onPoem();
    }
  }
  if (!Number.isFinite(memory)) throw new Error(`${model} did not write its ${form} poems; see above`);
  return { written, memory };
}
