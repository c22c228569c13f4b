import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './paths.mjs';

const dist = (...path) => import(pathToFileURL(join(ROOT, 'shared', 'dist', 'progress', 'attribution', 'calibration', ...path)).href);
const tables = readFileSync(join(ROOT, 'docs', 'attribution.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
const percent = (share) => (share * 100).toFixed(1);

it('the documentation shows what the command wrote, row by row', async () => {
  const { CALIBRATION } = await dist('measured.data.js');
  const measured = new Map(
    CALIBRATION.scenarios.map(({ scenario, coverage, rmse, responder, best }) => [
      scenario,
      [
        `${percent(coverage.model.share)} / ${percent(coverage.regression.share)}`,
        `${rmse.model.toFixed(2)} / ${rmse.regression.toFixed(2)} / ${rmse.naive.toFixed(2)}`,
        `${percent(responder.model.share)} / ${percent(responder.naive.share)}`,
        `${percent(best.model.share)} / ${percent(best.naive.share)}`,
      ],
    ]),
  );
  const shown = tables.filter(([name]) => measured.has(name));
  expect(shown).toHaveLength(12);
  for (const [name, ...cells] of shown) expect([name, ...cells]).toEqual([name, ...measured.get(name)]);
  expect(CALIBRATION.goals.filter(({ met }) => !met)).toEqual([]);
});

it('what was kept was made by the code as it is: one row comes out the same', async () => {
  const [{ CALIBRATION }, { measure }, { SCENARIOS }, { MODEL_VERSION }] = await Promise.all([
    dist('measured.data.js'),
    dist('measured.js'),
    dist('report.js'),
    dist('..', 'model.js'),
  ]);
  expect(CALIBRATION.model).toBe(MODEL_VERSION);
  const at = SCENARIOS.findIndex(({ name }) => name === 'as assumed, 28 days apart');
  const again = measure(SCENARIOS[at], CALIBRATION.patients, CALIBRATION.seed + at);
  expect(again.coverage).toEqual(CALIBRATION.scenarios[at].coverage);
  expect(again.rmse.model).toBeCloseTo(CALIBRATION.scenarios[at].rmse.model, 6);
}, 120_000);
