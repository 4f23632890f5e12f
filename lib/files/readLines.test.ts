import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { InputError } from './inputError.ts';
import { readLines, readRows, readText } from './readLines.ts';

const verse =
  'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\nИ ветер, позабыв ответ,\nЛистает тени, догорая.';

/** A source of bytes that come in chunks of a size. */
const sourceOf = (bytes: Uint8Array, size = 7) => ({
  name: 'a.txt',
  chunks: (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })(),
});

describe('readText', () => {
  it.each([
    ['UTF-8', Buffer.from(verse), []],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${verse}`), []],
    ['UTF-16 LE', iconv.encode(verse, 'utf-16le', { addBOM: true }), []],
    ['UTF-16 BE', iconv.encode(verse, 'utf-16be', { addBOM: true }), []],
    ['windows-1251', iconv.encode(verse, 'win1251'), ['a.txt: not UTF-8; read as windows-1251']],
    ['KOI8-R', iconv.encode(verse, 'koi8-r'), ['a.txt: not UTF-8; read as KOI8-R']],
    [
      'windows-1251 in capitals',
      iconv.encode(verse.toUpperCase(), 'win1251'),
      ['a.txt: not UTF-8; read as windows-1251'],
    ],
    [
      'windows-1251 behind many Latin lines',
      Buffer.concat([Buffer.from('# poems\n'.repeat(20_000)), iconv.encode(verse, 'win1251')]),
      ['a.txt: not UTF-8; read as windows-1251'],
    ],
    ['nothing', Buffer.alloc(0), []],
  ])('reads %s, in chunks of any size', async (name, bytes, messages) => {
    for (const size of name.includes('many') ? [4096] : [1, 2, 3, 1000]) {
      const told: string[] = [];
      const text = await readText(sourceOf(bytes, size), (message) => told.push(message));
      const expected = name === 'nothing' ? '' : name.includes('capitals') ? verse.toUpperCase() : verse;
      expect(text.replace(/# poems\n/gu, '')).toBe(expected);
      expect(told).toEqual(messages);
    }
  });

  it.each([
    ['CP866', iconv.encode(verse, 'cp866'), 'a.txt:1: byte 0 (0x8D): it is not UTF-8'],
    ['Mac Cyrillic', iconv.encode(verse, 'maccyrillic'), 'a.txt:1: byte 0 (0x8D): it is not UTF-8'],
    ['Latin-1', iconv.encode('Où est\nle café d’été ?', 'latin1'), 'a.txt:1: byte 1 (0xF9): it is not UTF-8'],
    [
      'UTF-8 with a wrong byte, behind a replacement that was there',
      Buffer.concat([Buffer.from(`${verse}\n\uFFFD да`), Buffer.from([0xd0]), Buffer.from(' нет')]),
      `a.txt:5: byte ${Buffer.byteLength(verse) + 1 + 3 + 5} (0xD0): it is not UTF-8`,
    ],
    ['UTF-8 that breaks off', Buffer.from(verse).subarray(0, -2), 'a.txt:4: byte '],
    [
      'UTF-16 without a byte order mark',
      Buffer.from(verse, 'utf16le'),
      'a.txt:1: byte 7 (0x00): no text holds',
    ],
    [
      'UTF-16 that breaks off',
      iconv.encode(verse, 'utf-16le', { addBOM: true }).subarray(0, -1),
      `a.txt:4: byte ${2 * verse.length}: it is not UTF-16LE`,
    ],
    [
      'UTF-16 with half of a pair',
      Buffer.from('\uFEFFда\n\uFFFD\uD83Dнет', 'utf16le'),
      'a.txt:2: byte 10: it is not UTF-16LE',
    ],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x34, 4, 0, 0]), 'a.txt:1: byte 2: it is not UTF-16LE'],
  ])('refuses %s, and names the place', async (_, bytes, message) => {
    for (const size of [1, 5, 1000]) {
      const reading = readText(sourceOf(bytes, size));
      await expect(reading).rejects.toThrow(InputError);
      await expect(reading).rejects.toThrow(message);
    }
  });
});

it('readLines ends lines with LF alone', async () => {
  const lines: string[] = [];
  for await (const line of readLines(sourceOf(Buffer.from('а\r\n\nб\u2028в\rг\n')))) lines.push(line);
  expect(lines).toEqual(['а\r', '', 'б\u2028в\rг']);
});

it('readRows ends rows with whatever ends a line', async () => {
  const text = 'а\r\nб\n\nв\rг\u2028д\u2029е\u0085ж\n';
  expect(await readRows(sourceOf(Buffer.from(text)))).toEqual(['а', 'б', '', 'в', 'г', 'д', 'е', 'ж']);
});
