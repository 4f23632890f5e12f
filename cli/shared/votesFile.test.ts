import fs, { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { writeWhole } from '../../workshop/corpus/writeWhole.ts';
import { FileFeedback, readVotes, votesFile } from './votesFile.ts';

const poem = { form: 'rhymed', preset: 'poet', network: 'verse 2.1.0' } as const;
let folder: string;
const warn = vi.fn();
beforeEach(async () => {
  warn.mockClear();
  folder = await mkdtemp(join(tmpdir(), 'votes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
});

it('counts votes that come at the same time, and goes on from the file', async () => {
  const file = join(folder, 'new', 'votes.json');
  expect(await readVotes(file)).toEqual({});
  const feedback = new FileFeedback(file, warn);
  await Promise.all(Array.from({ length: 20 }, () => feedback.count('up', poem)));
  await new FileFeedback(file, warn).count('down', poem);
  await feedback.count('up', { ...poem, form: 'free' });
  await feedback.count('up', { ...poem, network: 'слово' });
  expect(await readVotes(file)).toEqual({
    'votes#rhymed#poet#verse 2.1.0': { up: 20, down: 1 },
    'votes#free#poet#verse 2.1.0': { up: 1 },
  });
  expect(await readdir(join(folder, 'new'))).toEqual(['votes.json']);
});

it('counts after a vote that could not be written', async () => {
  const file = join(folder, 'votes.json');
  await writeWhole(file, '{');
  const feedback = new FileFeedback(file, warn);
  await expect(feedback.count('up', poem)).rejects.toThrow();
  await writeWhole(file, '{}');
  await feedback.count('up', poem);
  expect(await readVotes(file)).toEqual({ 'votes#rhymed#poet#verse 2.1.0': { up: 1 } });
});

it('says once that the file may not be written', async () => {
  const forbidden = Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
  const mkdir = vi.spyOn(fs, 'mkdir').mockRejectedValue(forbidden);
  onTestFinished(() => mkdir.mockRestore());
  const feedback = new FileFeedback(join(folder, 'votes.json'), warn);
  await Promise.all([feedback.count('up', poem), feedback.count('up', poem)]);
  await feedback.count('down', poem);
  expect(warn.mock.calls).toEqual([[expect.stringContaining('VOTES_FILE')]]);
});

it('finds its file', () => {
  expect(votesFile({ VOTES_FILE: 'here.json', XDG_DATA_HOME: '/data' })).toBe('here.json');
  expect(votesFile({ XDG_DATA_HOME: '/data' })).toBe(join('/data', 'neural-poet', 'votes.json'));
  expect(votesFile({})).toMatch(/neural-poet.votes.json$/);
});
