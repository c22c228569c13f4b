import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { evaluateCase, type CaseEvaluation } from '@stagewell/shared/sequencing/evaluate-case';
import { RULE_KINDS } from '@stagewell/shared/sequencing/rules';
import type { Asked } from './command.js';
import { evaluateFiles, FAIL_ON } from './evaluate-files.js';
import { readCase } from './read-case.js';
import { EXIT, SHIPPED } from './run-cases.js';

const DOCS = join(import.meta.dirname, '..', '..', '..', '..', 'docs');
const MANUAL = readFileSync(join(DOCS, 'sequencing.md'), 'utf8');
const EXAMPLES = readdirSync(join(DOCS, 'examples')).filter((name) => name.endsWith('.json'));

const evaluationOf = (text: string): CaseEvaluation => {
  const read = readCase(text, SHIPPED);
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return evaluateCase(read.file, SHIPPED);
};

const inShort = ({ findings }: CaseEvaluation): readonly string[] =>
  findings.map(({ severity, ruleId, courseIds }) => `${severity} ${ruleId}: ${courseIds.join(' ')}`);
const missing = ({ notEvaluable }: CaseEvaluation): readonly string[] => [...new Set(notEvaluable.map(({ datum }) => datum))].toSorted();

/** What a clinician should hear of each example. */
const EXPECTED: Readonly<Record<string, { readonly findings: readonly string[]; readonly missing: readonly string[] }>> = {
  'opioid-with-benzodiazepine.json': {
    findings: ['block DDI-01: tramadol', 'block SEQ-24: tramadol', 'warn SEQ-02: tramadol', 'inform SEQ-28: '],
    missing: ['fact:alcohol_per_day', 'fact:creatinine', 'fact:naloxone', 'fact:weight'],
  },
  'snri-injection-and-exercise.json': {
    findings: ['warn SEQ-02: injection', 'warn SEQ-03: snri injection', 'warn SEQ-07: injection'],
    missing: ['fact:glucose', 'fact:hba1c', 'fact:inr', 'fact:phq9_item9', 'fact:platelets', 'fact:temperature'],
  },
  'unmapped-medicine.json': {
    findings: ['inform MON-01: pregabalin', 'inform SEQ-28: '],
    missing: ['fact:alcohol_per_day', 'fact:creatinine', 'fact:phq9_item9', 'fact:weight', 'medicine:sleeping-pill'],
  },
};

const example = (name: string): string => readFileSync(join(DOCS, 'examples', name), 'utf8');

