import { expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../../catalogue/catalogue.js';
import type { CheckInView } from '../../check-ins/check-in.js';
import { addDays } from '../../dates.js';
import type { CourseView } from '../../plans/plan.js';
import { attributionOf } from './attribution.js';
import { chartQuestion, type Attributable } from './chart-question.js';

const START = '2027-01-04';
const day = (days: number): string => addDays(START, days);
const course = (id: string, modalityId: string, startedOn: string | null, endedOn: string | null = null): CourseView =>
  ({ id, modalityId, startedOn, endedOn, steps: [] }) as unknown as CourseView;
const checkIn = (on: number, peg: number, percent: number | null): CheckInView =>
  ({
    takenOn: day(on),
    peg,
    painNow: null,
    sleep: null,
    phq4: null,
    function: null,
    redFlags: [],
    adherence: [{ courseId: 'a', percent }],
  }) as unknown as CheckInView;

const chart: Attributable = {
  courses: [
    course('a', 'duloxetine', day(28)),
    course('b', 'esi', day(84), day(84)),
    course('c', 'mbb', day(70), day(70)),
    course('d', 'cbt', null),
    course('e', 'tens', day(300)),
    course('f', 'gone', day(56), day(63)),
  ],
  catalogue: MODALITY_BY_ID,
  checkIns: [
    ...[0, 7, 14, 21].map((on) => checkIn(on, 7, null)),
    checkIn(35, 6, 100),
    checkIn(42, 5, null),
    checkIn(49, 4, 50),
    checkIn(119, 4, 90),
    checkIn(200, 9, 0),
  ],
  today: day(120),
  events: [],
  enrolledHighOn: null,
  fading: new Map(),
};

it('asks of every started course but diagnostic tests, up to today', () => {
  const { courses, readings, priors } = chartQuestion(chart, 'peg');
  expect(courses.map(({ id, name, endedOn }) => [id, name, endedOn])).toEqual([
    ['a', 'Duloxetine', null],
    ['f', 'gone', day(63)],
    ['b', expect.stringContaining('pidural'), null],
  ]);
  expect(readings).toHaveLength(8);
  expect(priors).toBe('catalogue');
  expect(chartQuestion(chart, 'sleep').priors).toBe('skeptical');
});

it('an answer about adherence is about the days since the one before', () => {
  expect(chartQuestion(chart, 'peg').courses[0]?.adherence).toEqual([
    { from: day(28), percent: 100 },
    { from: day(36), percent: 50 },
    { from: day(50), percent: 90 },
    { from: day(120), percent: 0 },
  ]);
});

it('what the catalogue no longer has is named as not known', () => {
  const [, gone] = attributionOf(chartQuestion(chart, 'peg')).courses;
  expect(gone?.notes.join(' ')).toMatch(/does not say how fast gone acts.*does not say what to expect of gone/);
});
