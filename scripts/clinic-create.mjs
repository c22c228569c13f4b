import { run } from './say.mjs';
import { withServer } from './server-command.mjs';

await run(() =>
  withServer(async (env) => {
    const { runForPerson } = await import('./server-programs.mjs');
    return runForPerson('clinic-create', process.argv.slice(2), env);
  }),
);
