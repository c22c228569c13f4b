import { describe, expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import { RULES } from '@stagewell/shared/sequencing/data/rule-set';
import { chartOf, checkInOf } from '../../testing/chart';
import { CATALOGUE, courseOf, planOf } from '../../testing/plan';
import { openItems } from './open-items';

const TODAY = '2026-11-24';
const on = (days: number): string => addDays(TODAY, days);
const PLAN = planOf([courseOf('a', 'duloxetine', on(-200), { state: 'active', startedOn: on(-200) })], { state: 'active', activatedOn: on(-201) });
const flagged = (id: string, day: number, redFlags: Chart['checkIns'][number]['redFlags']) => checkInOf(id, { takenOn: on(day), redFlags });
const decided = (day: number): Chart['reviewDecisions'] =>
  [
    {
      on: on(day),
      decisions: [{ courseId: 'a', kind: 'continue', rationale: '', name: 'Duloxetine', evidence: null }],
    },
  ] as unknown as Chart['reviewDecisions'];
const of = (change: Partial<Chart>) => openItems(chartOf({ plan: PLAN, ...change }), CATALOGUE, RULES);

describe('what is open before anything is judged', () => {
  it('red flags since the last decision, the newest first; "none" is another thing than "not asked"', () => {
    const checkIns = [flagged('1', -120, ['saddle-numbness']), flagged('2', -40, ['saddle-numbness']), flagged('3', -5, []), flagged('4', -2, null)];
    const before = of({ checkIns });
    expect([before.since, before.redFlags.length, before.redFlagsAsked]).toEqual([on(-90), 1, true]);
    const after = of({ checkIns, reviewDecisions: decided(-30) });
    expect([after.since, after.redFlags, after.redFlagsAsked]).toEqual([on(-30), [], true]);
    expect(of({ checkIns: [flagged('4', -2, null)] }).redFlagsAsked).toBe(false);
  });

  it('the end of a trial asks for a decision until one is recorded', () => {
    const asking = (change: Partial<Chart>): boolean => of(change).findings.some(({ ruleId }) => ruleId === 'SEQ-06');
    expect(asking({})).toBe(true);
    expect(asking({ reviewDecisions: decided(-1) })).toBe(false);
  });

  it('of a draft the findings stay on the plan', () => expect(of({ plan: { ...PLAN, state: 'draft' } }).findings).toEqual([]));
});
