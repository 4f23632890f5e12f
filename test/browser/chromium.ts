import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium, or what `CHROMIUM` names; undefined where there is none. */
export const chromiumPath = [process.env['CHROMIUM'] ?? '', ...places].find(
  (path) => path !== '' && existsSync(path),
);

export const chromiumMissing =
  'no Chromium found: install the package chromium, or set CHROMIUM to the path of a browser';

/** @throws Error where there is no browser. */
export function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(chromiumMissing);
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}
