import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import type { CourseView } from '@stagewell/shared/plans/plan';
import { CATALOGUE, courseOf } from '../../testing/plan';
import type { PlannedReview } from '@stagewell/shared/reviews/review';
import { type Bar, barOf, decidedBy, spanOfBars, type Stretch } from './bar';

const START = '2026-12-07';
type Days = readonly [from: number, to: number] | null;
const day = (days: number): string => addDays(START, days);
const days = (part: Stretch | null): Days => (part === null ? null : [daysBetween(START, part.from), daysBetween(START, part.to)]);
const partsOf = ({ onset, window, effect, fading }: Bar) => [onset, window, effect, fading].map(days);
const barFor = (modalityId: string, more: Partial<CourseView> = {}): Bar => {
  const course = courseOf('a', modalityId, START, more);
  return barOf(course, course.state === 'planned' ? null : course, CATALOGUE.get(modalityId));
};
const step = (at: number, adequate: boolean) => ({ day: at, text: 'dose', dailyMg: null, perWeek: null, holdRule: null, adequate });

describe('the parts of a bar, in days from the start', () => {
  it.each<[what: string, bar: Bar, onset: Days, window: Days, effect: Days, fading: Days, judged: readonly number[]]>([
    ['a titrated medicine: judged four weeks after its full dose', barFor('duloxetine'), [0, 14], [14, 35], [35, 119], null, [35]],
    ['a slower titration is judged later', barFor('duloxetine', { steps: [step(0, false), step(28, true)] }), [0, 14], [14, 56], [56, 140], null, [56]],
    ['a planned end cuts it', barFor('duloxetine', { endsOn: day(41) }), [0, 14], [14, 35], [35, 42], null, [35]],
    ['an end before it is judged leaves no effect', barFor('duloxetine', { endsOn: day(20) }), [0, 14], [14, 21], null, null, [35]],
    ['an end while it begins to work leaves only that', barFor('duloxetine', { endsOn: day(9) }), [0, 10], null, null, null, [35]],
    ['a course of one day', barFor('duloxetine', { endsOn: day(0) }), [0, 1], null, null, null, [35]],
    ['an unknown onset draws no part', barFor('lidocaine_5'), null, [0, 21], [21, 105], null, [21]],
    ['expected worsening counts as onset', barFor('pt_exercise', { endsOn: day(83) }), [0, 21], [21, 56], [56, 84], null, [56]],
    ['an effect that outlasts the course wears off after it', barFor('acupuncture', { endsOn: day(55) }), null, [0, 42], [42, 56], [56, 421], [42]],
    ['a procedure is one day with its effect', barFor('esi'), [0, 14], [14, 42], [42, 180], null, [14, 42]],
    ['a diagnostic test is not judged', barFor('mbb'), null, null, [0, 2], null, []],
    ['a procedure of which no time is known', barFor('cryo'), null, null, [0, 1], null, []],
    ['a medicine of which no time is known', barFor('baclofen'), null, null, [0, 84], null, []],
    ['what is not in the catalogue any more', barFor('gone'), null, null, [0, 84], null, []],
  ])('%s', (_what, bar, ...[onset, window, effect, fading, judged]) => {
    expect(partsOf(bar)).toEqual([onset, window, effect, fading]);
    expect(bar.assessOn.map((on) => daysBetween(START, on))).toEqual(judged);
  });

  it('a procedure ends on its day, an ongoing medicine does not', () => {
    expect([barFor('esi').endsOn, barFor('duloxetine').endsOn]).toEqual([START, null]);
  });

  it('once it has started it is drawn from the recorded day, and to the recorded end', () => {
    const bar = barFor('duloxetine', { state: 'stopped', startedOn: day(3), endedOn: day(30), endsOn: day(83) });
    expect([bar.startsOn, bar.endsOn]).toEqual([day(3), day(30)]);
    expect(partsOf(bar)).toEqual([[3, 17], [17, 31], null, null]);
  });
});

describe('the day by which all is decided', () => {
  const due = (moment: PlannedReview['moment'], after: number, courseIds: readonly string[] = ['a']): PlannedReview => ({
    ...{ key: `${moment}:a:1`, moment, courseIds },
    ...{ earliest: day(after), target: day(after), latest: day(after) },
  });
  const by = (bars: readonly Bar[], reviews: readonly PlannedReview[] = [], today = START): number => daysBetween(START, decidedBy(bars, reviews, today));

  it.each<[what: string, bars: readonly Bar[], reviews: readonly PlannedReview[], after: number]>([
    ['an ongoing medicine is judged', [barFor('duloxetine')], [], 35],
    ['a procedure is judged twice; its effect goes on', [barFor('esi')], [], 42],
    ['a planned end is later than its judgement', [barFor('acupuncture', { endsOn: day(55) })], [], 55],
    ['a judgement that waits for an open day', [barFor('esi')], [due('assessment', 45)], 45],
    ['the end of an effect may be a year away', [barFor('esi')], [due('wear-off', 166)], 42],
    ['boosters and checks recur for a year', [barFor('esi')], [due('booster', 400), due('check', 300)], 42],
    ['of the plan as a whole there is no end', [barFor('esi')], [due('horizon', 360, [])], 42],
    ['the last start', [barFor('mbb', { startsOn: day(90) })], [], 90],
  ])('%s', (_what, bars, reviews, after) => {
    expect(by(bars, reviews)).toBe(after);
  });

  it('is not before today', () => {
    expect(by([barFor('esi')], [], day(100))).toBe(100);
  });
});

describe('the span of all bars', () => {
  const ends = (bar: Bar): number => daysBetween(START, spanOfBars([bar], START).to);

  it.each<[what: string, bar: Bar, to: number]>([
    ['three months ahead at least', barFor('mbb'), 84],
    ['to the end of an effect', barFor('esi'), 180],
    ['to the end of what wears off', barFor('acupuncture', { endsOn: day(55) }), 421],
    ['to a day on which it is judged, though it ended before', barFor('duloxetine', { startsOn: day(80), endsOn: day(90) }), 115],
  ])('%s', (_what, bar, to) => {
    expect(ends(bar)).toBe(to);
  });

  it('begins with the first course, or today', () => {
    expect(spanOfBars([barFor('esi'), barFor('cbt', { startsOn: day(-30) })], START).from).toBe(day(-30));
    expect(spanOfBars([barFor('esi')], day(-3)).from).toBe(day(-3));
    expect(spanOfBars([], START)).toEqual({ from: START, to: day(84) });
  });
});
