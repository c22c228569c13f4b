import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { NODE, ROOT } from './paths.mjs';
import { runTool } from './run-tool.mjs';
import { Failure } from './say.mjs';

/** Whatever we start leaves with us, even when we are killed; errors point at the sources. */
const FLAGS = ['--enable-source-maps', '--import', pathToFileURL(join(ROOT, 'scripts', 'leave-with-parent.mjs')).href];

/** The compiled entry points; docker-compose.yml runs the same ones. */
export const entry = (name) => join(ROOT, 'server', 'dist', `${name}.js`);

/** What a person can use of a program's last words: the sentences, without the stack that led to them. */
export const sentences = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v|^\s*\^|^(file|node):/.test(line))
    .slice(-12)
    .join('\n');

/** Runs one of the server's programs to its end and returns what it printed; its failure is ours. */
export const runEntry = async (title, name, env) => {
  const { ok, output } = await runTool(title, [NODE, ...FLAGS, entry(name)], { env });
  if (!ok) throw new Failure(`${title} failed:\n${sentences(output)}`);
  return output.trim();
};

/** Runs one of the server's programs in the foreground; the person sees its output, and its exit code is returned. */
export const runForPerson = (name, args, env) =>
  new Promise((resolve, reject) => {
    const child = spawn(NODE, [...FLAGS, entry(name), ...args], { cwd: ROOT, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const lastLines = (file) => (existsSync(file) ? sentences(readFileSync(file, 'utf8')) : '');

/** Asks until the server says that it is ready; a minute at most, and no longer than it lives. */
const untilReady = async (child, url, log) => {
  const deadline = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Failure(`The server ended while starting. The end of ${log}:\n${lastLines(log)}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Failure(`The server is not ready after a minute. See ${log}`);
    await pause(50);
  }
};

const stopper = (child, exited) => async () => {
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await exited;
  clearTimeout(hard);
};

/**
 * Starts the API and web app and waits until it is ready. It runs in a session of its own, so that Ctrl-C
 * reaches us first, and leaves by itself when we are killed.
 * @returns {Promise<{ url: string, exited: Promise<void>, stop: () => Promise<void>, lastWords: () => string }>}
 */
export const serve = async ({ env, port, log }) => {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w', 0o600);
  const child = spawn(NODE, [...FLAGS, entry('main')], {
    cwd: ROOT,
    env: { ...env, PORT: String(port) },
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const exited = new Promise((resolve) => child.once('exit', () => resolve()));
  const stop = stopper(child, exited);
  try {
    await untilReady(child, `http://127.0.0.1:${port}`, log);
  } catch (error) {
    if (child.exitCode === null) await stop();
    throw error;
  }
  return { url: `http://localhost:${port}`, exited, stop, lastWords: () => lastLines(log) };
};
