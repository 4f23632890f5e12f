import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Tokenizer as NativeTokenizer } from 'tokenizers';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { END, isBreak, LINE_BREAK, PAD, STANZA_BREAK, UNKNOWN } from './specialTokens.ts';
import { Tokenizer, TokenizerFormatError } from './tokenizer.ts';

const json = readFileSync('model-artifacts/tokenizer.json', 'utf8');
const tokenizer = Tokenizer.fromJson(json);

/** Any Unicode, and text that looks like verse: letters, marks, spaces and breaks, tokens spelt out. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'душа',
        'Ёж',
        'ё',
        'Я',
        '▁',
        ' ',
        '  ',
        '\n',
        '\n\n',
        '\r\n',
        '-',
        '--',
        '—',
        '.',
        '...',
        '…',
        '«',
        '"',
        "'",
        '!',
        '<pad>',
        '<end>',
        'love',
        '7',
        '😀',
        '\u0301',
        '\uFFFD',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('normalise', () => {
  it.each([
    ['Ёжик бежит', 'ежик бежит'],
    ['«Да» — сказал он...', '"да" — сказал он…'],
    ['что-то - там -- тут', 'что-то — там — тут'],
    ['- Да!\n- Нет!', '— да!\n— нет!'],
    ['з\u0301амок й Й', 'замок й й'],
    ['  раз \r\n\n\n\n два\u00A0три ', 'раз\n\nдва три'],
    ['Hello, мир 2024 😀!', '\uFFFD, мир \uFFFD \uFFFD!'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => expect(normalise(text)).toBe(expected));

  it('is idempotent for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => normalise(normalise(text)) === normalise(text)),
      { numRuns: 2000 },
    );
  });
});

describe('Tokenizer', () => {
  it('has 3,500 tokens, a line break being one', () => {
    expect(tokenizer.vocabularySize).toBe(3500);
    expect(tokenizer.encode('\n\nда\nда\n\nда\n').filter(isBreak)).toEqual([LINE_BREAK, STANZA_BREAK]);
  });

  it('decodes what it encoded to the normalised text, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => tokenizer.decode(tokenizer.encode(text)) === normalise(text)),
      { numRuns: 2000 },
    );
  });

  it('gives a word the same tokens wherever it stands', () => {
    const word = tokenizer.encode('душа');
    const inText = tokenizer.encode('душа ушла.\nснег, душа, дуэль');
    expect(inText.filter((id) => id === word[0])).toHaveLength(2);
    expect(word).toHaveLength(1);
  });

  it('encodes words at once as it does each', () => {
    const letters = fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя');
    const word = fc.string({ unit: letters, minLength: 1, maxLength: 15 });
    const words = fc.array(
      fc.oneof(
        word,
        fc.tuple(word, word).map((parts) => parts.join('-')),
      ),
    );
    fc.assert(
      fc.property(words, (some) => {
        expect(tokenizer.encodeWords(some)).toEqual(some.map((each) => tokenizer.encode(each)));
      }),
    );
  });

  it('never reads a special token out of a text, and shows none', () => {
    expect(tokenizer.encode('<pad><end>')).not.toContain(PAD);
    expect(tokenizer.decode([PAD, ...tokenizer.encode('снег'), END])).toBe('снег');
    expect(tokenizer.encode('love 😀')).toEqual([
      ...tokenizer.encode('\uFFFD'),
      ...tokenizer.encode('\uFFFD'),
    ]);
    expect(tokenizer.encode('love').at(-1)).toBe(UNKNOWN);
  });

  it('gives the ids that the native Hugging Face library gives', async () => {
    const native = NativeTokenizer.fromString(json);
    const poems = readFileSync('test/fixtures/tiny/verse.jsonl', 'utf8').trim().split('\n');
    const texts = [
      ...poems.map((row) => (JSON.parse(row) as { text: string }).text),
      'Что-то — love, «да»…\n\n😀 ?!',
    ];
    for (const text of texts) {
      const encoding = await native.encode(normalise(text), null, { addSpecialTokens: false });
      expect(tokenizer.encode(text)).toEqual(encoding.getIds());
    }
  });

  it('keeps its ids', () => {
    // Golden: the networks of model-artifacts/ were trained on these ids.
    expect(tokenizer.encode('Загадочна душа поэта,\nи тихо тает свет.')).toMatchInlineSnapshot(`
      [
        3082,
        125,
        46,
        93,
        551,
        2163,
        17,
        3,
        63,
        693,
        140,
        67,
        252,
        19,
      ]
    `);
  });

  it.each(['', '{}', '{"model":{"vocab":{}}}', json.replace('"<end>":2', '"<end>":9')])(
    'refuses a broken file',
    (broken) => {
      expect(() => Tokenizer.fromJson(broken)).toThrow(TokenizerFormatError);
    },
  );
});
