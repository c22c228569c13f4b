import { run, say } from './say.mjs';
import { prepare } from './setup.mjs';

/** The specs that compare entities, tables, keys and policies with each other. */
const SCHEMA = ['--testPathPatterns', 'schema|drift'];

await run(async () => {
  await prepare({ build: true });
  const { runChecks } = await import('./checks.mjs');
  const { runSuite, summarise } = await import('./suites.mjs');
  const { testEnvironment } = await import('./test-environment.mjs');
  const checks = await runChecks();
  const { env, close } = await testEnvironment();
  try {
    const { failed } = summarise([checks, await runSuite('server', { env, args: SCHEMA })]);
    say(failed === 0 ? 'All checks passed.' : `${failed} failed.`);
    if (failed > 0) process.exitCode = 1;
  } finally {
    await close();
  }
});
