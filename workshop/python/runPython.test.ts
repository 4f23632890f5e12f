import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PythonMissingError, pythonOf, runPython } from './runPython.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'python-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const program = { script: 'training/none.py', requirements: 'training/none.txt' };
/** A stand-in for the interpreter. */
async function standIn(body: string): Promise<string> {
  const file = join(folder, 'python');
  await writeFile(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return file;
}

describe('runPython', () => {
  it('feeds a script and returns what it prints', async () => {
    async function* rows() {
      yield 'раз\n';
      yield 'два\n';
    }
    expect(await runPython(program, await standIn('cat'), rows())).toBe('раз\nдва\n');
  });

  it('says what to install', async () => {
    const none = runPython(program, join(folder, 'none'), ['']);
    await expect(none).rejects.toThrow(PythonMissingError);
    await expect(none).rejects.toThrow('install Python 3.11 or newer, then pip install -r training/none.txt');
    // It ends before it has read its input.
    const lacking = runPython(program, await standIn('exit 3'), Array(9).fill('строка'.repeat(9000)));
    await expect(lacking).rejects.toThrow('lacks packages; pip install -r training/none.txt');
  });

  it('fails with the script, and with its input', async () => {
    await expect(runPython(program, await standIn('exit 1'), [''])).rejects.toThrow('exit code 1');
    async function* broken() {
      yield 'раз';
      throw new Error('broken');
    }
    await expect(runPython(program, await standIn('cat'), broken())).rejects.toThrow('broken');
  });

  it('takes the interpreter that PYTHON names', () => {
    expect([pythonOf({}), pythonOf({ PYTHON: 'mine' })]).toEqual(['python3', 'mine']);
  });
});
