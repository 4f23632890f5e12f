import { load } from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from './textOf.ts';

const textIn = (html: string) => textOf(load(html)('body').contents().toArray());

describe('textOf', () => {
  it.each([
    ['breaks', 'Снег<br>идёт<br/>и<BR />ночь', 'Снег\nидёт\nи\nночь'],
    ['breaks followed by line ends', 'Снег<br>\r\nидёт', 'Снег\nидёт'],
    ['stanza breaks', 'Снег<br><br><br>идёт', 'Снег\n\nидёт'],
    ['paragraphs', '<p>Снег</p><p>идёт</p>', 'Снег\n\nидёт'],
    ['paragraphs with breaks at their ends', '<p>Снег<br>идёт<br></p><p>и ночь</p>', 'Снег\nидёт\n\nи ночь'],
    ['blocks', '<div>Снег</div> <div>идёт</div>', 'Снег\nидёт'],
    ['blocks with breaks at their ends', '<div>Снег<br></div><div>идёт</div>', 'Снег\nидёт'],
    ['blocks that hold a break only', '<div>Снег</div><div><br></div><div>идёт</div>', 'Снег\n\nидёт'],
    [
      'blocks that hold a space only',
      '<div>Снег</div><div> </div><div>идёт</div><div>&nbsp;</div><div>ночь</div>',
      'Снег\nидёт\n\nночь',
    ],
    ['text between blocks', 'Снег<div>идёт</div>и ночь', 'Снег\nидёт\nи ночь'],
    ['nested markup', '<b>Сн<i>ег</i></b> <font color="red">идёт</font>', 'Снег идёт'],
    ['breaks in nested markup', '<b>Снег<i><br>идёт</i></b><br>', 'Снег\nидёт'],
    ['spaces', '  Снег \t\n&nbsp; идёт  ', 'Снег идёт'],
    ['scripts', 'Снег<script>alert(1)</script><style>p{}</style><!-- ночь -->', 'Снег'],
    ['preformatted text', '<pre>Снег\n  идёт\n\nи ночь\n</pre>', 'Снег\nидёт\n\nи ночь'],
    ['breaks in preformatted text', '<pre>Снег<br>идёт<br><br>и\nночь</pre>', 'Снег\nидёт\n\nи\nночь'],
    ['markup in preformatted text', '<pre><b>Снег\nидёт</b><div>и\nночь</div></pre>', 'Снег\nидёт\nи\nночь'],
    ['stanzas in <pre> each', '<pre>Снег\nидёт</pre><pre>и ночь</pre>', 'Снег\nидёт\n\nи ночь'],
    ['centred lines', '<center>Снег</center><center>идёт</center>и ночь', 'Снег\nидёт\nи ночь'],
    ['breaks in centred text', 'Снег<center>идёт<br><br>и ночь</center>', 'Снег\nидёт\n\nи ночь'],
    [
      'sections and articles',
      '<section>Снег</section><section><article>идёт</article>ночь</section>',
      'Снег\nидёт\nночь',
    ],
    ['cells', '<table><tr><td>Снег<td>идёт<tr><th>и<td>ночь</table>тиха', 'Снег\nидёт\nи\nночь\nтиха'],
    [
      'stanzas in cells',
      '<table><tr><td>Снег<br>идёт<br><br>и ночь</td></tr></table>',
      'Снег\nидёт\n\nи ночь',
    ],
    ['paragraphs in cells', '<table><tr><td><p>Снег<p>идёт</table>', 'Снег\n\nидёт'],
    ['lists', 'Снег<ul><li>идёт<li>и ночь</ul>тиха', 'Снег\n\nидёт\nи ночь\n\nтиха'],
    ['lists in lists', '<ol><li>Снег<ul><li>идёт</ul><li>ночь</ol>', 'Снег\nидёт\nночь'],
    ['definitions', '<dl><dt>Снег<dd>идёт</dl>', 'Снег\nидёт'],
    ['rules', 'Снег<hr>идёт<br><hr><br>и ночь', 'Снег\n\nидёт\n\nи ночь'],
    ['quotes', 'Снег<blockquote>идёт<br>и ночь</blockquote>тиха', 'Снег\n\nидёт\nи ночь\n\nтиха'],
    [
      'quotes in quotes',
      '<blockquote><blockquote>Снег<br>идёт</blockquote>и<blockquote>ночь</blockquote></blockquote>',
      'Снег\nидёт\n\nи\n\nночь',
    ],
    ['headings', '<h3>Снег</h3>идёт', 'Снег\n\nидёт'],
  ])('reads %s', (_, html, text) => expect(textIn(html)).toBe(text));

  it('keeps the lines and stanzas of a poem in each kind of block', () => {
    const word = fc.constantFrom('снег', 'идёт', 'и', 'ночь', 'тиха');
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const stanza = fc.array(line, { minLength: 1, maxLength: 4 });
    const poem = fc.array(stanza, { minLength: 1, maxLength: 3 });
    const around = fc.array(
      fc.constantFrom('b', 'blockquote', 'center', 'div', 'li', 'p', 'pre', 'section', 'span', 'ul'),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(poem, around, (stanzas, tags) => {
        const text = stanzas.map((lines) => lines.join('\n')).join('\n\n');
        const inner = stanzas.map((lines) => lines.join('<br>')).join('<br><br>');
        const html = tags.reduce((body, tag) => `<${tag}>${body}</${tag}>`, inner);
        expect(textIn(html)).toBe(text);
      }),
    );
  });
});
