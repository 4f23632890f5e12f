import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../test/doubles/grammar.ts';
import { type ObjectFault, objects } from './objects.ts';

const faults = (text: string) =>
  faultsIn<ObjectFault>((line, [before], report) => objects(line, before, report), text);

describe('objects', () => {
  it.each([
    ['Я вечером тихо надену.', ['objectMissing']],
    ['Надену, уйду', ['objectMissing']],
    ['Пальто, / Надену.', ['objectMissing']],
    ['Чужую шубу / Надену.', ['objectFar']],
    ['Чужую шубу. / Надену.', ['objectMissing']],
    ['И я надену / Ночью.', ['objectNotBehind']],
  ])('finds a verb without its object: «%s»', (text, expected) => expect(faults(text)).toEqual(expected));

  it.each([
    'Надену старое пальто.',
    'Пальто я больше не надену.',
    'Не надену больше шубы.',
    'Я знаю, что настанет день.',
    'Его словами я обидел.',
    'Я вечером надену',
    'И я надену / Пальто.',
    'Приду, уйду.',
    'Снегопадаву надену.',
  ])('lets «%s» be', (text) => expect(faults(text)).toEqual([]));
});
