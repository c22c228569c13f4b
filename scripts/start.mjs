import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launcherKilled } from './ancestors.mjs';
import { STATE_DIR } from './paths.mjs';
import { Failure, run, say } from './say.mjs';
import { prepare } from './setup.mjs';

const LOG = process.env.SERVER_LOG || join(STATE_DIR, 'server.log');

const readPort = () => {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Failure(`PORT must be a number from 1 to 65535; it is "${process.env.PORT}".`);
  return port;
};

/** Null when the port is free, else the error's code. */
const portProblem = (port) =>
  new Promise((resolve) => {
    const trial = createServer();
    trial.once('error', ({ code }) => resolve(code));
    trial.listen(port, '127.0.0.1', () => trial.close(() => resolve(null)));
  });

/** A server whose launcher was killed needs a moment to leave, so the port is asked for again for three seconds. */
const requirePort = async (port, deadline = Date.now() + 3_000) => {
  const problem = await portProblem(port);
  if (problem === null) return;
  if (problem !== 'EADDRINUSE') throw new Failure(`Port ${port} cannot be opened (${problem}). Choose another: PORT=${port + 1} npm start`);
  if (Date.now() > deadline) throw new Failure(`Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
  await pause(200);
  await requirePort(port, deadline);
};

/** Resolves with the reason to stop; a second signal changes nothing, since stopping is already under way. */
const askedToStop = () =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve({ sentence: 'Stopping', failed: false }));
    launcherKilled().then(() => resolve({ sentence: 'The command that started Stagewell is gone; stopping', failed: true }));
  });

const untilEnd = async ({ asked, server, environment }) => {
  const reason = await Promise.race([
    asked,
    server.exited.then(() => ({ sentence: `The server ended by itself. The end of ${LOG}:\n${server.lastWords()}`, failed: true })),
    environment.gone.then(() => ({ sentence: 'The database ended by itself; start again to recover it.', failed: true })),
  ]);
  say(`\n${reason.sentence}`);
  if (reason.failed) process.exitCode = 1;
  await server.stop();
};

const work = async (environment, { port, asked }) => {
  const { runEntry, serve } = await import('./server-programs.mjs');
  const migrated = await runEntry('Bringing the database to the newest schema', 'migrate', environment.env);
  if (migrated.startsWith('Migrated')) say(`  ${migrated}`);
  if (environment.embedded) {
    const { seedIfEmpty } = await import('./demo.mjs');
    await seedIfEmpty(environment.env);
  }
  const server = await serve({ env: environment.env, port, log: LOG });
  say(`\nStagewell is ready: ${server.url}\n${environment.embedded ? 'Demo clinic, sample patients, no real people. ' : ''}Ctrl-C stops it.`);
  await untilEnd({ asked, server, environment });
};

await run(async () => {
  const port = readPort();
  await prepare({ build: true });
  const asked = askedToStop();
  await requirePort(port);
  // Only now are the packages certain to be there.
  const { openEnvironment } = await import('./environment.mjs');
  const environment = await openEnvironment();
  try {
    await work(environment, { port, asked });
  } finally {
    await environment.close();
  }
  say('Stopped.');
});
