import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Lets everybody read a folder and nobody write to it. */
export async function makeReadOnly(folder: string): Promise<void> {
  await run('chmod', ['-R', 'a+rX,a-w', folder]);
}

/** Removes such a folder. */
export async function removeReadOnly(folder: string): Promise<void> {
  await run('chmod', ['-R', 'u+w', folder]);
  await rm(folder, { recursive: true });
}
