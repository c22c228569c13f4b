import { run } from './say.mjs';
import { withServer } from './server-command.mjs';

await run(() =>
  withServer(async (env) => {
    const { runForPerson } = await import('./server-programs.mjs');
    return runForPerson('audit-verify', process.argv.slice(2), env);
  }),
);
