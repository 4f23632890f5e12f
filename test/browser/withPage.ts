import type { BrowserContextOptions, Page } from 'playwright-core';
import { serveLocally } from '../../lib/service/localServer.ts';
import { startService } from '../../lib/service/startService.ts';
import { launchChromium } from './chromium.ts';

/** Serves the poet, and calls back with each of some new pages of a browser and the poet's address. */
export async function withPages(
  options: readonly BrowserContextOptions[],
  use: (page: Page, address: string, at: number) => Promise<void>,
): Promise<void> {
  const server = await serveLocally(startService({ log: () => {} }), { port: 0 });
  const browser = await launchChromium();
  try {
    for (const [at, own] of options.entries()) {
      const context = await browser.newContext({ locale: 'ru-RU', ...own });
      await use(await context.newPage(), `http://127.0.0.1:${server.port}/`, at);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
