import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CorpusPoem } from '../jsonl.ts';
import { cleanFiles } from './cleanFiles.ts';

const winter =
  'Над крышей тихо тает свет,\nСкрипит калитка у сарая,\n\nИ ветер, позабыв ответ,\nЛистает тени, догорая.';
const spring = 'Придёт весна, растает лёд,\nИ воробьи начнут ругаться.';
const song = 'Часы стучат, сверчок поёт,\nПечаль моя уснула рано.';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clean-test-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const rows = (texts: readonly string[]) =>
  texts.map((text) => JSON.stringify({ text, author: 'мы' })).join('\n');
const cleaned = async (name: string): Promise<CorpusPoem[]> =>
  (await readFile(join(dir, 'out', `${name}.jsonl`), 'utf8'))
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as CorpusPoem);

it('drops what the rules name, counts it, and keeps the rest with its fields', async () => {
  const texts = [
    winter,
    `${spring}\nhttps://example.org/song\n2018 год, апрель\nах`,
    winter.toUpperCase().replaceAll(',', ''), // the same letters
    `${winter}\n${'Мы варим чай, гудит плита,'}`, // the same lines and one more
    'I love this\nи всё',
    'Одна строка стоит',
    'Слово\nслово',
  ];
  await writeFile(join(dir, 'a.jsonl'), rows(texts));
  const [report] = await cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'));
  expect(await cleaned('a')).toEqual([
    { text: winter, author: 'мы', obscene: false },
    { text: spring, author: 'мы', obscene: false },
  ]);
  expect(report).toMatchObject({ in: { poems: 7 }, out: { poems: 2, lines: 6 } });
  const taken = Object.fromEntries(
    Object.entries(report?.rules ?? {}).filter(([, count]) => count.poems + count.lines > 0),
  );
  expect(taken).toEqual({
    links: { poems: 0, lines: 1 },
    digits: { poems: 0, lines: 1 },
    shortLines: { poems: 0, lines: 1 },
    foreignLetters: { poems: 1, lines: 2 },
    tooShort: { poems: 1, lines: 1 },
    tooLong: { poems: 1, lines: 5 },
    noVerse: { poems: 1, lines: 2 },
    exactDuplicates: { poems: 1, lines: 4 },
  });
  expect(JSON.parse(await readFile(join(dir, 'out', 'report.json'), 'utf8'))).toEqual({ files: [report] });
});

it('keeps poems of any length where it is gentle, and poems with an epigraph without it', async () => {
  const long = Array.from({ length: 40 }, (_, at) => `Строка без рифмы ${'ах'.repeat(at + 1)}`).join('\n');
  const tale = `${winter}\nМы досмотрели happy end`;
  await writeFile(join(dir, 'a.jsonl'), rows([song, long, `Memento mori\n\n${winter}`, tale, spring]));
  const [strict] = await cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'));
  expect((await cleaned('a')).map(({ text }) => text)).toEqual([song, spring]);
  expect(strict).toMatchObject({ rules: { latinLines: { lines: 0 }, foreignLetters: { poems: 2 } } });
  const [gentle] = await cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'), undefined, { gentle: true });
  expect((await cleaned('a')).map(({ text }) => text)).toEqual([song, long, winter, spring]);
  expect(gentle).not.toHaveProperty('lineLimit');
  expect(gentle).toMatchObject({
    rules: { latinLines: { poems: 0, lines: 1 }, foreignLetters: { poems: 1 }, tooLong: { poems: 0 } },
  });
});

it('finds duplicates across files, near ones too, and marks obscene poems', async () => {
  await writeFile(join(dir, 'a.jsonl.gz'), gzipSync(rows([winter, `${spring}\n${song}`])));
  const near = winter.replace('Скрипит калитка у сарая', 'Скрипит калитка, умирая');
  await writeFile(
    join(dir, 'b.jsonl'),
    rows([
      near,
      `Дорога меряет просторы,\nКолёса, колокол и дым,\nКакая, право, ж\u043eпа,\nНе быть мне больше молодым`,
    ]),
  );
  const reports = await cleanFiles([join(dir, 'a.jsonl.gz'), join(dir, 'b.jsonl')], join(dir, 'out'));
  expect(reports.map((report) => report.rules.nearDuplicates.poems)).toEqual([0, 1]);
  expect(reports[1]?.obscene.poems).toBe(1);
  expect((await cleaned('b')).map((poem) => poem.obscene)).toEqual([true]);
});

