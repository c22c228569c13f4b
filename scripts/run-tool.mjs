import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ROOT } from './paths.mjs';
import { say } from './say.mjs';

const BIN = join(ROOT, 'node_modules', '.bin');

/** PATH without this clone's own tools: what the machine has. */
export const machinePath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
    .join(delimiter);

/** PATH with this clone's own Node 24 and tools first. */
export const projectPath = () => [BIN, machinePath()].join(delimiter);

const HEARTBEAT = 20_000;

/** Says every twenty seconds that a silent tool is still at work. */
const heartbeat = (title) => {
  const began = Date.now();
  const timer = setInterval(() => say(`  … ${title}: ${Math.round((Date.now() - began) / 1000)} s`), HEARTBEAT);
  return () => clearInterval(timer);
};

const NOTHING = [];

/**
 * Runs a program to its end and collects its output.
 * @param {string} title what the person at the terminal is waiting for
 * @param {readonly [string, ...string[]]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: readonly ('stdout' | 'stderr')[] }} options `show`: streams that are shown as they come
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export const runTool = (title, [program, ...args], { cwd = ROOT, env = { ...process.env, PATH: projectPath() }, show = NOTHING } = {}) =>
  new Promise((resolve) => {
    const stop = show.length > 0 ? () => undefined : heartbeat(title);
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    for (const stream of ['stdout', 'stderr']) {
      child[stream].on('data', (chunk) => {
        output.push(chunk);
        if (show.includes(stream)) process.stdout.write(chunk);
      });
    }
    const end = (ok, last) => {
      stop();
      resolve({ ok, output: Buffer.concat(output).toString('utf8') + last });
    };
    child.once('error', (error) => end(false, `${program}: ${error.message}\n`));
    child.once('close', (code, signal) => end(code === 0, signal ? `${program} was ended by ${signal}\n` : ''));
  });
