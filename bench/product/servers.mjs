import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { NODE, ROOT } from '../../scripts/paths.mjs';
import { Failure } from '../../scripts/say.mjs';
import { drive, request } from './load.mjs';

const LEAVE_WITH_PARENT = ['--import', pathToFileURL(join(ROOT, 'scripts', 'leave-with-parent.mjs')).href];
const PATIENCE_MS = 60_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const untilAnswers = async (child, url) => {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Failure(`A measured server ended while starting (${url}).`);
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    if (performance.now() > deadline) throw new Failure(`A measured server does not answer after a minute (${url}).`);
    await pause(10);
  }
};

const start = async ({ args, env, log, probe }) => {
  const port = await freePort();
  const output = openSync(log, 'a', 0o600);
  const began = performance.now();
  const child = spawn(NODE, args, { cwd: ROOT, env: { ...env, PORT: String(port) }, stdio: ['ignore', output, output] });
  closeSync(output);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  try {
    await untilAnswers(child, `http://127.0.0.1:${port}${probe}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, pid: child.pid, readyMs: performance.now() - began, stop };
};

/** The product as production starts it (docker-compose.yml): source maps on, logging to a file. */
export const startProduct = ({ env, log }) =>
  start({
    args: [
      ...LEAVE_WITH_PARENT,
      ...(process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean),
      '--enable-source-maps',
      join(ROOT, 'server', 'dist', 'main.js'),
    ],
    env,
    log,
    probe: '/readyz',
  });

export const startRaw = ({ env, log }) =>
  start({ args: [...LEAVE_WITH_PARENT, join(ROOT, 'bench', 'product', 'raw-server.mjs')], env, log, probe: '/patients' });

/** Signs in as a person does and answers the headers that every request of the session carries. */
export const signIn = async (port, person) => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  if (!answer.ok) throw new Failure(`Sign-in was refused: ${answer.status} ${await answer.text()}`);
  const { signedIn } = await answer.json();
  return { cookie: answer.headers.get('set-cookie').split(';')[0], 'x-csrf-token': signedIn.csrfToken };
};

/** Runs what is measured once before it is measured: compiled code, plans, caches. */
export const warmUp = (port, next) => drive({ port, connections: 4, ms: 1500, next });

export { request };
