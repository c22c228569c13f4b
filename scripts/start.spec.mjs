import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { startDatabase } from './database.mjs';
import { ROOT } from './paths.mjs';

/** The first start makes the whole demo clinic. */
jest.setTimeout(240_000);

let folder;
let port;
let running;

const freePort = () =>
  new Promise((resolve) => {
    const trial = createServer();
    trial.listen(0, '127.0.0.1', () => {
      const { port: free } = trial.address();
      trial.close(() => resolve(free));
    });
  });

beforeEach(async () => {
  folder = mkdtempSync('/tmp/stagewell-start-');
  chmodSync(folder, 0o711);
  port = await freePort();
  running = [];
});

const ended = (child) => new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve()));

afterEach(async () => {
  running.forEach((child) => child.kill('SIGTERM'));
  await Promise.all(running.map(ended));
  rmSync(folder, { recursive: true, force: true });
});

const environment = (more) => {
  const { DATABASE_URL: _url, MIGRATE_DATABASE_URL: _migrate, ...env } = process.env;
  return { ...env, DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, 'keys.json'), SERVER_LOG: join(folder, 'server.log'), PORT: String(port), ...more };
};

/** Runs `npm start`'s script; `until` resolves with what it had said when the words appear, or when it ends. */
const start = (more = {}) => {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], { env: environment(more), stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let said = '';
  const until = (words) =>
    new Promise((resolve) => {
      const hear = () => said.includes(words) && resolve(said);
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          said += chunk;
          hear();
        });
      }
      child.once('close', () => resolve(said));
      hear();
    });
  return { child, until };
};

const session = async () => (await fetch(`http://localhost:${port}/api/session`)).json();

/** Leaves a mark in the clinic's data, past the application. */
const rename = async (name) => {
  const database = await startDatabase({ dataDir: join(folder, 'data') });
  const client = new pg.Client({ connectionString: database.urlFor('postgres', 'stagewell') });
  await client.connect();
  await client.query('update stagewell.clinic set name = $1', [name]);
  await client.end();
  await database.stop();
};

const isUp = () =>
  fetch(`http://localhost:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

const kill = async (child) => {
  child.kill('SIGKILL');
  await ended(child);
};

describe('npm start', () => {
  it('gets through being killed while it makes the demo, being killed while it serves, and being asked to stop', async () => {
    const first = start();
    await first.until('Making the demo clinic');
    await kill(first.child);

    const second = start();
    const words = await second.until('Stagewell is ready');
    expect(words).toContain('The demo clinic was cut short last time; beginning again');
    expect(words).toContain(`Stagewell is ready: http://localhost:${port}`);
    expect((await session()).demo.accounts.length).toBeGreaterThan(0);
    expect((await fetch(`http://localhost:${port}/`)).headers.get('content-type')).toContain('text/html');
    await rename('Kept Through A Crash');
    await kill(second.child);

    const third = start();
    expect(await third.until('Stagewell is ready')).not.toContain('Making the demo clinic');
    expect(JSON.stringify(await session())).toContain('Kept Through A Crash');
    third.child.kill('SIGTERM');
    await ended(third.child);
    expect(third.child.exitCode).toBe(0);
    expect(await isUp()).toBe(false);
  });

  it('says which port is taken and how to take another', async () => {
    const other = createServer();
    await new Promise((resolve) => other.listen(port, '127.0.0.1', resolve));
    const { child, until } = start();
    expect(await until('PORT=')).toContain(`Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
    await ended(child);
    expect(child.exitCode).toBe(1);
    await new Promise((resolve) => other.close(resolve));
  });

  it.each([
    ['a port that is no number', { PORT: 'abc' }, 'PORT must be a number from 1 to 65535; it is "abc".'],
    ['demo mode on an external database', { DEMO: '1', DATABASE_URL: 'postgres://x@localhost/x' }, 'DEMO=1 and DATABASE_URL do not go together'],
    ['an external database that does not answer', { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' }, 'ECONNREFUSED'],
  ])('refuses %s with a sentence', async (_, more, sentence) => {
    const { child, until } = start(more);
    expect(await until('\0never')).toContain(sentence);
    expect(child.exitCode).toBe(1);
  });
});
