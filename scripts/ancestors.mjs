import { readFileSync } from 'node:fs';
import { isRunning, startedAt } from './processes.mjs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const parentOf = (pid) => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);

/** npm, the shell that npm starts for a script, or our own hand-over process: they live only to run us. */
const runsUs = (pid) => /^(npm |\S*node\0\S*(npm-cli\.js|scripts\/[\w-]+\.mjs)|\S*sh\0-c\0node scripts\/)/.test(read(`/proc/${pid}/cmdline`));

const chain = (pid) => (pid > 1 && runsUs(pid) ? [{ pid, since: startedAt(pid) }, ...chain(parentOf(pid))] : []);

/** Resolves when npm (or whatever was started only to run us) has been killed, so that nothing is left behind. */
export const launcherKilled = () =>
  new Promise((resolve) => {
    const ancestors = chain(process.ppid);
    const watch = setInterval(() => {
      if (ancestors.every(isRunning)) return;
      clearInterval(watch);
      resolve();
    }, 250);
    watch.unref();
  });
