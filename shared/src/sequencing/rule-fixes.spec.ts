import { describe, expect, it } from '@jest/globals';
import { judged, type Case } from './cases/case.js';
import { ALL_CASES } from './cases/tables.js';
import { RULES } from './data/rule-set.js';
import { evaluate } from './evaluate.js';
import type { Evaluation, Finding } from './finding.js';
import { applyFix, changesPlan, standIn } from './fixes.js';
import { documentFor, patientOf } from './testing.js';

const FIRES = ['block', 'warn', 'inform'];
/** What is only told: nothing in the plan would make it untrue. */
const ONLY_TOLD: readonly (readonly [rule: string, why: RegExp])[] = [
  ['SEQ-29', /surgery/],
  ['SEQ-28', /366 days|more than a year/],
  ['SEQ-15', /on the day of the judgement/],
];
const firing = ALL_CASES.filter(([, , expected]) => FIRES.includes(expected));
const findingsOf = ({ findings }: Evaluation, rule: string): readonly Finding[] => findings.filter(({ ruleId, inherited }) => ruleId === rule && !inherited);
const named = (list: readonly Case[]) => list.map((one): readonly [string, string, Case] => [one[0], one[1], one]);

describe('every finding of the tables', () => {
  it.each(named(firing))('%s: %s – offers a way out', (rule, when, [, , , courses, patient, history]) => {
    const found = findingsOf(judged(courses, patient, history), rule);
    expect(found.length).toBeGreaterThan(0);
    const isTold = ONLY_TOLD.some(([id, why]) => id === rule && why.test(when));
    for (const { fixes } of found) if (!isTold) expect(fixes.length).toBeGreaterThan(0);
  });

  it.each(named(firing))('%s: %s – what changes the plan removes it and brings no new block', (rule, _when, [, , , courses, patient = {}, history = []]) => {
    const document = documentFor(courses, { patient: patientOf(patient), history });
    const before = evaluate(document, RULES);
    const blocks = ({ findings }: Evaluation) =>
      findings.filter(({ severity }) => severity === 'block').map(({ ruleId, courseIds }) => `${ruleId} ${courseIds.join(' ')}`);
    for (const finding of findingsOf(before, rule)) {
      for (const fix of finding.fixes.filter(changesPlan)) {
        const after = evaluate({ ...document, plan: applyFix(document.plan, fix, standIn) }, RULES);
        expect(after.findings.map(({ fingerprint }) => fingerprint)).not.toContain(finding.fingerprint);
        expect(blocks(after).filter((block) => !blocks(before).includes(block))).toEqual([]);
      }
    }
  });

  it('no fix stops, changes or touches what the patient takes', () => {
    const about = firing.flatMap(([rule, , , courses, patient, history]) =>
      findingsOf(judged(courses, patient, history), rule).flatMap(({ fixes }) => fixes.filter(changesPlan).map(({ courseId }) => courseId)),
    );
    expect(about.length).toBeGreaterThan(200);
    expect(about.filter((id) => id.startsWith('taken-'))).toEqual([]);
  });
});
