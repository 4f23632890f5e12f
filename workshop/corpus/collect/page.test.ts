import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodePage, parsePage, TruncatedPageError } from './page.ts';

const page = (text: string) =>
  `<html><body><h1> Зима </h1><div class="titleauthor"><em><a href="/avtor/x">Мы</a></em></div><div class="text">${text}</div></body></html>`;

describe('parsePage', () => {
  it.each([
    ['breaks', 'Снег<br>идёт<br/>и<BR />ночь', 'Снег\nидёт\nи\nночь'],
    ['breaks followed by line ends', 'Снег<br>\r\nидёт', 'Снег\nидёт'],
    ['stanza breaks', 'Снег<br><br><br>идёт', 'Снег\n\nидёт'],
    ['paragraphs', '<p>Снег</p><p>идёт</p>', 'Снег\n\nидёт'],
    ['blocks', '<div>Снег</div> <div>идёт</div>', 'Снег\nидёт'],
    ['nested markup', '<b>Сн<i>ег</i></b> <font color="red">идёт</font>', 'Снег идёт'],
    [
      'entities and non-breaking spaces',
      '&laquo;Снег&raquo;&nbsp;&mdash;\u00A0да&#33; &amp;',
      '«Снег» — да! &',
    ],
    ['scripts', 'Снег<script>alert(1)</script>', 'Снег'],
    ['preformatted text', '<pre>Снег\nидёт</pre>', 'Снег\nидёт'],
  ])('reads %s', (_, html, text) => {
    expect(parsePage(page(html))).toEqual({ title: 'Зима', author: 'Мы', text });
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

describe('decodePage', () => {
  const utf8 = Buffer.from('Снег ёж');
  const cp1251 = iconv.encode('Снег ёж', 'win1251');
  it.each([
    ['windows-1251 unless told otherwise', cp1251, null],
    ['the header', utf8, 'text/html; charset=UTF-8'],
    ['the markup', Buffer.concat([Buffer.from('<meta charset="utf-8">'), utf8]), 'text/html'],
    ['windows-1251 for a charset that does not exist', cp1251, 'text/html; charset=klingon'],
  ])('goes by %s', (_, bytes, type) => expect(decodePage(bytes, type)).toContain('Снег ёж'));
});
