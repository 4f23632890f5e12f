import { describe, expect, it } from 'vitest';
import { loadVectors } from '../../test/doubles/vectors.ts';
import { Theme } from './theme.ts';

const vectors = await loadVectors();
const bestOf = (text: string) => [...new Theme(text, vectors).namings[0]];

describe('Theme', () => {
  it.each([
    ['Кот', ['кот', 'кота', 'коты'], ['кит']],
    ['осень в деревне', ['осенью', 'деревня', 'деревне'], ['в']],
    ['про Ёлку', ['елка', 'елки'], ['про']],
    ['Мама, день рождения', ['маме', 'рождение'], ['день']],
    ['ыварапрол', ['ыварапрол'], []],
    ['о тебе', [], ['о', 'тебе']],
  ])('«%s» is named by %j, but not by %j', (text, names, others) => {
    expect(bestOf(text)).toEqual(expect.arrayContaining(names));
    for (const other of others) expect(bestOf(text)).not.toContain(other);
  });

  it('may be named by any of its words, where the best fail', () => {
    expect([...new Theme('День рождения', vectors).namings[1]]).toEqual(
      expect.arrayContaining(['днем', 'рождение']),
    );
  });

  it('knows lines that name it and lines that are about it', () => {
    const sea = new Theme('Море', vectors);
    const lines = ['Над морем тихо', 'Белеет парус', 'Стоит сосед'];
    expect(lines.map((line) => sea.isNamedIn(line))).toEqual([true, false, false]);
    expect(lines.map((line) => sea.isNear(line))).toEqual([true, true, false]);
  });

  it('knows only its own words where there are no vectors', () => {
    const sea = new Theme('Море');
    expect([...sea.namings[0]]).toEqual(['море']);
    expect([sea.isNamedIn('море'), sea.isNear('море')]).toEqual([true, false]);
  });
});
