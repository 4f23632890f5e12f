import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumMissing, chromiumPath } from './chromium.ts';
import { Stage, type Visitor } from './stage.ts';

const line = 'Над крышей тихо тает свет';
let stage: Stage;
let visitor: Visitor;

if (chromiumPath === undefined) console.warn(chromiumMissing);

describe.skipIf(chromiumPath === undefined)('the page', () => {
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage?.close());
  beforeEach(async () => {
    visitor = await stage.visitor({ permissions: ['clipboard-read', 'clipboard-write'] });
    await visitor.page.goto(stage.address());
  });
  afterEach(async () => {
    await visitor.leave();
  });

  const queryOf = () => new URL(visitor.page.url()).searchParams;
  const clipboard = () => visitor.page.evaluate<string>('navigator.clipboard.readText()');
  const isIdle = async (name: string) =>
    (await visitor.page.getByRole('button', { name }).getAttribute('aria-disabled')) === 'true';
  const status = () => visitor.page.getByRole('status').textContent();

  it('writes a poem that the line opens, and sets it as a poem', async () => {
    const lines = await visitor.write(line);
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe(line);
    expect(await visitor.page.locator('.own').allTextContents()).toEqual([line]);
    expect(await visitor.page.locator('.stanza').count()).toBe(2);
    expect(await status()).toBe('Стихотворение готово, строк: 8.');
    expect(await visitor.page.title()).toBe(`${line} — Нейропоэт`);
    expect(visitor.complaints).toEqual([]);
  });

  it('is sent by Enter; Shift and Enter begin a second line', async () => {
    await visitor.fill(line);
    const field = visitor.page.locator('#line');
    await field.press('Shift+Enter');
    await field.pressSequentially('Скрипит калитка у сарая');
    const lines = await visitor.awaitPoem(() => field.press('Enter'));
    expect(lines.slice(0, 2)).toEqual([line, 'Скрипит калитка у сарая']);
    expect(await visitor.page.locator('.own').count()).toBe(2);
  });

  it('writes another, and goes back and forward between them', async () => {
    const first = await visitor.write(line);
    const second = await visitor.awaitPoem(() => visitor.press('Ещё'));
    expect(second).not.toEqual(first);
    expect(second[0]).toBe(line);
    expect(await visitor.awaitPoem(() => visitor.page.goBack())).toEqual(first);
    expect(await visitor.awaitPoem(() => visitor.page.goForward())).toEqual(second);
    await visitor.page.goBack();
    await visitor.page.goBack();
    await visitor.page.locator('#examples').waitFor();
    expect(await visitor.lines()).toEqual([]);
    expect(await visitor.page.locator('#line').inputValue()).toBe('');
  });

  it('gives the same poem to whoever opens its link', async () => {
    const first = await visitor.write(line);
    await visitor.press('Ссылка');
    await visitor.page.getByText('Ссылка скопирована').waitFor();
    const link = await clipboard();
    expect(link).toBe(visitor.page.url());
    expect([...queryOf().keys()]).toEqual(['line', 'seed']);
    const friend = await stage.visitor({ locale: 'en-GB' });
    expect(await friend.awaitPoem(() => friend.page.goto(link))).toEqual(first);
    expect(await friend.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await friend.page.locator('#line').inputValue()).toBe(line);
    await friend.leave();
  });

  it('draws a seed for a link that has none, and keeps it', async () => {
    const lines = await visitor.awaitPoem(() => visitor.page.goto(stage.address({ line, utm_source: 'x' })));
    expect(queryOf().get('seed')).toMatch(/^\d+$/u);
    expect(await visitor.awaitPoem(() => visitor.page.reload())).toEqual(lines);
  });

  it('goes on by stanzas, and is calmer or wilder', async () => {
    const first = await visitor.write(line);
    const longer = await visitor.awaitPoem(() => visitor.press('Дальше'));
    expect(longer.slice(0, 8)).toEqual(first);
    expect(longer).toHaveLength(12);
    await visitor.awaitPoem(() => visitor.press('Спокойнее'));
    expect(queryOf().get('preset')).toBe('tender');
    expect(await isIdle('Спокойнее')).toBe(true);
    await visitor.awaitPoem(() => visitor.press('Безумнее'));
    await visitor.awaitPoem(() => visitor.press('Безумнее'));
    expect(queryOf().get('preset')).toBe('madness');
    expect(await visitor.page.getByRole('radio', { name: 'Безумно' }).isChecked()).toBe(true);
  });

  it('writes what is chosen, and shows what can be chosen', async () => {
    const choice = (name: string) => visitor.page.getByRole('radio', { name });
    await visitor.page.getByText('Каким быть стихотворению').click();
    for (const name of ['Кольцом', 'хорей']) await choice(name).check();
    await visitor.page.getByRole('radio', { name: '4 строки', exact: true }).check();
    expect(await visitor.write(line)).toHaveLength(4);
    expect(Object.fromEntries(queryOf())).toMatchObject({ scheme: 'ABBA', meter: 'trochee' });
    await choice('Парами').check();
    await visitor.awaitPoem(() => visitor.press('Ещё'));
    expect(queryOf().get('scheme')).toBe('AABB');
    await choice('Сонет').check();
    expect(await choice('12 строк').isVisible()).toBe(false);
    expect(await visitor.write(line)).toHaveLength(14);
    await choice('Пирожок').check();
    expect(await choice('Сонет').isVisible()).toBe(false);
    expect(await visitor.write('сосед купил себе собаку')).toHaveLength(4);
    expect(await isIdle('Дальше')).toBe(true);
  });

  it('copies the poem, and saves it as a picture', async () => {
    const lines = await visitor.write(line);
    await visitor.press('Скопировать');
    await visitor.page.getByText('Стихотворение скопировано').waitFor();
    expect((await clipboard()).split('\n').filter(Boolean)).toEqual(lines);
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.press('Картинка')]);
    expect(download.suggestedFilename()).toBe(`${queryOf().get('seed')}.png`);
  });

  it('shows stresses, and how the poem is made; the address says so', async () => {
    const plain = await visitor.write(line);
    const before = visitor.poemsAsked.length;
    await visitor.page.getByText('Ударения').click();
    const stressed = await visitor.lines();
    expect(stressed[0]).toBe('Над кры\u0301шей ти\u0301хо та\u0301ет свет');
    expect(stressed.map((text) => text.replaceAll('\u0301', ''))).toEqual(plain);
    await visitor.page.getByText('Как сделано').click();
    const first = visitor.page.locator('#poem .verse').first();
    expect(await first.locator('.strong').allTextContents()).toEqual(['ы\u0301', 'и\u0301', 'а\u0301', 'е']);
    expect(await first.locator('.rhyme').allTextContents()).toEqual(['е', 'т']);
    expect(await first.locator('.letter').textContent()).toBe('А');
    expect(await visitor.page.getByText('4-стопный ямб, рифмы').isVisible()).toBe(true);
    expect(visitor.poemsAsked).toHaveLength(before);
    expect(queryOf().has('stresses') && queryOf().has('making')).toBe(true);
    await visitor.awaitPoem(() => visitor.page.reload());
    expect(await visitor.page.getByRole('switch', { name: 'Как сделано' }).isChecked()).toBe(true);
    await visitor.page.getByText('Как сделано').click();
    await visitor.page.getByText('Ударения').click();
    expect(await visitor.lines()).toEqual(plain);
  });

  it('begins with a line that it offers', async () => {
    const lines = await visitor.awaitPoem(() => visitor.press('Сосед опять включает дрель'));
    expect(lines[0]).toBe('Сосед опять включает дрель');
    expect(await visitor.page.locator('#examples').isVisible()).toBe(false);
  });

  it('says why a text became an epigraph', async () => {
    await visitor.write('To be, or not to be');
    expect(await visitor.page.locator('.epigraph').textContent()).toBe('To be, or not to be');
    expect(await visitor.page.getByText('она стала эпиграфом').isVisible()).toBe(true);
  });
});
