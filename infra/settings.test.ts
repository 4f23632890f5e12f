import { describe, expect, it } from 'vitest';
import { readSettings, SettingError } from './settings.ts';

describe('settings', () => {
  it('have defaults', () => {
    expect(readSettings({})).toMatchObject({
      stage: 'dev',
      architecture: 'x86_64',
      artifacts: 'bucket',
      memory: 1769,
      concurrency: 10,
      botTokenParameter: '/neural-poet/dev/bot-token',
      alarmEmail: undefined,
    });
  });

  it('leave the context of the CDK itself alone', () => {
    expect(readSettings({ 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:x': true }).stage).toBe('dev');
  });

  it('are read from text, as the command line gives them', () => {
    expect(
      readSettings({ memory: '2048', concurrency: 'none', botUsername: '@poet_bot', stage: 'prod' }),
    ).toMatchObject({
      memory: 2048,
      concurrency: undefined,
      botUsername: 'poet_bot',
      botTokenParameter: '/neural-poet/prod/bot-token',
    });
  });

  it.each([
    ['stages', 'prod'],
    ['stage', 'Prod'],
    ['architecture', 'riscv'],
    ['artifacts', 's3'],
    ['memory', 'much'],
    ['memory', 100],
    ['concurrency', 0],
    ['logRetention', 29],
    ['logRetention', 9999],
    ['logLevel', 'loud'],
    ['alarmEmail', 'me'],
    ['silentHours', 169],
    ['domain', 'poet.example.com'],
    ['botTokenParameter', 'token'],
  ])('refuse %s=%s and name it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingError);
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });
});
