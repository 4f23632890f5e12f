import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalServer, serveLocally } from '../../lib/service/localServer.ts';
import { startService } from '../../lib/service/startService.ts';
import { chromiumMissing, chromiumPath, launchChromium } from './chromium.ts';

const line = 'Над крышей тихо тает свет';
let server: LocalServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let asked: string[];

if (chromiumPath === undefined) console.warn(chromiumMissing);

describe.skipIf(chromiumPath === undefined)('the page', () => {
  beforeAll(async () => {
    server = await serveLocally(startService({ log: () => {} }), { port: 0 });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(() => open());
  afterEach(() => context.close());

  async function open(options: Parameters<Browser['newContext']>[0] = {}) {
    context = await browser.newContext({ locale: 'ru-RU', ...options });
    page = await context.newPage();
    asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address());
  }
  const address = (query = '') => `http://127.0.0.1:${server.port}/${query}`;
  const poem = async () => (await page.locator('#poem .line').allInnerTexts()).map((text) => text.trim());
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const done = () =>
    page
      .locator('#status:not(.waiting)')
      .filter({ hasText: /готов|ready/u })
      .waitFor();
  async function write(text = line) {
    await page.getByLabel('Ваша строка').fill(text);
    await press('Написать');
    await done();
  }

  it('writes a poem that the line opens, another one, and the first again behind "back"', async () => {
    await write();
    const first = await poem();
    expect(first).toHaveLength(8);
    expect(first[0]).toBe(line);
    expect(await page.locator('#poem .given').innerText()).toBe(line);
    const own = page.url();
    await press('Ещё');
    await page.waitForURL((url) => url.href !== own);
    await done();
    expect(await poem()).not.toEqual(first);
    await page.goBack();
    await done();
    expect(await poem()).toEqual(first);
  });

  it('gives the same poem to whoever opens its link', async () => {
    await write();
    const [first, link] = [await poem(), page.url()];
    expect(new URL(link).searchParams.get('line')).toBe(line);
    await context.close();
    await open();
    await page.goto(link);
    await done();
    expect(await poem()).toEqual(first);
    await page.goto(address(`?line=${encodeURIComponent(line)}&seed=7`));
    await done();
    expect((await poem())[0]).toBe(line);
  });

  it('goes on by a stanza, and is calmer on demand', async () => {
    await write();
    const first = await poem();
    await press('Дальше');
    await page.waitForURL(/further=1/u);
    await done();
    expect((await poem()).slice(0, 8)).toEqual(first);
    expect(await poem()).toHaveLength(12);
    await press('Спокойнее');
    await page.waitForURL(/preset=tender/u);
    await done();
    expect(await page.getByRole('button', { name: 'Спокойнее', exact: true }).isDisabled()).toBe(true);
  });

  it('writes each kind of verse that it offers', async () => {
    await page.getByText('Каким быть стихотворению').click();
    for (const [kind, count] of [
      ['Вольно', 8],
      ['Пирожок: четыре строки без знаков', 4],
    ] as const) {
      await page.getByText(kind, { exact: true }).click();
      await write('сосед купил себе собаку');
      expect((await poem()).length).toBe(count);
    }
  });

  it('shows stresses, and how the poem is made', async () => {
    await write();
    const plain = await poem();
    await press('Ударения');
    expect((await poem()).join('')).toContain('\u0301');
    expect((await poem()).map((text) => text.replaceAll('\u0301', ''))).toEqual(plain);
    await press('Как сделано');
    expect(await page.locator('#poem.making .strong').count()).toBeGreaterThan(20);
    expect(await page.locator('#legend').isVisible()).toBe(true);
  });

  it('saves a picture', async () => {
    await write();
    const [download] = await Promise.all([page.waitForEvent('download'), press('Картинка')]);
    expect(download.suggestedFilename()).toMatch(/\.png$/u);
  });

  it('says what is wrong in a sentence', async () => {
    await press('Написать');
    expect(await page.locator('#status.error').innerText()).toBe('Сначала напишите строку.');
    await page.getByLabel('Ваша строка').fill('а'.repeat(300));
    await press('Написать');
    expect(await page.locator('#status.error').innerText()).toContain('200');
    await context.setOffline(true);
    await page.getByLabel('Ваша строка').fill(line);
    await press('Написать');
    await page.locator('#status.error').filter({ hasText: 'Нет связи' }).waitFor();
  });

  it('sends once, however often the button is pressed', async () => {
    await page.getByLabel('Ваша строка').fill(line);
    await page.evaluate("for (let at = 0; at < 5; at++) document.querySelector('button.primary').click()");
    await done();
    expect(asked.filter((url) => url.endsWith('/poem'))).toHaveLength(1);
  });

  it('asks no other host, and is one request', async () => {
    await page.reload();
    expect(asked.every((url) => url.startsWith(address()))).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it('speaks English to those who read it', async () => {
    await context.close();
    await open({ locale: 'en-GB' });
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('button', { name: 'Write' }).isVisible()).toBe(true);
  });

  it.each([
    ['light', 1280, 800],
    ['dark', 1280, 800],
    ['light', 320, 640],
    ['dark', 3840, 2160],
  ] as const)('is accessible and fits: %s, %d wide', async (colorScheme, width, height) => {
    await context.close();
    await open({ colorScheme, viewport: { width, height } });
    await write('Сегодня на совещании обсудили квартальный отчёт по логистике');
    await press('Как сделано');
    await page.getByText('Каким быть стихотворению').click();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
    expect(violations.map(({ id }) => id)).toEqual([]);
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
