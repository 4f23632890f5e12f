import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectEightBit, startsAsUtf8 } from './encoding.ts';

const lines = readFileSync('test/fixtures/firstLines.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((row) => (JSON.parse(row) as { line: string }).line);

/** What is told of many texts in an encoding, each told alone. */
async function toldOf(texts: readonly string[], encoding: string): Promise<Record<string, number>> {
  const told: Record<string, number> = {};
  for (const text of texts) {
    const label = (await detectEightBit(iconv.encode(text, encoding))) ?? 'refused';
    told[label] = (told[label] ?? 0) + 1;
  }
  return told;
}

describe('detectEightBit', () => {
  const poems = Array.from({ length: 75 }, (_, at) => lines.slice(4 * at, 4 * at + 4).join('\n'));

  it.each([
    ['windows-1251', 'win1251'],
    ['KOI8-R', 'koi8-r'],
  ])('tells %s by four lines, mostly by one, and never takes it for another', async (label, encoding) => {
    for (const [texts, share] of [
      [poems, 0.98],
      [lines, 0.9],
    ] as const) {
      const { [label]: right = 0, refused = 0 } = await toldOf(texts, encoding);
      expect(right + refused).toBe(texts.length);
      expect(right).toBeGreaterThan(share * texts.length);
    }
  });

  it.each(['iso-8859-5', 'cp866', 'gb18030', 'maccyrillic'])('refuses poems in %s', async (encoding) => {
    expect(await toldOf(poems, encoding)).toEqual({ refused: 75 });
  });

  it('refuses UTF-8 with a wrong byte', async () => {
    const bytes = Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from([0xff])]);
    expect(await detectEightBit(bytes)).toBeUndefined();
  });
});

it('startsAsUtf8 bears a character that is cut, and no wrong one', () => {
  const bytes = Buffer.from('да 😀');
  for (let length = 0; length <= bytes.length; length++)
    expect(startsAsUtf8(bytes.subarray(0, length))).toBe(true);
  expect(startsAsUtf8(Buffer.concat([bytes, Buffer.from([0xff, 0x20, 0x20, 0x20])]))).toBe(false);
});
