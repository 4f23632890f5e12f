import { describe, expect, it } from 'vitest';
import { typeface } from '../../lib/picture/glyphRun.ts';
import { cutTypeface } from './cutTypeface.ts';
import { openSpectral } from './spectral.ts';

describe('cutTypeface', () => {
  it('cuts what the pictures are set in', async () => {
    const { fonts, notice } = await openSpectral();
    expect(cutTypeface(fonts, notice)).toEqual(typeface);
    expect(notice).toMatch(/^Copyright .* SIL Open Font License/u);
  });

  it('refuses files that lack a letter', async () => {
    const { fonts, notice } = await openSpectral();
    expect(() => cutTypeface(fonts.slice(0, 1), notice)).toThrow('no file of the font has "!"');
  });
});
