import { describe, expect, it } from 'vitest';
import { parsePage, TruncatedPageError } from './page.ts';

const page = (text: string) =>
  `<html><body><h1> Зима </h1><div class="titleauthor"><em><a href="/avtor/x">Мы</a></em></div><div class="text">${text}</div></body></html>`;

describe('parsePage', () => {
  it('reads text, title and author', () => {
    expect(parsePage(page('&laquo;Снег&raquo;&nbsp;&mdash;\u00A0да&#33; &amp;<br>ночь'))).toEqual({
      title: 'Зима',
      author: 'Мы',
      text: '«Снег» — да! &\nночь',
    });
  });
  it('tidies what it reads', () => {
    const html = page('Сне\u0301г и\u0306\u00ADод<br>\u200B<br>\uFEFF<br>но\u0301чь').replace(
      'Зима',
      'Зи\u0301ма\u200B',
    );
    expect(parsePage(html)).toEqual({ title: 'Зима', author: 'Мы', text: 'Снег йод\n\nночь' });
  });
  it('finds no poem where there is none', () => {
    expect(parsePage('<html><body><h1>Страница удалена</h1></body></html>')).toBeUndefined();
    expect(parsePage(page(' <br> '))).toBeUndefined();
  });
  it('takes a poem whose block ends, even if the page does not', () => {
    const whole = page('Снег<br><div>идёт</div>');
    const cut = whole.slice(0, whole.indexOf('</body>'));
    expect(parsePage(cut)).toEqual(parsePage(whole));
  });
  it.each([
    ['in the poem', '<html><body><div class="text">Снег'],
    ['in a block of the poem', '<html><body><div class="text"><div>Снег</div>'],
    ['before the poem', '<html><body><h1>Зима</h1>'],
  ])('refuses a page that breaks off %s', (_, html) => {
    expect(() => parsePage(html)).toThrow(TruncatedPageError);
  });
});
