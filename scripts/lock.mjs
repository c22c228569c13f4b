import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure, say } from './say.mjs';

const listen = (name) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(name, () => resolve(server));
  });

/** The lock, or null while somebody else holds it. */
const tryLock = (name) =>
  listen(name).catch((error) => {
    if (error.code === 'EADDRINUSE') return null;
    throw error;
  });

const FIRST_WORD_AFTER = 1_000;

const waitFor = async (name, { doing, seconds }) => {
  const began = Date.now();
  let told = false;
  for (;;) {
    const lock = await tryLock(name);
    if (lock) return lock;
    const waited = Date.now() - began;
    if (waited > seconds * 1000) throw new Failure(`Another Stagewell command has been ${doing} for ${seconds} seconds. Wait for it, or end it.`);
    if (!told && waited > FIRST_WORD_AFTER) say(`  Waiting for another Stagewell command that is ${doing}`);
    told ||= waited > FIRST_WORD_AFTER;
    await pause(50);
  }
};

/**
 * Runs `work` while no other process on this machine does the same thing to the same folder.
 * The lock is an abstract Unix socket: the kernel frees it when its holder dies, so a kill -9 leaves nothing stale.
 * @param {{ folder: string, doing: string, seconds: number }} what `doing` completes "another command is …".
 */
export const alone = async (what, work) => {
  const name = `\0stagewell-${createHash('sha256').update(`${what.doing} ${what.folder}`).digest('hex').slice(0, 32)}`;
  const lock = await waitFor(name, what);
  try {
    return await work();
  } finally {
    await new Promise((resolve) => lock.close(resolve));
  }
};
