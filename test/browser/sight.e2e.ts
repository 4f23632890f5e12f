import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { Stage, type Visitor } from './stage.ts';

const line = 'Сегодня на совещании обсудили квартальный отчёт по логистике';
let stage: Stage;

/** Rules that axe finds broken. */
async function violationsOn({ page }: Visitor): Promise<string[]> {
  // The page's policy lets no script in; this one is run from outside.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
    'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })',
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe.skipIf(chromiumPath === undefined)('what a person sees of the page', () => {
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage?.close());

  it.each([
    ['light', 1280, 800],
    ['dark', 1280, 800],
    ['light', 320, 640],
    ['dark', 390, 844],
    ['light', 3840, 2160],
  ] as const)('is accessible and fits: %s, %d wide', async (colorScheme, width, height) => {
    const visitor = await stage.visitor({
      colorScheme,
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    await visitor.page.goto(stage.address());
    expect(await violationsOn(visitor)).toEqual([]);
    await visitor.page.getByText('Каким быть стихотворению').click();
    await visitor.awaitPoem(() =>
      visitor.page.goto(stage.address({ line, seed: '7', making: '1', stresses: '1' })),
    );
    await visitor.page.getByText('Каким быть стихотворению').click();
    expect(await violationsOn(visitor)).toEqual([]);
    const overflow = await visitor.page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await visitor.leave();
  });

  it.each(['light', 'dark'] as const)(
    'is as accessible where the API is described: %s',
    async (colorScheme) => {
      const visitor = await stage.visitor({ colorScheme, viewport: { width: 390, height: 844 } });
      await visitor.page.goto(`${stage.address()}docs`);
      expect(await violationsOn(visitor)).toEqual([]);
      expect(visitor.complaints).toEqual([]);
      await visitor.leave();
    },
  );

  it.each([
    ['a phone', 390, 844],
    ['a desk', 1280, 800],
  ])('stays where it is while a poem comes, on %s', async (_where, width, height) => {
    const visitor = await stage.visitor({ viewport: { width, height } });
    await visitor.page.addInitScript(
      `globalThis.shifts = []; new PerformanceObserver((list) => shifts.push(...list.getEntries().filter((entry) => !entry.hadRecentInput).map(({ value }) => value))).observe({ type: 'layout-shift', buffered: true })`,
    );
    await visitor.awaitPoem(() =>
      visitor.page.goto(stage.address({ line: 'Над крышей тихо тает свет', seed: '7' })),
    );
    await visitor.page.getByText('Как сделано').click();
    expect(await visitor.page.evaluate('shifts')).toEqual([]);
    await visitor.leave();
  });

  it('hangs what is left of a long line', async () => {
    const visitor = await stage.visitor({ viewport: { width: 320, height: 640 } });
    await visitor.awaitPoem(() => visitor.page.goto(stage.address({ line, seed: '7' })));
    const starts = await visitor.page.evaluate<number[]>(
      `(() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('.verse')); return [...range.getClientRects()].map(({ left }) => Math.round(left)); })()`,
    );
    expect(new Set(starts.slice(1))).toHaveLength(1);
    expect(starts[1]).toBeGreaterThan(starts[0] as number);
    await visitor.leave();
  });

  it('is one request, small, and asks no other host', async () => {
    const visitor = await stage.visitor();
    await visitor.page.goto(stage.address());
    expect(visitor.asked.map(String)).toEqual([stage.address()]);
    expect(visitor.complaints).toEqual([]);
    const { encodedBodySize } = JSON.parse(
      await visitor.page.evaluate<string>("JSON.stringify(performance.getEntriesByType('navigation')[0])"),
    ) as { encodedBodySize: number };
    expect(encodedBodySize).toBeGreaterThan(1000);
    expect(encodedBodySize).toBeLessThan(60_000);
    await visitor.leave();
  });

  it('is used with the keys alone', async () => {
    const visitor = await stage.visitor();
    await visitor.page.goto(stage.address());
    const focused = () =>
      visitor.page.evaluate<string>(
        'document.activeElement.id || document.activeElement.value || document.activeElement.textContent',
      );
    const { keyboard } = visitor.page;
    const order: string[] = [];
    for (let at = 0; at < 6; at++) {
      await keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual(['Нейропоэт', 'Для программ', 'line', 'poet', 'write', 'Каким быть стихотворению']);
    await visitor.page.locator('#line').focus();
    await keyboard.type('Над крышей тихо тает свет');
    await keyboard.press('Tab');
    await keyboard.press('ArrowRight');
    await keyboard.press('Tab');
    await visitor.awaitPoem(() => keyboard.press('Enter'));
    expect(new URL(visitor.page.url()).searchParams.get('preset')).toBe('madness');
    await visitor.leave();
  });
});
