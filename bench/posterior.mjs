import { createReadStream, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser.mjs';
import { ROOT } from '../scripts/paths.mjs';
import { ask } from './posterior/ask.mjs';
import { loadAverage, machine } from './product/machine.mjs';

/** What coincides with what, for a chart of six courses and 200 check-ins: in Node and in a browser, beside the second form of the same model. */
const GOALS = { server: 20, browser: 50 };
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const FOLDERS = ['shared/dist/', 'bench/posterior/'];

const inNode = () => ask((path) => import(pathToFileURL(join(ROOT, 'shared', 'dist', `${path}.js`)).href));

/** Hands out the built modules of `shared`, and nothing else. */
const serve = () =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname)).slice(1);
      if (path === '') return response.setHeader('content-type', 'text/html').end('<!doctype html><title>Benchmark</title>');
      if (!FOLDERS.some((folder) => path.startsWith(folder))) return response.writeHead(404).end();
      response.setHeader('content-type', 'text/javascript');
      return createReadStream(join(ROOT, path))
        .on('error', () => response.writeHead(404).end())
        .pipe(response);
    }).listen(0, '127.0.0.1', () => resolve(server));
  });

const inBrowser = async () => {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const measured = await page.evaluate(async () => {
      const { ask: asked } = await import('/bench/posterior/ask.mjs');
      return asked((path) => import(`/shared/dist/${path}.js`));
    });
    return { ...measured, version: browser.version() };
  } finally {
    await browser.close();
    server.close();
  }
};

const ms = ({ median, p95 }) => `${median.toFixed(1)} | ${p95.toFixed(1)}`;
const verdict = (value, goal) => `**${value.toFixed(1)} ms, ${value < goal ? 'met' : 'missed'}** (goal < ${goal} ms)`;

const before = loadAverage();
const [node, browser] = [await inNode(), await inBrowser()];
const text = `# Results of \`npm run bench -- posterior\`

Written by the last run on purpose. One measure of a chart of ${node.courses} courses and ${node.checkIns} check-ins: ${node.settings} settings of noise and pace.

- **When**: ${new Date().toISOString().slice(0, 16).replace('T', ' ')}
- **Machine**: ${machine()}; load average ${before} before, ${loadAverage()} after
- **Browser**: Chromium ${browser.version}, headless
- Full posterior and verdicts on the server: ${verdict(node.verdicts.median, GOALS.server)}
- Full posterior and verdicts in the browser: ${verdict(browser.verdicts.median, GOALS.browser)}

| | server median ms | p95 | browser median ms | p95 |
| --- | --: | --: | --: | --: |
| posterior, all settings | ${ms(node.posterior)} | ${ms(browser.posterior)} |
| with verdicts, intervals and correlations | ${ms(node.verdicts)} | ${ms(browser.verdicts)} |
| all that a page asks: also what would have come without it | ${ms(node.page)} | ${ms(browser.page)} |
| one setting of ${node.settings} by the Cholesky form | ${ms(node.oneSettingByCholesky)} | ${ms(browser.oneSettingByCholesky)} |

The filter does all ${node.settings} settings in ${(node.posterior.median / node.oneSettingByCholesky.median).toFixed(2)} × the time that the second form takes for one.
`;
writeFileSync(join(ROOT, 'bench', 'results-posterior.md'), text);
process.stdout.write(`\n${text}`);
