import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type LocalServer, serveLocally } from '../../lib/service/localServer.ts';
import { startService } from '../../lib/service/startService.ts';
import { launchChromium } from './chromium.ts';

/** The poet, served to a browser. */
export class Stage {
  readonly #server: LocalServer;
  readonly #browser: Browser;

  private constructor(server: LocalServer, browser: Browser) {
    [this.#server, this.#browser] = [server, browser];
  }

  /** @throws Error where there is no browser. */
  static async open(): Promise<Stage> {
    const browser = await launchChromium();
    return new Stage(await serveLocally(startService({ log: () => {} }), { port: 0 }), browser);
  }

  /** @param query of an address of the page. */
  address(query: Readonly<Record<string, string>> = {}): string {
    const search = String(new URLSearchParams(query));
    return `http://127.0.0.1:${this.#server.port}/${search === '' ? '' : `?${search}`}`;
  }

  /** A person at a browser of their own, who reads Russian unless the options say otherwise. */
  async visitor(options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await this.#browser.newContext({ locale: 'ru-RU', ...options });
    return new Visitor(context, await context.newPage());
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}

/** What a person does on the page and sees of it. */
export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses of all requests but the icon's, which is in the page. */
  readonly asked: URL[] = [];
  /** What the browser complained of. */
  readonly complaints: string[] = [];

  constructor(context: BrowserContext, page: Page) {
    [this.context, this.page] = [context, page];
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) this.asked.push(new URL(request.url()));
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Requests for poems. */
  get poemsAsked(): URL[] {
    return this.asked.filter(({ pathname }) => pathname === '/poem');
  }

  async lines(): Promise<string[]> {
    const lines = await this.page.locator('#poem .verse').allTextContents();
    return lines.map((line) => line.trim());
  }

  async fill(line: string): Promise<void> {
    await this.page.locator('#line').fill(line);
  }

  /** Presses a button, by what stands on it. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Has something done, and waits until the poem that comes of it is there. @returns its lines. */
  async awaitPoem(act: () => Promise<unknown>): Promise<string[]> {
    const isPoem = (address: string) => new URL(address).pathname === '/poem';
    await Promise.all([this.page.waitForResponse((answer) => isPoem(answer.url())), act()]);
    await this.page.locator('#poem[aria-busy="false"] .verse').first().waitFor();
    return this.lines();
  }

  async write(line: string): Promise<string[]> {
    await this.fill(line);
    return this.awaitPoem(() => this.page.locator('#write').click());
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
