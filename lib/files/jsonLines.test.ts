import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from './inputError.ts';
import { type ReadOptions, readJsonLines } from './jsonLines.ts';

const numbers = {
  is: (value: unknown): value is { n: unknown } => typeof (value as { n?: unknown } | null)?.n === 'number',
  holds: 'a number "n"',
};

async function read(text: string | Uint8Array, options: ReadOptions = {}): Promise<unknown[]> {
  const chunks = (async function* () {
    yield Buffer.from(text);
  })();
  const rows: unknown[] = [];
  for await (const row of readJsonLines({ name: 'a.jsonl', chunks }, numbers, options)) rows.push(row);
  return rows;
}

describe('readJsonLines', () => {
  it.each([
    ['CRLF', '{"n":1}\r\n{"n":2}\r\n'],
    ['CR', '{"n":1}\r{"n":2}\r'],
    ['blank lines', '\n{"n":1}\n \t\n\n{"n":2}\n\n'],
    ['a byte order mark, also where files were joined', '\uFEFF{"n":1}\n\uFEFF{"n":2}'],
    ['no line break at the end', '{"n":1}\n{"n":2}'],
  ])('bears %s', async (_, text) => expect(await read(text, { strict: true })).toEqual([{ n: 1 }, { n: 2 }]));

  it('bears raw U+2028, U+2029 and U+0085 in a string', async () => {
    const row = { n: 1, text: 'а\u2028б\u2029в\u0085г' };
    expect(await read(`${JSON.stringify(row)}\n{"n":2}`, { strict: true })).toEqual([row, { n: 2 }]);
  });

  it('names and counts the lines that it skips', async () => {
    const told: string[] = [];
    const text = '{"n":1}\n{"n":2\n\n"n"\nnull\n{"n":"3"}\n{"n":4}\n';
    expect(await read(text, { warn: (message) => told.push(message) })).toEqual([{ n: 1 }, { n: 4 }]);
    expect(told).toEqual([
      'a.jsonl:2: not JSON',
      'a.jsonl:4: no object with a number "n"',
      'a.jsonl:5: no object with a number "n"',
      'a.jsonl:6: no object with a number "n"',
      'a.jsonl: 4 of 6 lines skipped',
    ]);
  });

  it('stops at the first of them where it is strict', async () => {
    const reading = read('{"n":1}\n{"n":2\n', { strict: true });
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow('a.jsonl:2: not JSON');
  });

  it('refuses a file of broken lines alone', async () => {
    await expect(read('Над крышей\nтихо\n')).rejects.toThrow(
      'a.jsonl: none of its lines is a JSON object with a number "n"',
    );
  });

  it('names 50 broken lines at most', async () => {
    const told: string[] = [];
    await read(`{"n":1}\n${'{\n'.repeat(60)}`, { warn: (message) => told.push(message) });
    expect(told).toHaveLength(51);
    expect(told.at(-1)).toBe('a.jsonl: 60 of 61 lines skipped');
  });

  it('refuses a wrong encoding, strict or not', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"n":1}\n{"n":2, "text": "да'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]);
    await expect(read(bytes)).rejects.toThrow('a.jsonl:2: byte 29 (0xFF)');
  });

  it('reads whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ n: fc.integer(), text: fc.string({ unit: 'binary' }) }), { maxLength: 5 }),
        async (rows) => {
          const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
          expect(await read(text, { strict: true })).toEqual(rows);
        },
      ),
    );
  });
});
