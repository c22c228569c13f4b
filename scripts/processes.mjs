import { readFileSync } from 'node:fs';

/**
 * When a process started, in clock ticks since boot, as text; null when it is gone or a zombie.
 * A pid alone is not a name: after a crash the same number may belong to another program.
 */
export const startedAt = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold spaces and brackets; the fields are counted from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
};

/** True when the process still runs that had this start time. */
export const isRunning = ({ pid, since }) => since !== null && startedAt(pid) === since;
