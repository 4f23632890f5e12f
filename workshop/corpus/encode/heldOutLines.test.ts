import { expect, it } from 'vitest';
import { HeldOutLines } from './heldOutLines.ts';

const poem = ['Над крышей тает свет', 'Скрипит калитка', 'И ветер знал ответ', 'Да спит улитка'];
const other = ['Дорога вьётся вдаль', 'Колёса, дым и гравий', 'Прощай, моя печаль', 'Мы всё поправим'];
const lines = new HeldOutLines();
lines.add({ text: poem.join('\n') });
lines.add({ text: [...other, ...other.map((line) => `${line} опять`)].join('\n') });

it.each([
  ['the poem itself, spelt otherwise', poem.map((line) => `${line.toUpperCase()}!`), true],
  ['a long poem that holds half of it', [...other.map((line) => `О ${line}`), ...poem.slice(0, 2)], true],
  ['a couplet cut from it', poem.slice(2), true],
  ['a quatrain half of which stands in it', [...other.slice(0, 2), 'Опять зима пришла', 'И снег идёт'], true],
  ['one line of it', [poem[0], 'Опять зима пришла'], false],
  ['short lines alone', ['Да', 'Нет'], false],
  ['nothing', [''], false],
])('judges %s', (_, text, expected) => {
  expect(lines.overlapsWith(text.join('\n'))).toBe(expected);
});

it('asks for half of the lines of either', () => {
  const few = [
    ...other.slice(0, 2),
    ...Array.from({ length: 4 }, (_, at) => `Иная строка ${'и'.repeat(at)}`),
  ];
  expect(lines.overlapsWith(few.join('\n'))).toBe(false);
});
