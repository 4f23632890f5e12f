import type { Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { Stage, type Visitor } from './stage.ts';

const line = 'Над крышей тихо тает свет';
let stage: Stage;
let visitor: Visitor;

describe.skipIf(chromiumPath === undefined)('the page in trouble', () => {
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage?.close());
  beforeEach(async () => {
    visitor = await stage.visitor();
    await visitor.page.goto(stage.address());
  });
  afterEach(async () => {
    await visitor.leave();
  });

  const alert = () => visitor.page.getByRole('alert');
  const answer = (act: (route: Route) => unknown) =>
    visitor.page.route(/\/poem\?/u, async (route) => void act(route));
  const problem = (status: number, details: object, headers: Record<string, string> = {}) =>
    answer((route) =>
      route.fulfill({
        status,
        headers,
        contentType: 'application/problem+json',
        body: JSON.stringify(details),
      }),
    );

  it('asks for a line, and goes to its field', async () => {
    await visitor.press('Написать');
    expect(await alert().textContent()).toBe('Сначала напишите строку.');
    expect(await visitor.page.evaluate('document.activeElement.id')).toBe('line');
    expect(visitor.poemsAsked).toEqual([]);
  });

  it.each([
    ['busy', () => problem(503, {}, { 'retry-after': '7' }), 'К поэту сейчас очередь. Попробуйте через 7 с.'],
    ['broken', () => problem(500, {}), 'У поэта что-то сломалось. Попробуйте ещё раз.'],
    [
      'out of reach',
      () => answer((route) => route.abort()),
      'Нет связи с поэтом. Проверьте сеть и попробуйте ещё раз.',
    ],
    [
      'talking nonsense',
      () => answer((route) => route.fulfill({ body: '<html>' })),
      'У поэта что-то сломалось. Попробуйте ещё раз.',
    ],
  ])('says in a sentence that the poet is %s, and lets a person try again', async (_what, fail, sentence) => {
    await fail();
    await visitor.fill(line);
    await visitor.press('Написать');
    await alert().filter({ hasText: sentence }).waitFor();
    await visitor.page.unrouteAll();
    expect(await visitor.write(line)).toHaveLength(8);
    expect(await alert().textContent()).toBe('');
  });

  it('says which part of a link can not be understood', async () => {
    await visitor.page.goto(stage.address({ line, scheme: 'xyz', seed: '7' }));
    await alert().filter({ hasText: 'Такой просьбы поэт не понимает: scheme.' }).waitFor();
    await visitor.page.goto(stage.address({ line: 'а'.repeat(300), seed: '7' }));
    await alert().filter({ hasText: 'от 1 до 200 знаков' }).waitFor();
  });

  it('keeps the poem that is there where another fails', async () => {
    const lines = await visitor.write(line);
    const address = visitor.page.url();
    await problem(500, {});
    await visitor.press('Ещё');
    await alert().filter({ hasText: 'сломалось' }).waitFor();
    expect(await visitor.lines()).toEqual(lines);
    expect(visitor.page.url()).toBe(address);
  });

  it('sends once, however often a button is pressed', async () => {
    await visitor.fill(line);
    await visitor.awaitPoem(() =>
      visitor.page.evaluate("for (let at = 0; at < 5; at++) document.querySelector('#write').click()"),
    );
    expect(visitor.poemsAsked).toHaveLength(1);
    await visitor.awaitPoem(() => visitor.page.getByRole('button', { name: 'Ещё' }).dblclick());
    expect(visitor.poemsAsked).toHaveLength(2);
  });

  it('says quietly that it waits, and gives up what nobody waits for', async () => {
    const held: Route[] = [];
    await visitor.write(line);
    await answer((route) => held.push(route));
    const failed = visitor.page.waitForEvent('requestfailed');
    await visitor.press('Ещё');
    await visitor.page.getByRole('status').filter({ hasText: 'Поэт пишет…' }).waitFor();
    expect(await visitor.page.locator('#poem').getAttribute('aria-busy')).toBe('true');
    // The focus stays on the button, which does nothing meanwhile.
    expect(await visitor.page.evaluate('document.activeElement.textContent')).toBe('Ещё');
    await visitor.page.goBack();
    expect((await failed).failure()?.errorText).toContain('ABORTED');
    await visitor.page.locator('#examples').waitFor();
    expect(await alert().textContent()).toBe('');
    expect(held).toHaveLength(1);
  });
});
