import { readFileSync, readdirSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/paths.mjs';

/** Linux counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

const statOf = (pid) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), own: Number(fields[11]) + Number(fields[12]), gone: Number(fields[13]) + Number(fields[14]) };
};

const statOrNothing = (pid) => {
  try {
    return statOf(pid);
  } catch {
    // Ended between listing and reading; its time is in its parent's count.
    return null;
  }
};

/** Processor time of one process with all its threads, in milliseconds. */
export const processMs = (pid) => statOf(pid).own * MS_PER_TICK;

/** Processor time of PostgreSQL: the postmaster, everything it started, and what of that has ended. */
export const databaseMs = (postmaster) => {
  const { own, gone } = statOf(postmaster);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOrNothing)
    .filter((stat) => stat?.parent === postmaster);
  return (own + gone + children.reduce((sum, stat) => sum + stat.own, 0)) * MS_PER_TICK;
};

/** Resident memory now and at its highest, in megabytes. */
export const residentMb = (pid) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { now: read('VmRSS'), highest: read('VmHWM') };
};

/** Work that waits for a processor, averaged over a minute: above the number of cores, somebody else is working too. */
export const loadAverage = () => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0]);

/** Processor, cores, memory, kernel. */
export const machine = () =>
  `${cpus()[0].model.trim() || 'unnamed processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release()}`;

const PACKAGES = ['typeorm', 'pg', '@nestjs/core', 'fastify', '@angular/core'];

/** The versions that were measured. */
export const versions = (postgres) => {
  const installed = PACKAGES.map((name) => `${name} ${JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version}`);
  return [`Node ${process.versions.node}`, `PostgreSQL ${postgres}`, ...installed].join(', ');
};
