import { prepare } from './setup.mjs';
import { Failure } from './say.mjs';

/**
 * Runs one of the server's headless programs against DATABASE_URL, or against the embedded database, which
 * may be in use by a running Stagewell at the same time. The program's exit code becomes ours.
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} work
 */
export const withServer = async (work) => {
  await prepare({ build: true });
  const { openEnvironment } = await import('./environment.mjs');
  const { runEntry } = await import('./server-programs.mjs');
  const environment = await openEnvironment();
  try {
    await runEntry('Bringing the database to the newest schema', 'migrate', environment.env);
    process.exitCode = await work(environment.env);
  } finally {
    await environment.close();
  }
};

/** The arguments after `--`, with a sentence when there are none. */
export const requireArguments = (usage) => {
  const args = process.argv.slice(2);
  if (args.length === 0) throw new Failure(usage);
  return args;
};
