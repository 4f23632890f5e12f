import { expect, it } from 'vitest';
import { fitMessage, maxMessageLength } from './messageLength.ts';

it('fitMessage keeps what fits, and cuts the rest at the end of a line', () => {
  expect(fitMessage('а'.repeat(maxMessageLength))).toHaveLength(maxMessageLength);
  const row = `${'а'.repeat(99)}\n`;
  expect(fitMessage(row.repeat(50))).toHaveLength(4099 - 100);
  expect(fitMessage('🌲'.repeat(3000)).length).toBeLessThanOrEqual(maxMessageLength);
  expect(fitMessage('🌲'.repeat(3000)).isWellFormed()).toBe(true);
});
