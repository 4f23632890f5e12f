import { expect, it } from 'vitest';
import { partEpigraph } from './epigraph.ts';

const text = 'Carpe diem\nquam minimum\n\nраз\nдва\n\nтри\nчетыре';

it('parts what stands above a poem from it', () => {
  expect(partEpigraph(text, { opening: 'epigraph' })).toEqual({
    epigraph: 'Carpe diem\nquam minimum',
    verse: 'раз\nдва\n\nтри\nчетыре',
  });
});

it.each([{ opening: 'line' as const }, {}])('leaves a poem whole that has no epigraph', (poem) => {
  expect(partEpigraph(text, poem)).toEqual({ verse: text });
});
