import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { NODE } from './paths.mjs';
import { machinePath, runTool } from './run-tool.mjs';
import { Failure, say } from './say.mjs';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];

const canRun = (file) => {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return false;
  }
  return spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0;
};

const installed = () => {
  const folders = machinePath().split(delimiter).filter(Boolean);
  const wanted = [process.env.CHROME_PATH, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))];
  return wanted.find((file) => file && existsSync(file) && canRun(file)) ?? null;
};

const { resolve } = createRequire(import.meta.url);

/** Where Playwright keeps the browser that it downloads, whether or not it is there yet. */
const playwrightBrowser = async () => {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
};

const downloaded = async () => {
  const file = await playwrightBrowser();
  return existsSync(file) && canRun(file) ? file : null;
};

/** The first line that names an error, else the last one. */
const reasonIn = (output) => {
  const lines = output.trim().split('\n');
  return (lines.find((line) => /error|failed/i.test(line)) ?? lines.at(-1) ?? '').trim();
};

const download = async () => {
  say("No Chrome or Chromium is installed; trying Playwright's download");
  const cli = join(dirname(resolve('playwright-core/package.json')), 'cli.js');
  const { ok, output } = await runTool('downloading Chromium', [NODE, cli, 'install', 'chromium']);
  if (!ok) say(`  The download failed: ${reasonIn(output)}`);
  return downloaded();
};

const APT = ['apt-get update', 'DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-liberation'];

const byApt = async () => {
  if (process.getuid() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return null;
  say("Installing Debian's chromium with apt-get");
  for (const command of APT) {
    const { ok, output } = await runTool('installing chromium', ['sh', '-c', command]);
    if (!ok) say(`  ${command} failed:\n${output.trim().split('\n').slice(-3).join('\n')}`);
  }
  return installed();
};

/**
 * The browser for the end-to-end tests: an installed one, else Playwright's download, else apt-get under root.
 * Says what it does; fails with the command to run, and never skips.
 * @returns {Promise<string>} the path of the executable
 */
export const findBrowser = async () => {
  const found = installed() ?? (await downloaded()) ?? (await download()) ?? (await byApt());
  if (!found) throw new Failure('There is no browser for the end-to-end tests. Run: sudo apt-get update && sudo apt-get install -y chromium');
  say(`\nBrowser: ${found}`);
  return found;
};
