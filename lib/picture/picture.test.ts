import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPicture } from './picture.ts';

const poem = {
  poem: 'Над крышей тихо тает свет,\nИ снег ложится на дорогу,\n\nА у окна ответа нет,\nИ вечер близится к порогу.',
  seed: 7,
};
const prompt = 'над крышей тихо тает свет,';
const svgOf = async (...parameters: [pictured?: Parameters<typeof drawPicture>[0], prompt?: string]) =>
  (await drawPicture(parameters[0] ?? poem, parameters[1] ?? prompt, 'svg')).toString();

/** The colours of the rows, from the top. */
const inksOf = (svg: string) => Array.from(svg.matchAll(/<g fill="(#\w+)"/gu), ([, ink]) => ink);

/** Any code point, and halves of pairs. */
const character = fc.nat(0x10ffff).map((point) => String.fromCodePoint(point));

describe('a picture as SVG', () => {
  it('is 1080 wide, and says what is on it', async () => {
    const svg = await svgOf();
    expect(svg).toMatch(/^<svg [^>]*width="1080" height="\d+" viewBox="0 0 1080 \d+" role="img">/u);
    expect(svg).toContain('<title>Над крышей тихо тает свет,</title>');
    expect(svg).toContain(`<desc>${poem.poem}</desc>`);
  });

  it('needs no font and nothing from elsewhere', async () => {
    expect(await svgOf()).not.toMatch(/<text|<style|<script|<image|https?:(?!\/\/www\.w3\.org\/2000\/svg)/u);
  });

  it('marks the person’s lines', async () => {
    const [own, ...others] = inksOf(await svgOf());
    expect(others).toHaveLength(4);
    expect(others).not.toContain(own);
    const two = inksOf(await svgOf(poem, `${prompt}\nи снег ложится на дорогу,`));
    expect(two.filter((ink) => ink === own)).toHaveLength(2);
  });

  it('marks an epigraph, and no line of the verse', async () => {
    const epigraph = { ...poem, poem: `Amor & <omnia>\n\n${poem.poem}`, opening: 'epigraph' } as const;
    const svg = await svgOf(epigraph, 'Amor & <omnia>');
    const [own, ...others] = inksOf(svg);
    expect(own).toBe(inksOf(await svgOf())[0]);
    expect(others).toHaveLength(5);
    expect(others).not.toContain(own);
    expect(svg).toContain('<desc>Amor &amp; &lt;omnia&gt;\n\nНад крышей');
  });

  it('draws each letter once, however often it is set', async () => {
    const svg = await svgOf();
    const ids = Array.from(svg.matchAll(/ id="([^"]+)"/gu), ([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(Array.from(svg.matchAll(/href="#([^"]+)"/gu), ([, id]) => id))).toEqual(new Set(ids));
  });
});

describe('a picture as PNG', () => {
  it('has the size of the SVG, and at most 60 kB, of 40 lines too', async () => {
    const png = await drawPicture(poem, prompt, 'png');
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1080);
    expect(await svgOf()).toContain(` height="${png.readUInt32BE(20)}" `);
    const quatrain = poem.poem.replace('\n\n', '\n');
    const long = { ...poem, poem: Array(10).fill(quatrain).join('\n\n') };
    expect((await drawPicture(long, prompt, 'png')).length).toBeLessThan(60_000);
  });

  it('is drawn of any text', async () => {
    const texts = fc.oneof(
      fc.string({ unit: character, maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('я\u0301', '👩‍👧', '🇷🇺', '<', '&', '"', '\n', ' ', 'ы', 'q', '字'),
        maxLength: 60,
      }),
    );
    const property = fc.asyncProperty(texts, async (text) => {
      expect((await drawPicture({ poem: text, seed: 1 }, text, 'png')).readUInt32BE(16)).toBe(1080);
    });
    await fc.assert(property, { numRuns: 20 });
  });
});
