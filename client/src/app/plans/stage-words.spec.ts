import { describe, expect, it } from '@jest/globals';
import type { BudgetOutcome } from '@stagewell/shared/sequencing/stager/request';
import { budgetWords, weekdayWords } from './stage-words';

const WITHIN: BudgetOutcome = { limitCents: 45_000, peakCents: 20_500, within: true, from: '2026-12-01', courseIds: ['a'], why: null, relaxation: null };

describe('the budget after staging', () => {
  it('holds when all costs are known', () => {
    expect(budgetWords(WITHIN, [])).toEqual({ within: true, text: 'Within the budget: $205.00 in the dearest 30 days, from Dec 1, 2026, of $450.00 agreed.' });
  });

  it('is never said to hold while a cost is not known', () => {
    const words = budgetWords(WITHIN, ['Ketamine infusion']);
    expect(words?.within).toBe(false);
    expect(words?.text).toBe(
      'Known so far: at least $205.00 in the dearest 30 days, from Dec 1, 2026, of $450.00 agreed. What the patient pays for Ketamine infusion is not known, so nobody can say whether the budget holds.',
    );
  });

  it('that is exceeded by what is known is exceeded', () => {
    expect(budgetWords({ ...WITHIN, within: false, peakCents: 50_000 }, ['Ketamine infusion'])?.text).toContain('Over the budget of $450.00: at least $500.00');
  });
});

describe('the weekdays of new first days', () => {
  const STARTS = [
    { name: 'CBT', day: '2026-11-30' },
    { name: 'Infusion', day: '2027-02-21' },
  ];
  it.each([
    ['no days were said to suit', [], null],
    ['all suit', [1, 7], null],
    ['a Sunday does not', [1, 3], 'Not on a weekday that suits the patient (Monday, Wednesday): Infusion (Sunday).'],
  ])('%s', (_, days, words) => {
    const said = weekdayWords(STARTS, days);
    expect(words === null ? said : said?.slice(0, words.length)).toBe(words);
  });
});
