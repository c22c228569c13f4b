import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CASE_FILE_SCHEMA, caseFileSchema } from './case-file-schema.mjs';
import { NODE, ROOT } from './paths.mjs';

const evaluate = (args, { input = '', cwd = ROOT, command = 'evaluate' } = {}) =>
  spawnSync(NODE, [join(ROOT, 'scripts', `${command}.mjs`), ...args], { cwd: ROOT, input, encoding: 'utf8', env: { ...process.env, INIT_CWD: cwd } });

const EXAMPLES = join(ROOT, 'docs', 'examples');

describe('npm run evaluate', () => {
  it('reads a file from where the person stands, and prints nothing but the answer', () => {
    const { status, stdout } = evaluate(['unmapped-medicine.json'], { cwd: EXAMPLES });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'unmapped-medicine.json', ruleSet: { added: [] } });
  });

  it('reads what is piped in', () => {
    const input = readFileSync(join(EXAMPLES, 'opioid-with-benzodiazepine.json'), 'utf8');
    const { status, stdout } = evaluate(['--fail-on', 'block', '-'], { input });
    expect([status, JSON.parse(stdout).findings[0].ruleId]).toEqual([1, 'DDI-01']);
  });

  it('says where the input is wrong', () => {
    const { status, stdout, stderr } = evaluate(['-'], { input: '{\n  "today": "2027-03-01"\n  "plan": {}\n}' });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('-:3:3: $: a comma was expected');
  });

  it.each([[], ['--lang', 'fr', '-'], ['--fail-on', 'warn', '-'], ['--no-such', '-'], ['--seconds', '3', '-']])('explains itself when asked %j', (...args) => {
    const { status, stderr } = evaluate(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run evaluate --')]);
  });
});

describe('npm run stage', () => {
  it('takes its time limit, and ends as it was asked to', () => {
    const { status, stdout } = evaluate(['--seconds', '5', '--fail-on', 'infeasible', 'stage/no-days-fit.json'], { cwd: EXAMPLES, command: 'stage' });
    expect([status, JSON.parse(stdout).status]).toEqual([1, 'infeasible']);
  });

  it.each(['0', '-1', 'soon'])('does not understand %s seconds', (seconds) => {
    const { status, stderr } = evaluate(['--seconds', seconds, '-'], { command: 'stage' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run stage --')]);
  });
});

describe('the schema of a case file', () => {
  it('is the one that the types make: npm run schema', () => {
    expect(readFileSync(CASE_FILE_SCHEMA, 'utf8')).toBe(caseFileSchema());
  });
});
