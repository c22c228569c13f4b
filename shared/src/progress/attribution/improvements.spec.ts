import { describe, expect, it } from '@jest/globals';
import { stagedCourses } from './calibration/patients.js';
import { improvementsOf } from './improvements.js';
import { everyDays, noiseOf, type PlannedReadings } from './information.js';

const plan = (gap: number, every = 7): PlannedReadings => ({
  courses: stagedCourses(gap),
  events: [],
  enrolledHigh: null,
  days: everyDays(-28, 3 * gap + 84, every),
  noise: noiseOf(),
  mcid: 1,
});

describe('what would make effects easier to tell', () => {
  it('of treatments that start together, one of them later', () => {
    const wider = improvementsOf(plan(0)).filter(({ kind }) => kind === 'wider-gap');
    expect(wider[0]).toMatchObject({ days: 14 });
    expect(wider[0]?.gain).toBeGreaterThan(0.1);
  });
  it('a time without a medicine that allows it; never without an injection or a skill', () => {
    const off = improvementsOf(plan(28)).filter(({ kind }) => kind === 'off-phase');
    expect(off.map(({ courseId }) => courseId)).toEqual(['snri']);
  });
  it('a wider gap brings less the wider it already is, and only what helps is named', () => {
    const widest = (gap: number): number => Math.max(0, ...improvementsOf(plan(gap)).flatMap(({ kind, gain }) => (kind === 'wider-gap' ? [gain] : [])));
    expect(widest(0)).toBeGreaterThan(widest(28));
    for (const gap of [0, 7, 28, 56]) improvementsOf(plan(gap)).forEach(({ gain }) => expect(gain).toBeGreaterThan(0));
  });
  it('check-ins twice as often tell a little more', () => {
    const more = improvementsOf(plan(14)).find(({ kind }) => kind === 'more-check-ins');
    expect(more?.gain).toBeGreaterThan(0);
    expect(more?.worst.then).toBeGreaterThan(more?.worst.now ?? 1);
  });
  it('without a course there is nothing to improve', () => expect(improvementsOf({ ...plan(0), courses: [] })).toEqual([]));
});