describe('the examples', () => {
  it('each has its answer here', () => {
    expect(EXAMPLES.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(EXAMPLES)('%s', (name) => {
    const evaluation = evaluationOf(example(name));
    expect({ findings: inShort(evaluation), missing: missing(evaluation) }).toEqual(EXPECTED[name]);
  });

  it('a medicine that nobody mapped blocks nothing and lets nothing pass that it could concern', () => {
    const { notEvaluable, passed } = evaluationOf(example('unmapped-medicine.json'));
    const concerned = notEvaluable.filter(({ datum }) => datum === 'medicine:sleeping-pill').map(({ ruleId }) => ruleId);
    expect(concerned).toEqual(expect.arrayContaining(['DDI-02', 'DDI-03']));
    expect(passed.filter(({ ruleId }) => concerned.includes(ruleId))).toEqual([]);
  });
});

/** The examples of the manual, in their order: the whole case first, then a row for each kind. */
const [whole = '', ...rows] = [...MANUAL.matchAll(/```json\n(.*?)```/gs)].map(([, json]) => json ?? '');

describe('the manual', () => {
  it('holds a whole case that works as it is written', () => {
    const evaluation = evaluationOf(whole);
    expect(inShort(evaluation)).toEqual(expect.arrayContaining(['block DDI-14: tablet', 'inform TRIAL-WEIGHT: exercise']));
    expect(evaluation.ruleSet).toEqual({ version: SHIPPED.version, changed: ['SEQ-03', 'SEQ-03/recommended'], added: ['TRIAL-WEIGHT'] });
    expect(inShort(evaluation).filter((line) => line.includes('SEQ-03'))).toEqual([]);
  });

  it.each(RULE_KINDS)('explains %s, with a row that can be added', (kind) => {
    expect(MANUAL).toContain(`\n### \`${kind}\`\n`);
    const [row] = rows.filter((text) => (JSON.parse(text) as { readonly kind: string }).kind === kind);
    const file = { ...(JSON.parse(whole) as object), rules: { add: [JSON.parse(row ?? 'null')] } };
    expect(evaluationOf(JSON.stringify(file)).ruleSet.added).toHaveLength(1);
  });
});

const FOLDER = mkdtempSync(join(tmpdir(), 'stagewell-cases-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const BAD = join(FOLDER, 'bad.json');
writeFileSync(BAD, '{ "today": "2027-03-01" }');

const BLOCKED = join(DOCS, 'examples', 'opioid-with-benzodiazepine.json');
const OPEN = join(DOCS, 'examples', 'unmapped-medicine.json');

const run = async (files: readonly string[], options: Partial<Asked<(typeof FAIL_ON)[number]>> = {}) => {
  const [said, complaints]: [string[], string[]] = [[], []];
  const output = { say: (text: string) => void said.push(text), complain: (text: string) => void complaints.push(text) };
  const code = await evaluateFiles({ files, text: false, lang: 'en', failOn: null, seconds: 1, ...options }, output);
  return { code, said, complaints };
};

describe('the command', () => {
  it.each([
    ['whatever was found', [BLOCKED, OPEN], null, EXIT.done],
    ['a block stands', [BLOCKED], 'block', EXIT.stands],
    ['no block stands', [OPEN], 'block', EXIT.done],
    ['a block cannot be judged', [OPEN], 'open-block', EXIT.stands],
    ['one is malformed', [BAD, OPEN], null, EXIT.malformed],
    ['one is malformed and a block stands', [BAD, BLOCKED], 'block', EXIT.malformed],
    ['one is not there', [join(FOLDER, 'nothing.json')], null, EXIT.malformed],
  ] as const)('ends as it should when %s', async (_, files, failOn, code) => {
    expect((await run(files, { failOn })).code).toBe(code);
  });

  it('tells what is wrong with a file, and judges the others', async () => {
    const { said, complaints } = await run([BAD, OPEN]);
    expect(complaints).toEqual([`${BAD}:1:1: $: "plan" is missing`]);
    expect(said.map((line) => (JSON.parse(line) as { readonly file: string }).file)).toEqual([OPEN]);
  });

  it('prints one file indented and several a line each, with what it was judged by', async () => {
    const [one] = (await run([OPEN])).said;
    const many = (await run([OPEN, BLOCKED])).said;
    expect([one?.includes('\n'), ...many.map((line) => line.includes('\n'))]).toEqual([true, false, false]);
    const answer = JSON.parse(one ?? '') as CaseEvaluation;
    expect(Object.keys(answer)).toEqual(['file', 'title', 'today', 'engineVersion', 'ruleSet', 'findings', 'notEvaluable', 'passed']);
    expect(answer.findings[0]).toMatchObject({ ruleId: 'MON-01', fixes: [{ kind: 'record-fact', datum: 'fact:egfr' }] });
  });

  it.each([
    ['en', /BLOCK +DDI-01.*Tramadol from April 12, 2027/, /Fix: Replace Tramadol by its backup Duloxetine/],
    ['es', /BLOQUEO +DDI-01.*Tramadol desde el 12 de abril de 2027/, /Solución: Sustituir Tramadol por su alternativa Duloxetina/],
  ] as const)('says it in sentences: %s', async (lang, finding, fix) => {
    const [text] = (await run([BLOCKED], { text: true, lang })).said;
    expect(text).toMatch(finding);
    expect(text).toMatch(fix);
  });
});
