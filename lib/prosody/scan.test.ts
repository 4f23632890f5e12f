import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from './lexicon.ts';
import { scanPoem } from './scan.ts';

const lexicon = loadLexicon(readFileSync('model-artifacts/lexicon.bin'));
const scan = (text: string) => scanPoem(text, lexicon);
const verse = readFileSync('test/fixtures/tiny/verse.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((row) => (JSON.parse(row) as { text: string }).text);

describe('metre', () => {
  it.each([
    ['iamb', 4, 'Над крышей тихо тает свет,\nСкрипит калитка у сарая'],
    ['trochee', 4, 'Снова ветер в поле воет,\nСнова вьюга дом заносит'],
    ['dactyl', 3, 'Тихая, тёмная улица,\nМокрые ветки акации'],
    ['amphibrach', 3, 'Над городом медленно тает\nВечерняя тихая песня'],
    ['anapaest', 3, 'Догорает вечерняя зорька,\nЗасыпает усталое поле'],
  ])('%s of %d feet', (name, feet, text) => expect(scan(text).meter).toEqual({ name, feet }));

  it.each([
    ['anapaest', 3, 'Тихо падает снег на ладонь'],
    ['anapaest', 3, 'Сжала руки под тёмной вуалью'],
    ['anapaest', 3, 'Ты живёшь далеко-далеко'],
    ['dactyl', 4, 'Вася купил себе новый смартфон'],
    ['amphibrach', 3, 'Приснилась мне чудо-собака'],
    ['amphibrach', 4, 'Бабуля, билеты у входа проверившая'],
    ['dolnik', 3, 'Холодильник гудит всю ночь'],
  ])('%s of %d feet in a single line: %s', (name, feet, text) =>
    expect(scan(text).meter).toEqual({ name, feet }),
  );

  it('finds the pattern of alternating lines', () => {
    const text = 'Над крышей тихо тает свет,\nКалитка у сарая,\nИ ветер позабыл ответ,\nТемнея, догорая.';
    expect(scan(text).meter).toEqual({ name: 'iamb', feet: [4, 3] });
  });

  it('calls verse without a metre free', () => {
    const text =
      'Утром встал, выпил чаю\nи долго, очень долго смотрел на стену,\nгде висит портрет\nпрадедушкиной двоюродной племянницы';
    expect(['free', 'dolnik']).toContain(scan(text).meter.name);
  });

  it('finds the clausulae', () => {
    const { lines } = scan(
      'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\nНад городом светит вечернее',
    );
    expect(lines.map(({ clausula }) => clausula)).toEqual(['masculine', 'feminine', 'dactylic']);
  });

  it('says where a line deviates', () => {
    const good = 'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\nИ ветер, позабыв ответ,\n';
    const whole = scan(`${good}Листает тени, догорая.`);
    expect(whole.technicality).toBe(1);
    const broken = scan(`${good}Листает серые тени, догорая.`);
    expect(broken.lines.at(-1)?.deviations.length).toBeGreaterThan(0);
    expect(broken.technicality).toBeLessThan(1);
  });
});

describe('stress', () => {
  it.each([
    ['Стоит старинный замок на горе', 'за\u0301мок'],
    ['Висит тяжёлый, кованый замок', 'замо\u0301к'],
  ])('of a homograph follows the metre: %s', (line, marked) => {
    const iamb = 'Над крышей тихо тает белый свет,\nСкрипит калитка старого сарая,\n';
    expect(scan(iamb + line).markup).toContain(marked);
  });

  it('that the text marks is kept', () => {
    expect(scan('Старый замо\u0301к у двери').markup).toContain('замо\u0301к');
  });

  it('marks every word of two or more syllables once, but never ё', () => {
    const { markup } = scan('Пришёл зелёный май в поля, ещё и еще');
    expect(markup).toBe('Пришёл зелёный май в поля\u0301, ещё и еще\u0301');
  });
});

describe('scheme', () => {
  it('finds the rhymes of rhymed verse', () => {
    for (const poem of verse) {
      for (const stanza of scan(poem).scheme.split(' ')) expect(stanza).toBe('ABAB');
    }
  });
  it.each([
    [
      'AABB',
      'Над крышей тихо тает свет,\nИ ветер позабыл ответ,\nСкрипит калитка у сарая,\nЛистает тени, догорая.',
    ],
    [
      'ABBA',
      'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\nЛистает тени, догорая,\nИ ветер позабыл ответ.',
    ],
    [
      '-A-A',
      'Над крышей тихо тает снег,\nСкрипит калитка у сарая,\nИ ветер позабыл тебя,\nЛистает тени, догорая.',
    ],
    [
      '----',
      'Над крышей тихо тает снег,\nСкрипит калитка под окном,\nИ ветер позабыл тебя,\nЛистает тени у стола.',
    ],
    [
      'AA AA',
      'Над крышей тихо тает свет,\nИ ветер позабыл ответ.\n\nСкрипит калитка у сарая,\nЛистает тени, догорая.',
    ],
    ['-', 'Над крышей тихо тает свет'],
    ['', ''],
  ])('%s', (scheme, text) => expect(scan(text).scheme).toBe(scheme));

  it('goes on with the letters over a poem, and takes one up again where a stanza rhymes with an earlier one', () => {
    const first =
      'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\nИ ветер, позабыв ответ,\nЛистает тени, догорая.';
    const second =
      'Мой старый друг, примерный дед,\nПисьмо лежит, никто не пишет,\nИ нет вестей, и писем нет,\nА яблоня в окошко дышит.';
    expect(scan(`${first}\n\n${second}`)).toMatchObject({ scheme: 'ABAB ABAB', poemScheme: 'ABABACAC' });
  });

  it('has a letter for every line that is not blank', () => {
    expect(scan('love\n...\nсвет\n\n😀').scheme).toBe('--- -');
  });
});

describe('any text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc
      .array(
        fc.constantFrom(
          'свет',
          'Ещё',
          'ё',
          '\u0301',
          'й',
          'и\u0306',
          'е\u0308',
          '-',
          ' ',
          '\n',
          '\n\n',
          '…',
          'x',
          'что-то',
          'щщ',
          'а'.repeat(90),
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  );
  it('is answered, and its markup without the new marks is the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { markup, scheme, technicality, lines } = scan(text);
        let at = 0;
        for (const unit of markup) {
          if (text.startsWith(unit, at)) at += unit.length;
          else expect(unit).toBe('\u0301');
        }
        expect(at).toBe(text.length);
        expect(scheme.replaceAll(' ', '').length).toBe(
          text.split('\n').filter((row) => row.trim() !== '').length,
        );
        expect(technicality).toBeGreaterThanOrEqual(0);
        expect(technicality).toBeLessThanOrEqual(1);
        for (const line of lines) {
          expect(line.stresses.every((place) => place >= 0 && place < line.syllables)).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('a row of letters without end is read in one go, with one stress', () => {
    const row = 'абв'.repeat(5000);
    expect(scan(row).markup.replaceAll('\u0301', '')).toBe(row);
    expect(scan(row).markup.length).toBe(row.length + 1);
  });

  it('a line built from a metre scans as it', () => {
    // Words of known shape: o unstressed, X stressed.
    const words: Record<string, string[]> = {
      oX: ['окно', 'вода', 'зима'],
      Xo: ['ветер', 'поле', 'утро'],
      oXo: ['дорога', 'калитка'],
    };
    const line = (shapes: readonly (keyof typeof words)[], pick: number) =>
      shapes
        .map((shape, at) => (words[shape] as string[])[(pick + at) % (words[shape] as string[]).length])
        .join(' ');
    fc.assert(
      fc.property(fc.nat(5), fc.integer({ min: 3, max: 5 }), (pick, feet) => {
        const iamb = line(
          Array.from({ length: feet }, () => 'oX'),
          pick,
        );
        const trochee = line(
          Array.from({ length: feet }, () => 'Xo'),
          pick,
        );
        const amphibrach = line(
          Array.from({ length: feet }, () => 'oXo'),
          pick,
        );
        expect(scan(`${iamb}\n${iamb}`).meter).toEqual({ name: 'iamb', feet });
        expect(scan(`${trochee}\n${trochee}`).meter).toEqual({ name: 'trochee', feet });
        expect(scan(`${amphibrach}\n${amphibrach}`).meter).toEqual({ name: 'amphibrach', feet });
      }),
    );
  });
});
