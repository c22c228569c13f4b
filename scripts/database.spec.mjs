import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startDatabase } from './database.mjs';
import { ROOT } from './paths.mjs';
import { hasUsers } from './postgres/users.mjs';

const HOLD = join(ROOT, 'scripts', 'testing', 'hold-database.mjs');
const FAST = { fsync: 'off' };

let folder;
let dataDir;
let holders;

beforeEach(() => {
  folder = mkdtempSync('/tmp/stagewell-spec-');
  chmodSync(folder, 0o711);
  dataDir = join(folder, 'data');
  holders = [];
});

const ended = (child) => new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve()));

afterEach(async () => {
  holders.forEach((child) => child.kill('SIGTERM'));
  await Promise.all(holders.map(ended));
  if (existsSync(join(dataDir, 'cluster', 'postmaster.pid'))) await (await startDatabase({ dataDir })).stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that uses the database, and what it said. */
const hold = () =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [HOLD, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] });
    holders.push(child);
    const said = [];
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.once('exit', () => reject(new Error(Buffer.concat(said).toString())));
    child.stdout.on('data', (chunk) => {
      const line = /^\{.*\}$/m.exec(chunk.toString());
      if (line) resolve({ child, ...JSON.parse(line[0]) });
    });
  });

const query = async (database, text) => {
  const client = new pg.Client({ connectionString: database.urlFor('postgres', 'postgres') });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const postmaster = () => Number(readFileSync(join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

const isAlive = (pid) => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('the embedded database', () => {
  it('keeps what was written when it is stopped and started again', async () => {
    const first = await startDatabase({ dataDir, settings: FAST });
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await startDatabase({ dataDir, settings: FAST });
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('listens on a private socket only, checks its pages, and sorts the same on every machine', async () => {
    const database = await startDatabase({ dataDir, settings: FAST });
    const [row] = await query(
      database,
      `select current_setting('listen_addresses') as network, current_setting('data_checksums') as checksums, datlocprovider as provider, datlocale as locale,
              pg_encoding_to_char(encoding) as encoding from pg_database where datname = 'postgres'`,
    );
    expect(row).toEqual({ network: '', checksums: 'on', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' });
    expect(statSync(database.socketDir).mode & 0o777).toBe(0o700);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    await database.stop();
  });

  it('leaves no socket folder, no state file and no server behind', async () => {
    const database = await startDatabase({ dataDir, settings: FAST });
    const pid = postmaster();
    await database.stop();
    expect(existsSync(database.socketDir)).toBe(false);
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false);
    expect(isAlive(pid)).toBe(false);
  });

  it('is shared: two processes that begin at the same moment use one server', async () => {
    const [one, two] = await Promise.all([hold(), hold()]);
    expect(one.socketDir).toBe(two.socketDir);
    expect([one.startedByUs, two.startedByUs].toSorted()).toEqual([false, true]);
  });

  it('stays while anybody uses it, whoever started it, and goes with the last one', async () => {
    const starter = await hold();
    const joined = await startDatabase({ dataDir });
    expect(joined.startedByUs).toBe(false);
    starter.child.kill('SIGTERM');
    await ended(starter.child);
    expect(await query(joined, 'select 1 as one')).toEqual([{ one: 1 }]);
    const pid = postmaster();
    await joined.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('stays for the other uses of one process, and is nobody’s to clear away meanwhile', async () => {
    const [first, second] = [await startDatabase({ dataDir }), await startDatabase({ dataDir })];
    const pid = postmaster();
    await second.stop();
    expect(isAlive(pid)).toBe(true);
    expect(hasUsers(dataDir)).toBe(true);
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    expect(hasUsers(dataDir)).toBe(false);
  });

  it('is taken over when the process that started it was killed', async () => {
    const starter = await hold();
    const pid = postmaster();
    starter.child.kill('SIGKILL');
    await ended(starter.child);
    const heir = await startDatabase({ dataDir });
    expect(heir.startedByUs).toBe(false);
    expect(postmaster()).toBe(pid);
    await heir.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it('starts again at once when the server was killed too, and forgets the old socket', async () => {
    const starter = await hold();
    starter.child.kill('SIGKILL');
    process.kill(postmaster(), 'SIGKILL');
    await ended(starter.child);
    const next = await startDatabase({ dataDir, settings: FAST });
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(starter.socketDir)).toBe(false);
    await next.stop();
  });

  it('makes room for a new server when somebody removed the socket of the running one', async () => {
    const starter = await hold();
    rmSync(starter.socketDir, { recursive: true });
    const next = await startDatabase({ dataDir, settings: FAST });
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('tells whoever waits that the server has gone', async () => {
    const database = await startDatabase({ dataDir, settings: FAST });
    process.kill(postmaster(), 'SIGKILL');
    expect(await Promise.race([database.gone.then(() => 'gone'), pause(5_000, 'unnoticed')])).toBe('gone');
  });

  it('refuses a folder made by another major version, and says which', async () => {
    const database = await startDatabase({ dataDir, settings: FAST });
    await database.stop();
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '17\n');
    await expect(startDatabase({ dataDir })).rejects.toThrow('was made by PostgreSQL 17; this version of Stagewell brings 18');
  });
});
