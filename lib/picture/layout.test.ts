import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeface } from './glyphRun.ts';
import { layOut, WIDTH } from './layout.ts';
import type { PicturePoem } from './poem.ts';

const quatrain = [
  'Над крышей тихо тает свет,',
  'И снег ложится на дорогу,',
  'А у окна ответа нет,',
  'И вечер близится к порогу.',
];

function poem(parts: Partial<PicturePoem> = {}): PicturePoem {
  return { epigraph: [], verse: quatrain, ownLines: 1, signature: 'Нейропоэт · 7', ...parts };
}

const verseRows = (parts: Partial<PicturePoem>) =>
  layOut(poem(parts)).rows.filter(({ part }) => part !== 'signature');

describe('layOut', () => {
  it('tells the person’s lines apart', () => {
    const { rows } = layOut(poem({ ownLines: 2 }));
    expect(rows.map(({ part }) => part)).toEqual(['own', 'own', 'verse', 'verse', 'signature']);
  });

  it('sets verse in the middle, its lines below each other', () => {
    const rows = verseRows({});
    expect(new Set(rows.map(({ x }) => x)).size).toBe(1);
    const right = Math.max(...rows.map(({ x, size, run }) => x + (run.width * size) / typeface.unitsPerEm));
    expect(rows[0]?.x).toBeCloseTo(WIDTH - right);
  });

  it('leaves room between stanzas', () => {
    const ys = verseRows({ verse: [...quatrain, '', ...quatrain] }).map(({ y }) => y);
    const steps = ys.slice(1).map((y, at) => Math.round(y - (ys[at] as number)));
    expect(steps[3]).toBeGreaterThan(steps[2] as number);
    expect(new Set(steps.toSpliced(3, 1)).size).toBe(1);
  });

  it('sets an epigraph smaller, above the verse and at the right', () => {
    const { rows } = layOut(poem({ epigraph: ['Amor vincit omnia'], ownLines: 0 }));
    expect(rows.map(({ part }) => part)).toEqual(['own', 'verse', 'verse', 'verse', 'verse', 'signature']);
    const [epigraph, line] = rows;
    expect(epigraph?.size).toBeLessThan(line?.size as number);
    expect(epigraph?.x).toBeGreaterThan(line?.x as number);
    expect(epigraph?.y).toBeLessThan(line?.y as number);
  });

  it('leaves out an epigraph of which nothing can be set', () => {
    expect(layOut(poem({ epigraph: ['😀'] }))).toEqual(layOut(poem()));
  });

  it('makes letters smaller before it breaks a line, and hangs what is left', () => {
    const size = (verse: string[]) => verseRows({ verse })[0]?.size as number;
    const longer = ['И тихо, тихо тает над высокой крышей', ...quatrain];
    expect(size(longer)).toBeLessThan(size(quatrain));
    expect(verseRows({ verse: longer })).toHaveLength(5);
    const longest = ['Над крышей тихо тает свет, '.repeat(4), ...quatrain];
    const [first, second] = verseRows({ verse: longest });
    expect([first?.line, second?.line]).toEqual([0, 0]);
    expect(second?.x).toBeGreaterThan(first?.x as number);
  });

  it('makes letters smaller the more lines there are', () => {
    const sizes = [1, 6, 10].map(
      (times) => verseRows({ verse: Array(times).fill(quatrain).flat() })[0]?.size,
    );
    expect(sizes).toEqual(sizes.toSorted((one = 0, other = 0) => other - one));
    expect(new Set(sizes).size).toBe(3);
  });

  it('keeps everything within the picture, whatever is set', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { maxLength: 6 });
    const property = fc.property(lines, lines, fc.nat(3), (epigraph, verse, ownLines) => {
      const { height, rows } = layOut(poem({ epigraph, verse, ownLines }));
      for (const { run, size, x, y } of rows) {
        expect(x).toBeGreaterThan(0);
        expect(x + (run.width * size) / typeface.unitsPerEm).toBeLessThan(WIDTH);
        expect(y).toBeGreaterThan(size);
        expect(y).toBeLessThan(height - size);
      }
    });
    fc.assert(property, { numRuns: 50 });
  });
});
