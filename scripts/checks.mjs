import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { runTool } from './run-tool.mjs';
import { say } from './say.mjs';

const SOURCES = ['shared/src', 'server/src', 'client/src', 'migrations'];

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.d.ts');

const sourcesOnDisk = () => SOURCES.flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true }).filter(isSource)).length;

const sentence = ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`;

/** A wall that looked at nothing would stand for ever: every source on the disk must have been cruised. */
const walls = async () => {
  const { ok, output } = await runTool('walls', ['depcruise', ...SOURCES, '--config', '.dependency-cruiser.cjs', '--output-type', 'json']);
  const start = output.indexOf('{');
  if (start < 0) return { ok: false, output };
  const { summary } = JSON.parse(output.slice(start));
  const expected = sourcesOnDisk();
  const complete = summary.totalCruised >= expected && expected > 0;
  const problems = [...summary.violations.map(sentence), ...(complete ? [] : [`Only ${summary.totalCruised} of ${expected} modules were looked at.`])];
  return { ok: ok && complete && problems.length === 0, output: problems.join('\n'), note: `${summary.totalCruised} modules, ${expected} of them ours` };
};

const types = (command) => () => runTool(`types of ${command[2]}`, command);

/** Each check: a name and something that says whether all is well. */
export const CHECKS = [
  { name: 'format', check: () => runTool('format', ['prettier', '--check', '.', '--log-level', 'warn', '--cache', '--cache-location', '.stagewell/prettier']) },
  { name: 'lint', check: () => runTool('lint', ['eslint', '.', '--max-warnings', '0', '--no-warn-ignored']) },
  { name: 'walls', check: walls },
  { name: 'types of shared', check: types(['tsc', '-p', 'shared/tsconfig.json', '--noEmit']) },
  { name: 'types of server and migrations', check: types(['tsc', '-p', 'server/tsconfig.json', '--noEmit']) },
  { name: 'types and templates of client', check: types(['ngc', '-p', 'client/tsconfig.spec.json', '--noEmit']) },
  { name: 'types of e2e', check: types(['tsc', '-p', 'e2e/tsconfig.json', '--noEmit']) },
];

const runCheck = async ({ name, check }) => {
  const began = Date.now();
  const { ok, output, note } = await check();
  say(`  ${ok ? '✓' : '✗'} ${name}${note ? ` (${note})` : ''}  ${((Date.now() - began) / 1000).toFixed(1)} s`);
  if (!ok)
    say(
      output
        .trim()
        .split('\n')
        .map((line) => `      ${line}`)
        .join('\n'),
    );
  return ok;
};

/** Two at a time: the machines that run this have two cores. */
const SIDE_BY_SIDE = 2;

/**
 * Runs the checks and prints one line each, with the tool's own words where one fails.
 * @returns {Promise<{ name: string, passed: number, failed: number }>}
 */
export const runChecks = async (checks = CHECKS) => {
  say('Checks');
  const waiting = [...checks];
  const results = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runCheck(next));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  return { name: 'checks', passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length };
};
