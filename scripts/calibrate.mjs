import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './paths.mjs';
import { Failure, run, say, sayOnStderr } from './say.mjs';
import { prepare } from './setup.mjs';

// Standard output is the result, whatever has to be built first.
sayOnStderr();

const USAGE = `npm run calibrate -- [--patients 2000] [--seed 20260101] [--json] [--keep]
Simulates patients whose effects are known and measures how often attribution is right, beside before-and-after and regression.
--keep writes the figures that the application and its documentation show. Exit code 1: a goal is not met. 2: the command was not understood.`;

/** Where the figures are kept that the application shows. */
const KEPT = join(ROOT, 'shared', 'src', 'progress', 'attribution', 'calibration', 'measured.data.ts');
const kept = (report) => `import type { CalibrationReport } from './report.js';

/** Written by \`npm run calibrate -- --keep\`; not by hand. */
export const CALIBRATION: CalibrationReport = ${JSON.stringify(report, null, 2)};
`;

const wholeFrom1 = (word) => (/^[1-9]\d*$/.test(word) ? Number(word) : undefined);

const asked = () => {
  try {
    const options = {
      patients: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '20260101' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    };
    const { values } = parseArgs({ options });
    return { patients: wholeFrom1(values.patients), seed: wholeFrom1(values.seed), json: values.json, keep: values.keep };
  } catch {
    return {};
  }
};

const two = (value) => value.toFixed(2).padStart(5);
const percent = ({ share, n }) => (n === 0 ? '    –' : `${(share * 100).toFixed(1)} %`.padStart(7));

const scenarioLine = ({ scenario, coverage, rmse, responder, best, likely, unlikely, falselyHelping, power }) =>
  [
    scenario.padEnd(44),
    `${percent(coverage.model)} ${percent(coverage.regression)}`,
    `${two(rmse.model)} ${two(rmse.regression)} ${two(rmse.naive)}`,
    `${percent(responder.model)} ${percent(responder.naive)}`,
    `${percent(best.model)} ${percent(best.naive)}`,
    `${percent(likely.said)} ${percent(likely.right)}`,
    `${percent(unlikely.said)} ${percent(unlikely.right)}`,
    `${percent(falselyHelping)} ${percent(power)}`,
  ].join(' | ');

const share = (value) => `${(value * 100).toFixed(1)} %`.padStart(7);

const text = ({ patients, seed, scenarios, singleStarts, shiftedStarts, goals }) => `${patients} patients a row, four courses each, seed ${seed}

coverage: 90 % intervals that hold the truth, model and regression | error: root mean square, points, model, regression, before-and-after
responder: right about "at least a point", model and before-and-after | best: names the course that helped most, the same two
likely, unlikely: said, and right when said | false: "likely helping" of an effect below a point | power: of 1.5 points or more

${''.padEnd(44)} | coverage        | error             | responder       | best            | likely          | unlikely        | false   power
${scenarios.map(scenarioLine).join('\n')}

One medicine, "helped by a point" said of it:
true effect, start               | visit against visit | 28-day means | model   | model, skeptical
${singleStarts.map(({ effect, start, visits, means, model, skeptical }) => `${effect.toFixed(1).padStart(4)}, ${start.padEnd(26)} | ${share(visits).padEnd(19)} | ${share(means).padEnd(12)} | ${share(model)} | ${share(skeptical)}`).join('\n')}

Starts 60 days off, treatments that do nothing: ${(shiftedStarts.excluded * 100).toFixed(1)} % of the intervals exclude none

${goals.map(({ goal, measured, met }) => `${met ? 'met    ' : 'NOT MET'} ${measured.toFixed(3).padStart(7)}  ${goal}`).join('\n')}`;

await run(async () => {
  const { patients, seed, json, keep } = asked();
  if (patients === undefined || seed === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  await prepare({ build: ['shared'] });
  const { calibrate } = await import(pathToFileURL(join(ROOT, 'shared', 'dist', 'progress', 'attribution', 'calibration', 'report.js')).href);
  const began = Date.now();
  const report = calibrate(patients, seed, (done) => say(`  ${done}: ${Math.round((Date.now() - began) / 1000)} s`));
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : text(report)}\n`);
  if (keep) writeFileSync(KEPT, kept(report));
  const missed = report.goals.filter(({ met }) => !met).length;
  if (missed > 0) throw new Failure(`${missed} of ${report.goals.length} goals are not met.`);
});
