import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingError } from './settings.ts';

const settings = (context: Record<string, unknown>) => readSettings(new App({ context }).node);

describe('settings', () => {
  it('have defaults', () => {
    expect(settings({})).toMatchObject({
      stage: 'dev',
      architecture: 'x86_64',
      memory: 1769,
      concurrency: 10,
      botTokenParameter: '/neural-poet/dev/bot-token',
      alarmEmail: undefined,
    });
  });

  it('are read from text, as the command line gives them', () => {
    expect(
      settings({ memory: '2048', concurrency: 'none', botUsername: '@poet_bot', stage: 'prod' }),
    ).toMatchObject({
      memory: 2048,
      concurrency: undefined,
      botUsername: 'poet_bot',
      botTokenParameter: '/neural-poet/prod/bot-token',
    });
  });

  it.each([
    ['stage', 'Prod'],
    ['architecture', 'riscv'],
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
    expect(() => settings({ [name]: value })).toThrow(SettingError);
    expect(() => settings({ [name]: value })).toThrow(name);
  });
});
