import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../scripts/browser.mjs';
import { openEnvironment } from '../scripts/environment.mjs';
import { ROOT } from '../scripts/paths.mjs';
import { runEntry } from '../scripts/server-programs.mjs';
import { startTemporaryDatabase } from '../scripts/temporary-database.mjs';
import { makeClinic, seed } from './board/clinic.mjs';
import { measure } from './board/measure.mjs';
import { COURSES } from './board/plan.mjs';
import { report } from './board/report.mjs';
import { loadAverage, machine } from './product/machine.mjs';
import { startProduct } from './product/servers.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const before = loadAverage();
const database = await startTemporaryDatabase();

/** The built application over a clinic of its own, as production starts it. */
const open = async () => {
  const environment = await openEnvironment({ dataDir: database.dataDir, keyFile: join(database.folder, 'keys.json') });
  await runEntry('Migrating', 'migrate', environment.env);
  await makeClinic(environment.env.MIGRATE_DATABASE_URL);
  const product = await startProduct({ env: environment.env, log: join(database.folder, 'product.log') });
  return { url: `http://localhost:${product.port}`, close: () => product.stop().then(environment.close) };
};

try {
  const { url, close } = await open();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const patientId = await seed(page, url);
    const figures = await measure(page, `${url}/patients/${patientId}/plan`);
    const text = report({
      ...figures,
      taken: new Date().toISOString().slice(0, 16).replace('T', ' '),
      machine: machine(),
      browser: `Chromium ${browser.version()}`,
      courses: COURSES,
      load: { before, after: loadAverage() },
    });
    writeFileSync(join(ROOT, 'bench', 'results-board.md'), text);
    process.stdout.write(`\n${text}`);
  } finally {
    await browser.close();
    await close();
  }
} finally {
  await database.stop();
}
