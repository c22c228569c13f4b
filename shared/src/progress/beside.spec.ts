import { describe, expect, it } from '@jest/globals';
import type { CheckInView } from '../check-ins/check-in.js';
import { addDays } from '../dates.js';
import type { GoalRatingView } from '../goals/goal-rating.js';
import type { Chart } from '../plans/chart.js';
import type { CourseView } from '../plans/plan.js';
import { toldBetter, upsetsIn, type Beside } from './beside.js';
import { progressOf } from './summary.js';

const START = '2026-03-01';
const day = (days: number): string => addDays(START, days);
const event = (from: number, to: number | null) => ({ label: 'Flu', startsOn: day(from), endsOn: to === null ? null : day(to) });

describe('life events pause judging for 14 days after they end', () => {
  it.each<[string, number, number | null, boolean]>([
    ['inside', 30, 33, true],
    ['goes on since long before', -100, null, true],
    ['ended 14 days before', 0, 14, true],
    ['ended 15 days before', 0, 13, false],
    ['begins on the last day', 56, 57, true],
    ['begins the day after', 57, null, false],
  ])('%s', (_case, from, to, expected) => expect(upsetsIn([event(from, to)], day(28), day(56)).length > 0).toBe(expected));
});

const GOAL = { id: 'g', status: 'active', scale: { levels: ['', '', '', '', ''], importance: 1, difficulty: 1, baseline: -1 } };
const rating = (on: number, level: number | null): GoalRatingView =>
  ({ goalId: 'g', ratedOn: day(on), level, recordedAt: `${day(on)}T10:00:00Z` }) as unknown as GoalRatingView;
const beside = (...goalRatings: readonly GoalRatingView[]): Beside => ({ events: [], goals: [GOAL], goalRatings }) as unknown as Beside;
const overall = (on: number, score: number | null): CheckInView =>
  ({ takenOn: day(on), questionnaires: [{ instrument: 'pgic', score }] }) as unknown as CheckInView;
const days = { since: START, from: day(28), to: day(56) };

describe('what the patient says beside the scores', () => {
  it.each<[string, readonly CheckInView[], Beside, readonly string[]]>([
    ['nothing', [], beside(), []],
    ['a little better', [overall(40, 3)], beside(), ['overall change “a little better”']],
    ['no change', [overall(40, 4)], beside(), []],
    ['the last answer counts', [overall(40, 2), overall(50, 5)], beside(), []],
    ['not answered is not better', [overall(40, 2), overall(50, null)], beside(), ['overall change “much better”']],
    ['an answer from before the judged days', [overall(20, 1)], beside(), []],
    ['a goal one level up', [], beside(rating(40, 0)), ['goals (attainment 10.0 points up)']],
    ['a goal that was up already when it started', [], beside(rating(0, 0), rating(40, 0)), []],
    ['a goal that nobody could rate', [], beside(rating(40, null)), []],
    ['rated only before the judged days', [], beside(rating(10, 2)), []],
  ])('%s', (_case, checkIns, about, expected) => expect(toldBetter(about, checkIns, days)).toEqual(expected));
});

const COURSE = { id: 'a', modalityId: 'duloxetine', startedOn: START, endedOn: null, steps: [], target: 'peg' } as unknown as CourseView;
const MODALITY = {
  id: 'duloxetine',
  name: { en: 'Duloxetine' },
  category: 'medication',
  tags: [],
  ingredients: [],
  flareDays: { value: null },
  trialDays: { value: { from: 28, to: 56 } },
  assessmentDays: [28],
};
const answer = (on: number, peg: number, more: object = {}): CheckInView =>
  ({
    takenOn: day(on),
    peg,
    painNow: null,
    sleep: null,
    function: null,
    phq4: null,
    redFlags: [],
    questionnaires: [],
    adherence: [{ courseId: 'a', percent: 100 }],
    ...more,
  }) as unknown as CheckInView;
const checkIns = [...[-28, -21, -14, -7].map((on) => answer(on, 7)), ...[29, 36, 43, 50].map((on) => answer(on, 4.5))];
const responseWith = (about: Partial<Beside>, more: readonly CheckInView[] = []) =>
  progressOf(
    {
      today: day(56),
      plan: { id: 'p', courses: [COURSE] },
      baseline: null,
      checkIns: [...checkIns, ...more],
      events: [],
      goals: [],
      goalRatings: [],
      ...about,
    } as unknown as Chart,
    new Map([['duloxetine', MODALITY]]) as never,
  );

describe('in the response of a chart', () => {
  it('36 % less pain alone is partial; the patient’s own word makes it a response', () => {
    expect(responseWith({}).courses[0]?.response.label).toBe('partial');
    const told = responseWith({}, [answer(52, 4.5, { questionnaires: [{ instrument: 'pgic', score: 2 }] })]);
    expect([told.courses[0]?.response.label, told.overall.label]).toEqual(['responder', 'responder']);
    expect(told.overall.sentence).toContain('Confirmed by the patient: overall change “much better”.');
    expect(responseWith({ goals: [GOAL], goalRatings: [rating(45, 1)] } as unknown as Partial<Beside>).overall.label).toBe('responder');
  });

  it('a life event in the judged weeks makes it "cannot tell", with what was measured', () => {
    const { overall: whole, courses } = responseWith({ events: [event(35, 40)] } as unknown as Partial<Beside>);
    expect(whole).toMatchObject({ label: 'not-assessable', change: { measure: 'peg' } });
    expect(courses[0]?.response.sentence).toContain('Flu fell into these weeks');
  });
});
