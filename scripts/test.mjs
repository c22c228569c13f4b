import { run, say } from './say.mjs';
import { prepare } from './setup.mjs';

/** The journeys need a browser; when there is none they fail, with the command that brings one. */
const journeys = async (env) => {
  const { findBrowser } = await import('./browser.mjs');
  const { notRun, runSuite } = await import('./suites.mjs');
  try {
    const browser = await findBrowser();
    return await runSuite('e2e', { env: { ...env, STAGEWELL_BROWSER: browser }, args: ['--runInBand'] });
  } catch (error) {
    return notRun('e2e', error.message);
  }
};

const runAll = async (env) => {
  const { runChecks } = await import('./checks.mjs');
  const { runSuite, SUITES } = await import('./suites.mjs');
  const results = [await runChecks()];
  for (const name of SUITES.filter((suite) => suite !== 'e2e')) results.push(await runSuite(name, { env, args: ['--maxWorkers=2'] }));
  return [...results, await journeys(env)];
};

/** Ctrl-C ends the temporary server too. */
const closeOnSignal = (close) => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => close().finally(() => process.exit(130)));
};

let total = { passed: 0, failed: 1 };

await run(async () => {
  await prepare({ build: true });
  const { summarise } = await import('./suites.mjs');
  const { testEnvironment } = await import('./test-environment.mjs');
  const { env, close } = await testEnvironment();
  closeOnSignal(close);
  try {
    const results = await runAll(env);
    say('');
    total = summarise(results);
  } finally {
    await close();
  }
});

if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
say(`${total.passed} passed, ${total.failed} failed`);
