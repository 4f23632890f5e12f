import { expect, it } from 'vitest';
import type { PoemResponse } from '../api/response.ts';
import { firstLines, poemMessage, readPoem } from './sentPoem.ts';
import type { Subject } from './subject.ts';
import { texts } from './texts.ts';

const response = (poem: string, parts: Partial<PoemResponse> = {}): PoemResponse => ({
  poem,
  lines: poem.split('\n').filter(Boolean),
  form: 'rhymed',
  seed: 5,
  preset: 'poet',
  model: { name: 'verse', version: '1.0.0' },
  timing: { loadMs: 0, composeMs: 0 },
  ...parts,
});
const recipe = { preset: 'poet', form: 'rhymed' } as const;
const message = (poem: PoemResponse, subject: Subject) => poemMessage(poem, subject, recipe, texts.ru);

it.each([
  ['a line', response('раз\nдва'), { prompt: 'раз' }, 'раз\nдва', 0],
  [
    'a theme for somebody',
    response('раз\nдва'),
    { theme: 'день', dedication: 'Маме' },
    'Маме\n\nраз\nдва',
    4,
  ],
  [
    'an epigraph for somebody',
    response('carpe\n\nраз', { opening: 'epigraph', openingReason: 'script' }),
    { prompt: 'carpe', dedication: 'Маме' },
    `Маме\n\ncarpe\n\nраз\n\n${texts.ru.epigraph.script}`,
    11,
  ],
  [
    'the end of a poem',
    response('раз\nдва\n\nтри\nчетыре'),
    { prompt: 'раз\nдва', continues: true },
    'три\nчетыре',
    0,
  ],
  [
    'a long text that tells of grief',
    response('раз\nдва'),
    { prompt: 'раз', isCut: true, grief: 'loss' },
    `раз\nдва\n\n${texts.ru.cut('раз')}\n\n${texts.ru.sympathy}`,
    0,
  ],
] as const)('shows the poem to %s, and reads it again', (_what, poem, subject, text, italic) => {
  const sent = message(poem, subject);
  expect(sent.text).toBe(text);
  expect(sent.italic ?? 0).toBe(italic);
  const written = text.includes('три') ? 'три\nчетыре' : text.includes('carpe') ? 'раз' : 'раз\nдва';
  expect(readPoem(sent.text, italic, []).verse).toBe(written);
});

it('tells the first lines, with blank ones between them', () => {
  const verse = 'раз\n\nдва\nтри';
  expect([1, 2, 3, 9].map((count) => firstLines(verse, count))).toEqual(['раз', 'раз\n\nдва', verse, verse]);
});

it('knows its recipe by its buttons', () => {
  const known = { action: 'open', recipe, own: 1 } as const;
  expect(readPoem('раз\nдва', 0, [undefined, { ...known, action: 'poem', own: 0 }, known]).known).toEqual(
    known,
  );
});
