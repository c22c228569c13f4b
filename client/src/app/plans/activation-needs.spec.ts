import { describe, expect, it } from '@jest/globals';
import type { SignatureView } from '@stagewell/shared/plans/plan';
import { evaluationOf, findingOf, unknownOf } from '../../testing/plan';
import { hindrance, needsOf, signaturesOf } from './activation-needs';
import type { Answer } from './answer';

const TODAY = '2026-11-24';
const PRESCRIBER = { isPrescriber: true, urgent: false, today: TODAY, prescribes: (accountId: string) => accountId === 'doctor' };
const OTHER = { ...PRESCRIBER, isPrescriber: false };
const TOGETHER = 'Ibuprofen and naproxen run at the same time.';
const BLOCK = findingOf('DDI-18', 'block', TOGETHER);
const WARNING = findingOf('SEQ-30', 'warn', 'No goal beyond less pain is recorded.');
const SCOPE = findingOf('SCOPE', 'block', 'The patient is outside the rules’ scope.');
const UNKNOWN = unknownOf('DDI-02', 'block', 'fact:egfr');
const signed = (finding: { fingerprint: string; ruleId: string }, decision: SignatureView['decision'], by: string): SignatureView => ({
  id: `${finding.fingerprint} ${by}`,
  fingerprint: finding.fingerprint,
  ruleId: finding.ruleId,
  decision,
  reasonCode: 'other',
  reason: 'Agreed with the patient.',
  expiresOn: '2026-12-24',
  byPrescriber: by === 'doctor',
  withdrawn: null,
  by,
  byName: by,
  at: '2026-11-24T10:00:00Z',
  planVersion: 2,
});

describe('what activation still asks for', () => {
  it('comes in the order in which it has to be settled, each with what to do', () => {
    const groups = needsOf(evaluationOf([WARNING, BLOCK, SCOPE, findingOf('MON-04', 'inform', 'Told only.')], [UNKNOWN]), [], PRESCRIBER);
    expect(groups.map(({ needs }) => needs)).toEqual(['scope-decision', 'override', 'accept-unknown', 'acknowledge']);
    for (const { heading, explanation } of groups) expect([heading, explanation]).not.toContain('');
  });

  it('asks only about an unknown that a block hangs on, also one behind a finding', () => {
    const behind = findingOf('DDI-01', 'inform', 'Told only.', { unknowns: [unknownOf('DDI-01', 'block', 'dose:a'), unknownOf('DDI-01', 'warn', 'dose:b')] });
    const [only, ...more] = needsOf(evaluationOf([behind], [unknownOf('MON-04', 'warn', 'fact:systolic'), UNKNOWN]), [], PRESCRIBER);
    expect(only?.points.map(({ text }) => text)).toEqual(['dose:a is not recorded.', 'fact:egfr is not recorded.']);
    expect(more).toEqual([]);
  });

  it.each<[what: string, given: SignatureView[], open: number]>([
    ['an override by a prescriber counts', [signed(BLOCK, 'override', 'doctor')], 0],
    ['an override by somebody else does not', [signed(BLOCK, 'override', 'therapist')], 1],
    ['an acknowledgement is no override', [signed(BLOCK, 'acknowledge', 'doctor')], 1],
    ['one that ended does not', [{ ...signed(BLOCK, 'override', 'doctor'), expiresOn: '2026-11-23' }], 1],
    ['a signature for another fingerprint does not count', [signed({ ...BLOCK, fingerprint: 'DDI-18.before' }, 'override', 'doctor')], 1],
  ])('%s', (_what, given, open) => {
    expect(needsOf(evaluationOf([BLOCK]), given, OTHER).flatMap(({ points }) => points)).toHaveLength(open);
  });
});

