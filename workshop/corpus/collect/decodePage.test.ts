import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodePage } from './decodePage.ts';

const SNOW = 'Снег ёж, да';
const page = (encoding: string, { meta, bom = false }: { meta?: string; bom?: boolean } = {}) =>
  iconv.encode(`<html><head>${meta ?? ''}</head><body>${SNOW}</body></html>`, encoding, { addBOM: bom });
const html = (charset: string) => `text/html; charset=${charset}`;
const meta = (charset: string) => `<meta charset="${charset}">`;
const pragma = (content: string) => `<meta http-equiv="Content-Type" content="${content}">`;

describe('decodePage', () => {
  it.each([
    // The byte order mark comes first…
    ['its mark, UTF-8', page('utf8', { bom: true }), null],
    [
      'its mark against header and markup',
      page('utf8', { bom: true, meta: meta('koi8-r') }),
      html('windows-1251'),
    ],
    ['its mark, UTF-16 little-endian', page('utf-16le', { bom: true }), html('utf-8')],
    ['its mark, UTF-16 big-endian', page('utf-16be', { bom: true }), null],
    // … then the header …
    ['the header', page('utf8'), html('UTF-8')],
    ['the header in quotes', page('koi8-r'), 'text/html;charset="KOI8-R"'],
    ['the header against the markup', page('win1251', { meta: meta('utf-8') }), html('windows-1251')],
    ['the header against the markup, UTF-8', page('utf8', { meta: meta('windows-1251') }), html('utf-8')],
    // … then the markup …
    ['the markup', page('koi8-r', { meta: meta('koi8-r') }), 'text/html'],
    ['the older form of markup', page('koi8-r', { meta: pragma('text/html; charset=koi8-r') }), null],
    [
      'the markup if the header names nothing that exists',
      page('koi8-r', { meta: meta('koi8-r') }),
      html('klingon'),
    ],
    ['the markup if the header makes no sense', page('koi8-r', { meta: meta('koi8-r') }), '; charset'],
    [
      'the markup outside comments',
      page('koi8-r', { meta: `<!-- ${meta('utf-8')} -->${meta('koi8-r')}` }),
      null,
    ],
    // … then the bytes.
    ['the bytes, UTF-8', page('utf8'), 'text/html'],
    ['the bytes, windows-1251', page('win1251'), null],
    ['the bytes if no charset exists', page('win1251', { meta: meta('klingon') }), html('klingon')],
    ['the bytes if the charset is empty', page('win1251', { meta: pragma('text/html; charset=') }), null],
    ['the bytes if the charset is not for reading', page('win1251'), html('iso-2022-kr')],
  ])('goes by %s', (_, bytes, type) => {
    const text = decodePage(bytes, type);
    expect(text).toContain(SNOW);
    expect(text.startsWith('<html>')).toBe(true);
  });
});