it('knows a poem again that is decomposed, stressed or full of what can’t be seen', async () => {
  const others = [
    winter.normalize('NFD'),
    winter.replace('ти', 'ти\u0301'),
    `\uFEFF${winter.replaceAll(' ', '\u00A0').replaceAll('ш', 'ш\u00AD')}`,
    winter.replaceAll('\n', '\r\n'),
    winter.replaceAll('\n', '\u2028'),
  ];
  await writeFile(join(dir, 'a.jsonl'), rows([winter, ...others]));
  const [report] = await cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'), {}, { gentle: true });
  expect(await cleaned('a')).toEqual([{ text: winter, author: 'мы', obscene: false }]);
  expect(report).toMatchObject({ rules: { exactDuplicates: { poems: others.length } } });
});

it('leaves out poems in other languages, and counts them apart', async () => {
  const ukrainian = 'Тихо падає сніг на дах,\nсвітить лампа в моїм вікні.';
  const bulgarian = 'Аз те обичам като пролет,\nкато река, която пее.';
  await writeFile(join(dir, 'a.jsonl'), rows([ukrainian, winter, bulgarian]));
  const [report] = await cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'));
  expect((await cleaned('a')).map(({ text }) => text)).toEqual([winter]);
  expect(report?.rules).toMatchObject({
    otherLanguages: { poems: 2, lines: 4 },
    foreignLetters: { poems: 0, lines: 0 },
  });
});

it.each([{ gentle: false }, { gentle: true }])('changes nothing the second time (%j)', async (options) => {
  // Without its first line the second would be short.
  const sighs = 'О\nДа-да\nПечаль моя светла, и снег идёт, ночь\nИ тихо тает за рекой далёкий огонёк';
  const long = Array.from({ length: 9 }, (_, at) => `Строка без рифмы ${'ах'.repeat(at + 1)}`).join('\n');
  const rude = `${spring}\nСтоит 5 п\u0438здюков`;
  const texts = [sighs, winter, long, `Memento\n\n${winter}\nИ день, и ночь`, rude, `  ${song}\n\n\n***`];
  await writeFile(join(dir, 'a.jsonl'), rows(texts));
  const [first] = await cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'), {}, options);
  const [second] = await cleanFiles([join(dir, 'out', 'a.jsonl')], join(dir, 'again'), {}, options);
  expect(second).toMatchObject({ in: first?.out, out: first?.out, obscene: { poems: 1 } });
  expect(await readFile(join(dir, 'again', 'a.jsonl'), 'utf8')).toBe(
    await readFile(join(dir, 'out', 'a.jsonl'), 'utf8'),
  );
  // Without the report it is a file like any other.
  await rm(join(dir, 'out', 'report.json'));
  const [unknown] = await cleanFiles([join(dir, 'out', 'a.jsonl')], join(dir, 'again'), {}, options);
  expect(unknown?.rules.shortLines.lines).toBe(1);
});

it('takes a report of something else for none', async () => {
  await writeFile(join(dir, 'report.json'), '{"ok": true}');
  await writeFile(join(dir, 'a.jsonl'), rows([winter]));
  expect(await cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'))).toMatchObject([{ out: { poems: 1 } }]);
});

it('names file and row of a broken line, and leaves no half output', async () => {
  await writeFile(join(dir, 'a.jsonl'), `${rows([winter])}\n{"text": 5}\n`);
  await expect(cleanFiles([join(dir, 'a.jsonl')], join(dir, 'out'), { strict: true })).rejects.toThrow(
    /a\.jsonl:2: no object with a string "text"/u,
  );
  expect(await readdir(join(dir, 'out'))).not.toContain('a.jsonl');
});

it('refuses two files of one name', async () => {
  await expect(cleanFiles(['x/a.jsonl', 'y/a.jsonl.gz'], dir)).rejects.toThrow(
    /two input files are called a/u,
  );
});

it('says that a gzipped file is broken', async () => {
  await writeFile(join(dir, 'a.jsonl.gz'), gzipSync(rows([winter, spring])).subarray(0, 40));
  await expect(cleanFiles([join(dir, 'a.jsonl.gz')], join(dir, 'out'))).rejects.toThrow();
});
