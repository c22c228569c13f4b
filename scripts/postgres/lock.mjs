import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const listen = (name) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(name, () => resolve(server));
  });

const takenBy = async (name, deadline) => {
  for (;;) {
    try {
      return await listen(name);
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
      if (Date.now() > deadline) throw new Error('Another Stagewell command has been starting or stopping this database for two minutes.');
      await pause(50);
    }
  }
};

/**
 * Runs `work` while no other process on this machine runs work for the same folder.
 * The lock is an abstract Unix socket: the kernel frees it when its holder dies, so a kill -9 leaves nothing stale.
 */
export const alone = async (folder, work) => {
  const name = `\0stagewell-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
  const lock = await takenBy(name, Date.now() + 120_000);
  try {
    return await work();
  } finally {
    await new Promise((resolve) => lock.close(resolve));
  }
};
