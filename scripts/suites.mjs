import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, ROOT, STATE_DIR } from './paths.mjs';
import { runTool } from './run-tool.mjs';
import { say } from './say.mjs';

const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');

/** The suites in the order they run: the quick and pure ones first. */
export const SUITES = ['shared', 'scripts', 'server', 'client', 'e2e'];

const resultFile = (name) => join(STATE_DIR, 'results', `${name}.json`);

/** A file that could not be loaded counts as a failure; so does a test that did not run, since nobody would miss it. */
const count = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests + report.numTodoTests,
});

const explain = (name, { ok, passed, failed }) => {
  if (passed + failed === 0) return `${name}: no test ran`;
  return !ok && failed === 0 ? `${name}: Jest failed although every test passed` : null;
};

/**
 * Runs the Jest suite of one folder, showing its output.
 * @param {string} name the folder
 * @param {{ env: NodeJS.ProcessEnv, args?: readonly string[] }} options
 * @returns {Promise<{ name: string, passed: number, failed: number, seconds: number }>} failed is at least 1 when anything went wrong
 */
export const runSuite = async (name, { env, args = [] }) => {
  say(`\nTests of ${name}`);
  const began = Date.now();
  const file = resultFile(name);
  mkdirSync(join(STATE_DIR, 'results'), { recursive: true });
  rmSync(file, { force: true });
  const command = [NODE, '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', JEST, '--ci', '--json', `--outputFile=${file}`, ...args];
  const { ok } = await runTool(name, command, { cwd: join(ROOT, name), env, show: ['stderr'] });
  const counted = existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  const problem = explain(name, { ok, ...counted });
  if (problem) say(problem);
  return { name, ...counted, failed: problem ? Math.max(1, counted.failed) : counted.failed, seconds: (Date.now() - began) / 1000 };
};

/** A suite that could not even begin. */
export const notRun = (name, reason) => {
  say(`\nTests of ${name} did not run: ${reason}`);
  return { name, passed: 0, failed: 1, seconds: 0 };
};

/** One line per suite, and the sum. */
export const summarise = (results) => {
  for (const { name, passed, failed, seconds } of results)
    say(`${name.padEnd(8)} ${passed} passed, ${failed} failed${seconds ? `  (${seconds.toFixed(0)} s)` : ''}`);
  return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 });
};
