import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ATTRIBUTION_FILE_SCHEMA, attributionFileSchema } from './attribution-file-schema.mjs';
import { NODE, ROOT } from './paths.mjs';

const command = (name, args, { input = '', cwd = ROOT } = {}) =>
  spawnSync(NODE, [join(ROOT, 'scripts', `${name}.mjs`), ...args], { cwd: ROOT, input, encoding: 'utf8', env: { ...process.env, INIT_CWD: cwd } });

describe('npm run attribute', () => {
  it('reads a file from where the person stands, and prints nothing but the answer', () => {
    const { status, stdout } = command('attribute', ['two-on-one-day.json'], { cwd: join(ROOT, 'docs', 'examples', 'attribution') });
    expect([status, JSON.parse(stdout).attribution.groups.length]).toEqual([0, 1]);
  });

  it('says everything that is wrong with the input, and ends with 2', () => {
    const { status, stdout, stderr } = command('attribute', ['-'], { input: '{ "readings": 3, "courses": [] }' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('$.readings: a list was expected, not 3');
    expect(stderr).toContain('$: either "measure" or "scale" is needed');
  });

  it.each([[], ['--fail-on', 'block', '-'], ['--seconds', '3', '-']])('explains itself when asked %j', (...args) => {
    const { status, stderr } = command('attribute', args);
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run attribute --')]);
  });
});

describe('npm run calibrate', () => {
  it('measures from a seed, the same each time', () => {
    const measured = () => command('calibrate', ['--patients', '2', '--seed', '5', '--json']).stdout;
    const first = measured();
    expect(JSON.parse(first)).toMatchObject({ seed: 5, patients: 2, goals: expect.any(Array) });
    expect(measured()).toBe(first);
  });

  it.each([['--patients', 'many'], ['--seed', '0'], ['--quick']])('explains itself when asked %j', (...args) => {
    const { status, stderr } = command('calibrate', args);
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run calibrate --')]);
  });
});

describe('the schema of an attribution file', () => {
  it('is the one that the types make: npm run schema', () => {
    expect(readFileSync(ATTRIBUTION_FILE_SCHEMA, 'utf8')).toBe(attributionFileSchema());
  });
});
