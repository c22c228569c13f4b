import { expect, it } from '@jest/globals';
import { addDays } from '@stagewell/shared/dates';
import type { Chart } from '@stagewell/shared/plans/chart';
import { attributionFor } from '@stagewell/shared/progress/attribution/chart-attribution';
import { progressOf } from '@stagewell/shared/progress/summary';
import { chartOf, checkInOf } from '../../testing/chart';
import { CATALOGUE, courseOf, planOf } from '../../testing/plan';
import { reviewLines } from './review-lines';

const TODAY = '2026-11-24';
const on = (days: number): string => addDays(TODAY, days);
const nausea = (severity: 'mild' | 'moderate') => ({ courseId: 'a', what: 'Nausea', severity, wantsToStop: false });
const told = (day: number, severity: 'mild' | 'moderate') => checkInOf(`${day}`, { takenOn: on(day), sideEffects: [nausea(severity)] });
const step = (day: number, dailyMg: number) => ({ day, text: '', dailyMg, perWeek: null, holdRule: null, adequate: true });
const COURSE = courseOf('a', 'duloxetine', on(-20), { state: 'active', startedOn: on(-20), steps: [step(0, 30), step(30, 60)] });
const lineOf = (change: Partial<Chart>) => {
  const chart = chartOf({ plan: planOf([COURSE], { state: 'active' }), ...change });
  const progress = progressOf(chart, CATALOGUE);
  const [line] = reviewLines({ chart, catalogue: CATALOGUE, progress, attributed: attributionFor(chart, CATALOGUE, 'peg') });
  if (line === undefined) throw new Error('a line');
  return line;
};
const factOf = (label: string, change: Partial<Chart>): string | undefined => lineOf(change).facts.find((fact) => fact.label === label)?.value;

it('side effects are those told since the course was last decided about, each as told last', () => {
  const checkIns = [told(-15, 'moderate'), told(-5, 'mild')];
  expect(factOf('Side effects', { checkIns })).toBe('Nausea (mild), Nov 19, 2026');
  const reviewDecisions = [{ on: on(-3), decisions: [{ courseId: 'a' }] }] as unknown as Chart['reviewDecisions'];
  expect(factOf('Side effects', { checkIns, reviewDecisions })).toBe('none told');
});

it('says what is taken now, and what is planned from which day', () => expect(factOf('Now', {})).toBe('30 mg a day; from Dec 4, 2026: 60 mg a day'));

it('says when it is judged, and that benefit cannot be told without readings', () => {
  expect(factOf('Judged', {})).toMatch(/^[A-Z][a-z]{2} \d+, \d{4}, in \d+ days$/);
  expect(factOf('Benefit', {})).toBe('cannot tell');
});

it('what follows from one rule stands together, with the rule', () => {
  const { considered } = lineOf({ checkIns: [told(-5, 'moderate')] });
  expect(considered[0]).toEqual({
    texts: ['Side effect to weigh against benefit: Nausea (moderate).', 'A lower dose or a slower pace may make it bearable.'],
    ruleIds: ['SAF-19'],
    because: '',
  });
});
