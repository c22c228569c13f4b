import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from '../scripts/browser.mjs';
import { SCREENSHOTS } from '../scripts/paths.mjs';

/** No sandbox: containers run as root; the rest keeps the browser from calling home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The three widths that every page must hold: phone, tablet, desk. */
export const WIDTHS = [390, 834, 1440] as const;

/** Starts the browser that the test command found, or finds one itself. */
export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['STAGEWELL_BROWSER'] || (await findBrowser()), args: FLAGS });

/** Anything the page complains about is a failure of the journey: call `complaints()` at its end and expect none. */
export interface Watched {
  readonly page: Page;
  readonly complaints: () => readonly string[];
}

/** Opens a page of its own (own cookies) and listens to its errors. */
export const openPage = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`);
  });
  return { page, complaints: () => [...heard] };
};

/** Writes a picture of the whole page to the ignored folder of screenshots and returns its path. */
export const picture = async (page: Page, name: string): Promise<string> => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const path = join(SCREENSHOTS, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
};

/** The rules of WCAG 2.0 to 2.2, levels A and AA, and axe's own good practice. */
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One sentence per violation of the page as it stands: rule, what is wrong, and where. Empty means axe found nothing. */
export const accessProblems = async (page: Page): Promise<readonly string[]> => {
  // By evaluation, not a script tag: the page's own content policy forbids foreign scripts, rightly.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults, string[]>((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), STANDARDS);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`));
};

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}
