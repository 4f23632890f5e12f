import { beforeAll, describe, expect, it } from 'vitest';
import type { Poet } from '../lib/poet/compose.ts';
import {
  loadGoldenPoet,
  nameOf,
  networkMark,
  processorMark,
  readGolden,
  wantedPoems,
  write,
} from './goldenPoems.ts';

/** Every so many poems one is written; it has no factor in common with the four of each prompt. */
const STRIDE = 7;

const golden = await readGolden();
const wanted = await wantedPoems();
const sameProcessor = (await processorMark()) === golden.processor;
const skipped = sameProcessor
  ? ''
  : ' (skipped: this processor, or ONNX Runtime, rounds otherwise than what wrote them)';

/** Some of what the published network writes; `npm run test:golden` checks all of it. */
describe('golden poems of the published network', () => {
  it('are those of this network and of these prompts; else: npm run test:golden -- --write', async () => {
    expect(golden.network).toBe(await networkMark());
    expect([...golden.poems.keys()]).toEqual(wanted.map(nameOf));
  });

  describe.skipIf(!sameProcessor)(`word for word${skipped}`, () => {
    let poet: Poet;
    beforeAll(async () => {
      poet = await loadGoldenPoet();
    });

    it.each(wanted.filter((_, at) => at % STRIDE === 0).map((one) => [nameOf(one), one] as const))(
      '%s',
      async (name, one) => {
        expect(await write(poet, one)).toBe(golden.poems.get(name));
      },
    );
  });
});
