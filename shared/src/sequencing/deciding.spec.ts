import { describe, expect, it } from '@jest/globals';
import { addDays } from '../dates.js';
import { DECISION_REASONS, DECISIONS, REASON_CODES, reasonProblems, reasonsFor, type Deciding, type ReasonCode } from './decision-reasons.js';
import type { Evaluation, Finding, NotEvaluable, Severity } from './finding.js';
import { openDecisions, planDecisions, pressingDecisions, type KeptSignature } from './open-decisions.js';
import { expiryProblem, isEnding, SIGNATURE_LIFE, standingOf, usualExpiry } from './signature-life.js';
import { maySnooze, snoozeOf, snoozeProblem, type Snoozed } from './snooze.js';

const TODAY = '2027-03-10';
const day = (from: number): string => addDays(TODAY, from);
const said = (en: string) => ({ en, es: en });

describe('the reasons', () => {
  it('are each said in both languages, and every decision can be given one', () => {
    expect(DECISION_REASONS.map(({ code }) => code)).toEqual([...REASON_CODES]);
    for (const { text } of DECISION_REASONS) expect([text.en, text.es]).not.toContain('');
    for (const deciding of [...DECISIONS, 'snooze'] as const) expect(reasonsFor(deciding).at(-1)?.code).toBe('other');
  });

  it.each<[what: string, deciding: Deciding, code: ReasonCode | null, words: string, paths: string[]]>([
    ['a code is enough for a warning', 'acknowledge', 'stable-on-it', '', []],
    ['a code is enough for what is not known', 'accept-unknown', 'result-pending', '', []],
    ['an override says it in words too', 'override', 'benefit-outweighs-risk', '', ['reason']],
    ['nine characters are too few', 'override', 'benefit-outweighs-risk', ' 123456789 ', ['reason']],
    ['ten are enough', 'override', 'benefit-outweighs-risk', '1234567890', []],
    ['another reason is said in words', 'acknowledge', 'other', 'because', ['reason']],
    ['no code', 'acknowledge', null, 'Discussed with the patient', ['reasonCode']],
    ['a code for something else', 'override', 'next-visit', 'Discussed with the patient', ['reasonCode']],
    ['neither', 'override', null, '', ['reasonCode', 'reason']],
  ])('%s', (_, deciding, reasonCode, reason, paths) => {
    expect(reasonProblems(deciding, { reasonCode, reason }).map(({ path }) => path)).toEqual(paths);
  });
});

describe('how long a signature counts', () => {
  it.each(DECISIONS)('%s: the usual day may be chosen, the last one too, the next one not', (decision) => {
    const { mostDays } = SIGNATURE_LIFE[decision];
    expect(expiryProblem(decision, usualExpiry(decision, TODAY), TODAY)).toBeNull();
    expect(expiryProblem(decision, day(mostDays), TODAY)).toBeNull();
    expect(expiryProblem(decision, day(mostDays + 1), TODAY)).toContain(`${mostDays} days`);
  });

  it.each([
    ['today', TODAY, null],
    ['yesterday', day(-1), 'has passed'],
    ['30 February', '2027-02-30', 'Choose the last day'],
    ['no day', '', 'Choose the last day'],
  ])('until %s', (_, expiresOn, words) => {
    const problem = expiryProblem('override', expiresOn, TODAY);
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toContain(words);
  });

  it.each([
    ['counts on its last day', { expiresOn: TODAY }, 'in-force'],
    ['not on the day after', { expiresOn: day(-1) }, 'expired'],
    ['not when it was withdrawn', { expiresOn: day(9), withdrawn: { at: '2027-03-09T10:00:00Z' } }, 'withdrawn'],
    ['not withdrawn is said by null too', { expiresOn: day(9), withdrawn: null }, 'in-force'],
  ])('%s', (_, signature, standing) => expect(standingOf(signature, TODAY)).toBe(standing));

  it.each([
    [0, true],
    [7, true],
    [8, false],
    [-1, false],
  ])('that ends in %s days is told beforehand: %s', (days, told) => expect(isEnding({ expiresOn: day(days) }, TODAY)).toBe(told));
});

