import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CASE_FILE_SCHEMA, caseFileSchema } from './case-file-schema.mjs';
import { NODE, ROOT } from './paths.mjs';

const evaluate = (args, { input = '', cwd = ROOT } = {}) =>
  spawnSync(NODE, [join(ROOT, 'scripts', 'evaluate.mjs'), ...args], { cwd: ROOT, input, encoding: 'utf8', env: { ...process.env, INIT_CWD: cwd } });

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

  it.each([[], ['--lang', 'fr', '-'], ['--fail-on', 'warn', '-'], ['--no-such', '-']])('explains itself when asked %j', (...args) => {
    const { status, stderr } = evaluate(args);
    expect([status, stderr]).toEqual([2, expect.stringContaining('npm run evaluate --')]);
  });
});

describe('the schema of a case file', () => {
  it('is the one that the types make: npm run schema', () => {
    expect(readFileSync(CASE_FILE_SCHEMA, 'utf8')).toBe(caseFileSchema());
  });
});
