import { run, sayOnStderr } from './say.mjs';
import { prepare } from './setup.mjs';

// Standard output is the result, whatever has to be built first.
sayOnStderr();

await run(async () => {
  await prepare({ build: ['shared', 'server'] });
  const { runForPerson } = await import('./server-programs.mjs');
  process.exitCode = await runForPerson('attribute', process.argv.slice(2), process.env);
});