describe('one sentence said by several rules', () => {
  const same = [BLOCK, findingOf('DDI-07', 'block', TOGETHER), findingOf('DDI-07', 'block', TOGETHER, { fingerprint: 'DDI-07.second' })];
  const groups = needsOf(evaluationOf([...same, findingOf('SEQ-04', 'block', 'Something else.')]), [], PRESCRIBER);

  it('is one point that names every rule once', () => {
    expect(groups[0]?.points.map(({ text, ruleIds }) => [text, ruleIds])).toEqual([
      [TOGETHER, ['DDI-18', 'DDI-07']],
      ['Something else.', ['SEQ-04']],
    ]);
  });

  const WHY: Answer = { reasonCode: 'stable-on-it', reason: '  Two weeks of overlap, agreed.  ', until: '2026-12-31' };

  it('takes one answer, and every fingerprint is signed with it', () => {
    const answers = new Map([
      [`override ${TOGETHER}`, WHY],
      ['override Something else.', { ...WHY, until: TODAY }],
    ]);
    const kept = { decision: 'override', reasonCode: 'stable-on-it', reason: 'Two weeks of overlap, agreed.' };
    expect(signaturesOf(groups, answers, TODAY)).toEqual([
      { ...kept, fingerprint: 'DDI-18.', expiresOn: '2026-12-31' },
      { ...kept, fingerprint: 'DDI-07.', expiresOn: '2026-12-31' },
      { ...kept, fingerprint: 'DDI-07.second', expiresOn: '2026-12-31' },
      { ...kept, fingerprint: 'SEQ-04.', expiresOn: TODAY },
    ]);
  });

  it.each<[what: string, answer: Answer]>([
    ['no reason chosen', { ...WHY, reasonCode: null }],
    ['an override without words', { ...WHY, reason: '' }],
    ['a last day that has passed', { ...WHY, until: '2026-11-23' }],
    ['a last day too far away', { ...WHY, until: '2027-11-23' }],
  ])('is not signed with %s', (_what, answer) => {
    expect(signaturesOf(needsOf(evaluationOf([BLOCK]), [], PRESCRIBER), new Map([[`override ${TOGETHER}`, answer]]), TODAY)).toBeNull();
  });

  it('stays two points when one has to be overridden and the other acknowledged, each with its own answer', () => {
    const mixed = needsOf(evaluationOf([BLOCK, findingOf('DDI-18', 'warn', TOGETHER, { fingerprint: 'DDI-18.mild' })]), [], PRESCRIBER);
    const answers = new Map([
      [`override ${TOGETHER}`, WHY],
      [`acknowledge ${TOGETHER}`, { ...WHY, reason: '' }],
    ]);
    expect(signaturesOf(mixed, answers, TODAY)?.map(({ fingerprint, decision, reason }) => [fingerprint, decision, reason])).toEqual([
      ['DDI-18.', 'override', 'Two weeks of overlap, agreed.'],
      ['DDI-18.mild', 'acknowledge', ''],
    ]);
  });
});

describe('what nobody can sign', () => {
  it('a decision about the scope is never signed, whatever reason is typed', () => {
    const groups = needsOf(evaluationOf([SCOPE]), [], PRESCRIBER);
    expect(signaturesOf(groups, new Map(), TODAY)).toEqual([]);
    expect(hindrance(groups, true)).toContain('scope has to be decided');
  });

  it.each([
    ['a prescriber may override a block', [BLOCK], PRESCRIBER, null],
    ['somebody else proposes it instead', [BLOCK], OTHER, 'Propose the plan'],
    ['a warning anybody who signs may acknowledge', [WARNING], OTHER, null],
    ['urgency alone needs a prescriber', [], { ...OTHER, urgent: true }, 'Propose the plan'],
    ['an urgent plan of a prescriber needs nothing more', [], { ...PRESCRIBER, urgent: true }, null],
    ['nothing found, nothing in the way', [], OTHER, null],
  ])('%s', (_what, findings, who, sentence) => {
    const said = hindrance(needsOf(evaluationOf(findings), [], who), who.isPrescriber);
    if (sentence === null) expect(said).toBeNull();
    else expect(said).toContain(sentence);
  });
});
