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
    ['привет, бот', 'greeting'],
    ['ты робот?', 'about'],
    ['спасибо, бабушка довольна', 'thanks'],
    ['ааааа', 'unreadable'],
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
    ['стих про кактус он засох', { theme: 'кактус' }],
    ['напиши оду пельменям', { theme: 'пельменям' }],
    ['чегонибудь про дачу', { theme: 'дачу' }],
    ['нужен стих тёте Вере на юбилей!', { theme: 'юбилей', dedication: 'Тёте Вере' }],
    ['стихи для дочки про море', { theme: 'море', dedication: 'Для дочки' }],
    ['поздравь брата с новосельем', { theme: 'новосельем', dedication: 'Брату' }],
    ['сочини что-нибудь', {}],
    ['Привет!\nНапиши стих про реку', { theme: 'реку' }],
    ['write me a poem about rain', { theme: 'rain' }],
  ])('«%s» asks for a poem', (text, request) => {
    expect(said(text)).toEqual({ kind: 'theme', ...request });
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
    ['сделай чтобы слёзы лились', 'sadder'],
    ['как-то уныло', 'merrier'],
    ['ещё пара строк', 'continue'],
    ['мимо', 'complaint'],
    ['это прямо про нас', 'praise'],
    ['Ещё один фонарь погас в порту', 'line'],
    ['Весёлый ветер гонит листья', 'line'],
    ['Мимо проходят поезда', 'line'],
  ] as const)('«%s» to a poem is %s', (text, kind) => {
    expect(kindOf(text, { repliesTo: 'poem' })).toBe(kind);
  });

  it('takes a person’s message for the line, unless something is asked for', () => {
    const repliesTo = { text: 'Привет всем\nкто не спит' };
    expect(said('ну-ка', { repliesTo })).toEqual({ kind: 'lines', text: repliesTo.text });
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
    ['Вчера не стало деда', 'loss'],
    ['Не хочу больше жить', 'despair'],
    ['Не хочу больше жить в этом городе', undefined],
    ['стих памяти бабушки', 'loss'],
    ['Собаки больше нет', 'loss'],
    ['Денег больше нет', undefined],
    ['Мама умирает, а я далеко', 'loss'],
    ['Умирает закат за рекой', undefined],
    ['Любовь до гроба, дураки оба', undefined],
    ['Сегодня умерла надежда', 'loss'],
    ['Хочу в деревне жить', undefined],
  ])('«%s» tells of %s', (text, grief) => {
    expect((said(text) as { grief?: string }).grief).toBe(grief);
  });
});

/** A message with what it asks for. */
interface Example {
  text: string;
  kind: string;
  media?: string;
  reply_to?: 'poem' | 'person';
  reply_text?: string;
}

describe('of the table of messages', () => {
  it.each(['messages.jsonl', 'messagesTyped.jsonl', 'messagesLater.jsonl'])(
    '%s, 97 % or more are understood',
    (file) => {
      const rows = readFileSync(`test/fixtures/${file}`, 'utf8').trim().split('\n');
      const examples = rows.map((row) => JSON.parse(row) as Example);
      const wrong = examples.filter((example) => kindNamed(meaningOf(example)) !== example.kind);
      expect(wrong.length / examples.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.03);
    },
  );
});

function meaningOf({ text, media, reply_to, reply_text = '' }: Example): Meaning {
  const own = text.replace('@poet_bot', '').replace(/^\/poem\s+/u, '');
  const repliesTo = reply_to === 'person' ? { text: reply_text } : reply_to;
  return understand({ text: own, hasMedia: media !== undefined, ...(repliesTo ? { repliesTo } : {}) });
}

function kindNamed({ kind }: Meaning): string {
  return kind === 'commandTypo' ? 'command_typo' : kind;
}