describe('putting a finding out of sight', () => {
  const WARNING = { fingerprint: 'SEQ-30.a', severity: 'warn' as Severity };
  const snoozed = (untilOn: string, more: Partial<Snoozed> = {}): Snoozed => ({ ...WARNING, untilOn, ...more });

  it.each<[what: string, severity: Severity, until: string, before: Snoozed[], words: string | null]>([
    ['a warning, for two weeks', 'warn', day(14), [], null],
    ['what only informs, for today', 'inform', TODAY, [], null],
    ['not for a day more', 'warn', day(15), [], '14 days'],
    ['not until yesterday', 'warn', day(-1), [], 'from today on'],
    ['never a block', 'block', day(1), [], 'stays in sight'],
    ['a second time', 'warn', day(1), [snoozed(day(-9))], null],
    ['not a third time', 'warn', day(1), [snoozed(day(-20)), snoozed(day(-9))], '2 times'],
    ['another finding’s snoozes do not count', 'warn', day(1), [snoozed(day(-20), { fingerprint: 'x' }), snoozed(day(-9), { fingerprint: 'x' })], null],
  ])('%s', (_, severity, untilOn, before, words) => {
    const problem = snoozeProblem({ ...WARNING, severity }, untilOn, { today: TODAY, before });
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toContain(words);
    if (words?.includes('day') !== true) expect(maySnooze({ ...WARNING, severity }, before)).toBe(words === null);
  });

  it.each<[what: string, snooze: Snoozed, hidden: boolean]>([
    ['on its last day it is out of sight', snoozed(TODAY), true],
    ['on the day after it is back', snoozed(day(-1)), false],
    ['when its facts changed it is back', snoozed(day(5), { fingerprint: 'SEQ-30.b' }), false],
    ['when its severity changed it is back', snoozed(day(5), { severity: 'inform' }), false],
  ])('%s', (_, snooze, hidden) => expect(snoozeOf(WARNING, [snooze], TODAY) !== null).toBe(hidden));

  it('of two snoozes the longer one is told', () => {
    expect(snoozeOf(WARNING, [snoozed(day(5)), snoozed(day(3))], TODAY)?.untilOn).toBe(day(5));
  });
  it('a block is never out of sight, whatever was kept', () => {
    expect(snoozeOf({ ...WARNING, severity: 'block' }, [snoozed(day(5), { severity: 'block' })], TODAY)).toBeNull();
  });
});

describe('what a running plan has to answer for', () => {
  const finding = (ruleId: string, severity: Severity): Finding => ({
    ruleId,
    severity,
    fingerprint: `${ruleId}.1`,
    courseIds: [],
    days: [],
    text: said(ruleId),
    rationale: said(''),
    source: { citation: 'x', verification: 'guide' },
    fixes: [],
    inherited: false,
    covers: [],
    unknowns: [],
  });
  const unknown: NotEvaluable = { ruleId: 'DDI-02', severity: 'block', fingerprint: 'DDI-02.1', courseIds: [], datum: 'fact:egfr', text: said('eGFR') };
  const evaluation: Evaluation = { findings: [finding('DDI-18', 'block'), finding('SEQ-30', 'warn')], notEvaluable: [unknown], passed: [] };
  const signed = (ruleId: string, decision: KeptSignature['decision'], more: Partial<KeptSignature> = {}): KeptSignature => ({
    fingerprint: `${ruleId}.1`,
    decision,
    expiresOn: day(20),
    byPrescriber: true,
    at: '2027-02-01T10:00:00Z',
    ...more,
  });
  const ALL = [signed('DDI-18', 'override'), signed('SEQ-30', 'acknowledge', { byPrescriber: false }), signed('DDI-02', 'accept-unknown')];
  const standing = (signatures: readonly KeptSignature[]) => planDecisions(evaluation, signatures, TODAY).map((one) => [one.ruleId, one.standing]);

  it('nothing is open when all is signed and counts', () => {
    expect(openDecisions(planDecisions(evaluation, ALL, TODAY))).toEqual([]);
  });

  it.each<[what: string, signatures: KeptSignature[], expected: string]>([
    ['never signed', [], 'unsigned'],
    ['ended yesterday', [signed('DDI-18', 'override', { expiresOn: day(-1) })], 'expired'],
    ['ends today', [signed('DDI-18', 'override', { expiresOn: TODAY })], 'in-force'],
    [
      'signed again after it ended',
      [signed('DDI-18', 'override', { expiresOn: day(-1) }), signed('DDI-18', 'override', { at: '2027-03-01T10:00:00Z' })],
      'in-force',
    ],
    [
      'the newer one withdrawn: the older does not come back',
      [signed('DDI-18', 'override'), signed('DDI-18', 'override', { at: '2027-03-01T10:00:00Z', withdrawn: { at: '2027-03-02T10:00:00Z' } })],
      'withdrawn',
    ],
    ['by somebody who could not prescribe', [signed('DDI-18', 'override', { byPrescriber: false })], 'unsigned'],
    ['acknowledged only', [signed('DDI-18', 'acknowledge')], 'unsigned'],
    ['for other facts', [signed('DDI-18', 'override', { fingerprint: 'DDI-18.2' })], 'unsigned'],
  ])('a block, %s', (_, signatures, expected) => expect(standing(signatures)[0]).toEqual(['DDI-18', expected]));

  it('what presses is what blocks, and what somebody had signed; a new warning does not', () => {
    expect(pressingDecisions(planDecisions(evaluation, [], TODAY)).map(({ ruleId }) => ruleId)).toEqual(['DDI-18', 'DDI-02']);
    const ended = ALL.map((one) => ({ ...one, expiresOn: day(-1) }));
    expect(pressingDecisions(planDecisions(evaluation, ended, TODAY))).toHaveLength(3);
  });
});
