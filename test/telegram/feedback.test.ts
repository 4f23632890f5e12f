import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { FileFeedback } from '../../cli/shared/votesFile.ts';
import { DynamoFeedback } from '../../functions/telegram-webhook/dynamoFeedback.ts';
import { Table } from './aws.ts';

const poem = { form: 'rhymed', preset: 'poet', network: 'verse 2.1.0' } as const;
let table: Table;
beforeEach(async () => {
  table = await Table.start();
});
afterEach(async () => {
  await table.stop();
});

/** Runs `npm run feedback`. */
async function feedback(options: string[], changes: Record<string, string> = {}): Promise<string> {
  const child = spawn(process.execPath, ['cli/maintain/feedback.ts', ...options], {
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      ...changes,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(child.stdout);
}

describe('votes in the table', () => {
  it('are counted when copies of the function add at the same time, and nothing else is kept', async () => {
    const copies = [1, 2].map(() => new DynamoFeedback(table.name, table.client));
    await Promise.all(
      Array.from({ length: 30 }, (_, nth) => copies[nth % 2]?.count(nth % 3 === 0 ? 'down' : 'up', poem)),
    );
    await copies[0]?.count('up', { ...poem, network: 'слово' });
    expect(await table.records()).toEqual([
      { id: { S: 'votes#rhymed#poet#verse 2.1.0' }, up: { N: '20' }, down: { N: '10' } },
    ]);
  });

  it('are printed with what they say of forms, presets and networks', async () => {
    const store = new DynamoFeedback(table.name, table.client);
    for (let nth = 0; nth < 4; nth++) await store.count('up', poem);
    await store.count('down', { ...poem, form: 'free' });
    const options = ['--table', table.name, '--region', 'eu-central-1'];
    const out = await feedback(options);
    expect(out).toContain('| all | 4 | 1 | 80.0 % | 37.6 % – 96.4 % |');
    expect(out).toContain('| free, poet, verse 2.1.0 | 0 | 1 | 0.0 % |');
    expect(JSON.parse(await feedback([...options, '--json']))).toMatchObject({
      all: { up: 4, down: 1 },
      byForm: { rhymed: { up: 4, down: 0 } },
    });
  });
});

it('votes of the local bot are printed from its file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'votes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'votes.json');
  const environment = { VOTES_FILE: file };
  expect(await feedback([], environment)).toContain('| all | 0 | 0 | — |');
  await new FileFeedback(file, () => {}).count('up', poem);
  expect(await feedback([], environment)).toContain('| rhymed, poet, verse 2.1.0 | 1 | 0 | 100.0 % |');
});
