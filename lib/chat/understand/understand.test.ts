import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Meaning, type Said, understand } from './understand.ts';

const said = (text: string, more: Partial<Said> = {}) => understand({ text, hasMedia: false, ...more });
const kindOf = (text: string, more?: Partial<Said>) => said(text, more).kind;

describe('understand', () => {
  it.each([
    ['Приветули, поэт!!', 'greeting'],
    ['благодарю покорно', 'line'],
    ['спасибо большое, выручил', 'thanks'],
    ['спасибо, ветер, что унёс', 'line'],
    ['а ты вообще кто', 'about'],
    ['кто ты в этом пустом городе', 'line'],
    ['помогите, как этим пользоваться?', 'help'],
    ['ну всё, пока', 'goodbye'],
    ['пока не выпал первый снег', 'line'],
    ['Гениально!', 'praise'],
    ['полная ерунда', 'complaint'],
    ['8 800 555', 'unreadable'],
    ['https://example.org/a?b=c', 'unreadable'],
    ['олджэ', 'unreadable'],
    ['папа', 'line'],
    ['митинг', 'line'],
    ['🌧🌧', 'unreadable'],
    ['/hlep', 'commandTypo'],
    ['ноябрь', 'line'],
    ['да', 'line'],
  ] as const)('«%s» is %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it.each([
    ['сочини стишок про ежа', { theme: 'ежа' }],
    ['Про дождь и зонт', { theme: 'дождь и зонт' }],
    ['тема — «Вокзал».', { theme: 'Вокзал' }],
    ['нужен стих тёте Вере на юбилей!', { theme: 'юбилей', addressee: 'тёте Вере' }],
    ['стихи для дочки про море', { theme: 'море', addressee: 'дочки' }],
    ['поздравь брата с новосельем', { theme: 'новосельем', addressee: 'брата' }],
    ['сочини что-нибудь', {}],
    ['Привет!\nНапиши стих про реку', { theme: 'реку' }],
    ['write me a poem about rain', { theme: 'rain' }],
  ])('«%s» asks for a poem', (text, request) => {
    expect(said(text)).toEqual({ kind: 'theme', isGrief: false, ...request });
  });

  it.each([
    'Стихи о тебе не пишутся ночами',
    'Расскажи мне про лес, пока не погас фонарь',
    'О чём ты молчишь, старый дом',
    'Напиши мне с вокзала два слова',
    'Маме некогда, мама на смене',
  ])('«%s» may be verse, so it is', (text) => {
    expect(kindOf(text)).toBe('line');
  });

  it.each([
    ['ещё разочек', 'more'],
    ['продолжай', 'continue'],
    ['слишком грустно', 'merrier'],
    ['погрустнее', 'sadder'],
    ['потише', 'calmer'],
    ['больше безумия', 'wilder'],
    ['покороче', 'shorter'],
    ['сделай подлиннее', 'longer'],
    ['без рифм', 'unrhymed'],
    ['а в рифму?', 'rhymed'],
    ['дай картинку', 'picture'],
    ['🔥🔥', 'praise'],
    ['👎', 'complaint'],
    ['Ещё один фонарь погас в порту', 'line'],
  ] as const)('«%s» to a poem is %s', (text, kind) => {
    expect(kindOf(text, { repliesTo: 'poem' })).toBe(kind);
  });

  it('takes a person’s message for the line, unless something is asked for', () => {
    const repliesTo = { text: 'Привет всем\nкто не спит' };
    expect(said('ну-ка', { repliesTo })).toEqual({ kind: 'lines', text: repliesTo.text, isGrief: false });
    expect(said('стих про кофе', { repliesTo })).toMatchObject({ kind: 'theme', theme: 'кофе' });
  });

  it('tells lines from a whole poem, and pictures without words', () => {
    expect(kindOf('раз\nдва')).toBe('lines');
    expect(kindOf('раз / два')).toBe('lines');
    expect(kindOf(Array(8).fill('и снова дождь').join('\n'))).toBe('poem');
    expect(kindOf('🌞', { hasMedia: true })).toBe('nontext');
    expect(kindOf('Солнце над крышей', { hasMedia: true })).toBe('line');
  });

  it.each([
    ['Вчера не стало деда', true],
    ['Не хочу так больше жить', true],
    ['стих памяти бабушки', true],
    ['Собаки больше нет', true],
    ['Денег больше нет', false],
    ['Сегодня умерла надежда', true],
    ['Хочу в деревне жить', false],
  ])('«%s» tells of grief: %s', (text, isGrief) => {
    expect(said(text)).toMatchObject({ isGrief });
  });
});

/** Messages of all kinds, each with what it asks for, written by somebody who did not know the rules. */
interface Example {
  text: string;
  kind: string;
  media?: string;
  reply_to?: 'poem' | 'person';
  reply_text?: string;
}

describe('the table of messages', () => {
  const rows = readFileSync('test/fixtures/messages.jsonl', 'utf8').trim().split('\n');
  const examples = rows.map((row) => JSON.parse(row) as Example);

  it('is understood for 97 % or more', () => {
    const wrong = examples.filter((example) => kindNamed(meaningOf(example)) !== example.kind);
    expect(wrong.length / examples.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.03);
  });
});

function meaningOf({ text, media, reply_to, reply_text = '' }: Example): Meaning {
  const own = text.replace('@poet_bot', '').replace(/^\/poem\s+/u, '');
  const repliesTo = reply_to === 'person' ? { text: reply_text } : reply_to;
  return understand({ text: own, hasMedia: media !== undefined, ...(repliesTo ? { repliesTo } : {}) });
}

function kindNamed({ kind }: Meaning): string {
  return kind === 'commandTypo' ? 'command_typo' : kind;
}
