import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { command } from './cli/command.ts';

const lockfiles = ['package-lock.json', 'test/lambda/runtimeClient/package-lock.json'];

describe('dependencies', () => {
  it('are pinned to one version each', () => {
    for (const version of Object.values({ ...packageJson.dependencies, ...packageJson.devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
    }
  });

  it.each(lockfiles)('of %s are pinned to their contents, and to no registry', (file) => {
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
      packages: Record<string, { integrity?: string; inBundle?: boolean; resolved?: string }>;
    };
    for (const [path, { integrity, inBundle, resolved }] of Object.entries(packages)) {
      expect(resolved).toBeUndefined();
      // What a package brings in its own archive is covered by that archive's checksum.
      if (path !== '' && !inBundle) expect(integrity, path).toMatch(/^sha512-/u);
    }
  });

  it('are in the SBOM, which needs no network', async () => {
    const [program = '', ...args] = packageJson.scripts.sbom.split(' ');
    const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9' };
    const { stdout } = await promisify(execFile)(program, args, { env, maxBuffer: 2 ** 26 });
    const { bomFormat, components } = JSON.parse(stdout) as {
      bomFormat: string;
      components: { name: string; version: string; hashes: unknown[]; licenses: unknown[] }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    const zod = components.find(({ name }) => name === 'zod');
    expect(zod).toMatchObject({ version: packageJson.dependencies.zod, licenses: [expect.anything()] });
    expect(zod?.hashes).toHaveLength(1);
  });
});

describe('npm run licences', () => {
  it('lists the licences, all of which are allowed', async () => {
    const { code, stdout } = await command('licences', []);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^MIT \(\d+\): .*zod@/mu);
  });

  it('fails on a licence that is not allowed, and names the package', async () => {
    const { code, stderr } = await command('licences', ['test/fixtures/copyleft.lock.json']);
    expect(code).toBe(1);
    expect(stderr).toContain('copyleft@1.0.0 (AGPL-3.0-only)');
  });
});

describe('the workflow of GitHub Actions', () => {
  const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');

  it('pins actions by commit, names their version, and gives no permissions by default', () => {
    const uses = workflow.match(/uses: .*/gu) ?? [];
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
    expect(workflow).toMatch(/^permissions: \{\}$/mu);
    expect(workflow).not.toMatch(/write|container:|pull_request_target/u);
  });

  it('runs what is run here', () => {
    expect(workflow).toMatch(/run: \.ci\/run$/mu);
  });
});
