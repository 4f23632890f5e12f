import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { command } from './command.ts';

const nowhere = join(tmpdir(), 'no-such-folder');
/** No credentials, and no network asked for any. */
const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_PROFILE: '',
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: nowhere,
  AWS_SHARED_CREDENTIALS_FILE: nowhere,
};
const deploy = (...args: string[]) => command('deploy', args, environment);

it.each(['deploy', 'destroy', 'diff'])(
  '%s says how to get credentials where there are none',
  async (name) => {
    const { code, stderr } = await deploy(name);
    expect(stderr).toMatch(/^error: no AWS credentials.*aws configure.*docs\/DEPLOY\.md/u);
    expect(code).toBe(1);
  },
);

it.each([
  ['synth', '-c', 'stages=prod'],
  ['synth', '-c', 'memory=1'],
  ['deploy', '-c', 'prod'],
  ['undeploy'],
])('%s %s %s is a usage error', async (...args) => {
  const { code, stderr } = await deploy(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(/error: /u);
});

it('helps', async () => {
  const { code, stdout } = await deploy('deploy', '--help');
  expect(code).toBe(0);
  expect(stdout).toContain('name=value');
});
