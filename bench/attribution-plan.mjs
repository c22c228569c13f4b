import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/paths.mjs';
import { planned } from './attribution-plan/measure.mjs';
import { report } from './attribution-plan/report.mjs';
import { loadAverage, machine } from './product/machine.mjs';

/** What it costs to say, while a bar is dragged, what the check-ins of a plan will tell of each effect. */
const before = loadAverage();
const rows = planned();
const text = report({
  taken: new Date().toISOString().slice(0, 16).replace('T', ' '),
  machine: machine(),
  node: process.version,
  load: { before, after: loadAverage() },
  rows,
});
writeFileSync(join(ROOT, 'bench', 'results-attribution-plan.md'), text);
process.stdout.write(`\n${text}`);
