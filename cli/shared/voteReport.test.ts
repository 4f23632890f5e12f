import { expect, it } from 'vitest';
import { reportOn, voteTable } from './voteReport.ts';

const counts = [
  { form: 'rhymed', preset: 'poet', network: 'verse 2.1.0', up: 60, down: 20 },
  { form: 'rhymed', preset: 'madness', network: 'verse 2.1.0', up: 2, down: 0 },
  { form: 'free', preset: 'poet', network: 'classic 1.0.0', up: 5, down: 15 },
] as const;

it('sums up by form, preset and network', () => {
  const { all, byForm, byPreset, byNetwork } = reportOn(counts);
  expect(all).toMatchObject({ up: 67, down: 35 });
  expect(byForm['rhymed']).toMatchObject({ up: 62, down: 20 });
  expect(byPreset['poet']).toMatchObject({ up: 65, down: 35, liked: { value: 0.65 } });
  expect(byNetwork['classic 1.0.0']).toMatchObject({ up: 5, down: 15 });
});

it('sets what is surely liked before what a few people like', () => {
  expect(reportOn(counts).each.map(({ preset, form }) => `${form} ${preset}`)).toEqual([
    'rhymed poet',
    'rhymed madness',
    'free poet',
  ]);
});

it('prints shares with their intervals, and dashes where nobody voted', () => {
  const lines = voteTable(reportOn(counts)).split('\n');
  expect(lines).toContain('| poet | 65 | 35 | 65.0 % | 55.3 % – 73.6 % |');
  expect(lines).toContain('| free, poet, classic 1.0.0 | 5 | 15 | 25.0 % | 11.2 % – 46.9 % |');
  expect(voteTable(reportOn([]))).toContain('| all | 0 | 0 | — | — – — |');
});
