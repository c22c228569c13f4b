import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import type { Modality } from '../catalogue/modality.js';
import { traitsOf } from '../catalogue/traits.js';
import { addDays } from '../dates.js';
import { attributedCourse } from '../progress/attribution/chart-question.js';
import { priorsFor, scaleOf } from '../progress/attribution/scales.js';
import { courseOf as inputOf, documentFor, patientOf } from '../sequencing/testing.js';
import { courseOf } from './board.js';
import { informationIn, informedByDocument } from './case-information.js';
import { planImprovements } from './plan-improvements.js';
import { informationOf, readingsOfPlan, settledBy, toldLeast, type InformationAsked } from './plan-information.js';
import type { CourseView } from './plan.js';
import { withDaysOf } from './staged-information.js';

const TODAY = '2027-03-01';
const on = (day: number, today = TODAY): string => addDays(today, day);
const modality = (id: string): Modality => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
};
const view = (id: string, modalityId: string, day: number, more: Partial<CourseView> = {}, today = TODAY): CourseView => ({
  ...courseOf(modality(modalityId), { id, stageId: 's1', startsOn: on(day, today) }),
  ...{ state: 'planned', startedOn: null, endedOn: null, stopReason: '', learned: '' },
  ...more,
});
const running = (id: string, modalityId: string, day: number, more: Partial<CourseView> = {}): CourseView =>
  view(id, modalityId, day, { state: 'active', startedOn: on(day), endsOn: null, ...more });

/** Weekly readings up to so many days ago, and what has started as it was taken: as planned. */
const asked = (courses: readonly CourseView[], weeks = 0, more: Partial<InformationAsked> = {}, today = TODAY): InformationAsked => ({
  courses,
  catalogue: MODALITY_BY_ID,
  today,
  activatedOn: weeks === 0 ? null : on(-7 * weeks, today),
  soFar: {
    scale: scaleOf('peg'),
    readings: Array.from({ length: weeks }, (_, week) => ({ on: on(-7 * (weeks - week), today), value: 5 })),
    courses: courses.flatMap(({ startedOn, ...course }) =>
      startedOn === null ? [] : [attributedCourse({ ...course, startedOn }, { catalogue: MODALITY_BY_ID, checkIns: [], today, fading: new Map() })],
    ),
    events: [],
    enrolledHighOn: null,
    priors: priorsFor('peg'),
  },
  ...more,
});
const told = (of: InformationAsked, id: string) => {
  const found = informationOf(of).courses.find(({ courseId }) => courseId === id);
  if (found === undefined) throw new Error(`nothing is told of ${id}`);
  return found;
};

describe('the readings of a plan', () => {
  it('those made, and by the cadence those that ask for pain and interference until 84 days after the last start', () => {
    const { readings, first, until, made } = readingsOfPlan(asked([running('a', 'duloxetine', -14), view('b', 'cbt', 14)], 6));
    expect([first, until, made]).toEqual([on(-42), on(98), 6]);
    expect(readings.days.slice(0, 6)).toEqual([0, 7, 14, 21, 28, 35]);
    expect(readings.days.slice(6)).toEqual(readings.days.slice(6).filter((day) => day >= 42 && day <= 140 && day % 7 === 0));
    expect(readings.days.slice(6, 14)).toEqual([42, 49, 56, 63, 70, 77, 84, 91]);
  });
  it('what has no plan yet is asked as if it became active today', () => {
    const { readings, first } = readingsOfPlan(asked([view('a', 'duloxetine', 28)]));
    expect([first, readings.days.slice(0, 5)]).toEqual([TODAY, [0, 7, 14, 21, 28]]);
  });
  it('plans longer than a year are asked to their end', () => {
    const { readings, until } = readingsOfPlan(asked([view('a', 'duloxetine', 500)]));
    expect(until).toBe(on(584));
    expect(readings.days.at(-1) ?? 0).toBeGreaterThan(500 + 28);
  });
  it('a check-in that was not made tells nothing, and is not planned any more', () => {
    const all = asked([running('a', 'duloxetine', -56)], 10);
    const missed = { ...all, soFar: { ...all.soFar, readings: all.soFar.readings.filter((_, week) => week === 0 || week === 6) } };
    const { readings, first, made } = readingsOfPlan(missed);
    expect([first, made, readings.days.filter((day) => day < 70)]).toEqual([on(-70), 2, [0, 42]]);
  });
  it('a course that should have started acts from today on at the earliest', () => {
    const { readings } = readingsOfPlan(asked([view('a', 'duloxetine', -20)], 4));
    expect(readings.courses[0]?.start).toBe(28);
  });
  it('a plan whose last start is long ago has no check-in ahead', () => {
    const { checkIns, courses } = informationOf(asked([running('a', 'duloxetine', -364)], 56));
    expect(checkIns).toEqual({ made: 56, planned: 0, until: on(-280) });
    expect(courses).toHaveLength(1);
  });
});

describe('what the check-ins of a plan tell', () => {
  it('of two that start together hardly anything, and each says which is like it; six weeks apart far more', () => {
    const [together, apart] = [0, 42].map((gap) => told(asked([view('a', 'duloxetine', 28), view('b', 'gabapentin', 28 + gap)]), 'a'));
    expect(together).toMatchObject({ legibility: 'hardly', mostLike: 'b' });
    expect(Math.abs(together?.correlation ?? 0)).toBeGreaterThan(0.6);
    expect(apart?.information ?? 0).toBeGreaterThan((together?.information ?? 1) + 0.1);
    expect(apart?.legibility).not.toBe('hardly');
  });
  it('a course that has run for a year is mostly settled; one that starts now is not', () => {
    const both = asked([running('a', 'duloxetine', -364), view('b', 'cbt', 14)], 60);
    expect(told(both, 'a').information).toBeGreaterThan(0.6);
    expect(told(both, 'b').information).toBeLessThan(told(both, 'a').information);
  });
  it('a trial that is over is not told any more, and its effect is still taken into account', () => {
    const past = running('x', 'gabapentin', -28, { state: 'stopped', endedOn: on(-1) });
    const [alone, beside] = [informationOf(asked([view('b', 'duloxetine', 0)], 8)), informationOf(asked([past, view('b', 'duloxetine', 0)], 8))];
    expect(beside.courses.map(({ courseId }) => courseId)).toEqual(['b']);
    expect(beside.pairs).toEqual([]);
    expect(beside.courses[0]?.information ?? 1).toBeLessThan(alone.courses[0]?.information ?? 0);
    expect(beside.courses[0]?.mostLike).toBe('x');
  });
  it('a diagnostic test has no effect to tell', () => {
    const diagnostic = [...MODALITY_BY_ID.values()].find(({ tags }) => tags.includes('diagnostic'))?.id ?? '';
    expect(informationOf(asked([view('a', 'duloxetine', 14), view('t', diagnostic, 20)])).courses.map(({ courseId }) => courseId)).toEqual(['a']);
  });
  it('what the catalogue does not know is assumed, and said', () => {
    const unknown = { ...modality('duloxetine'), kernel: { ...modality('duloxetine').kernel, value: null } };
    const catalogue = new Map([...MODALITY_BY_ID, ['duloxetine', unknown]]);
    expect(told(asked([view('a', 'duloxetine', 14)], 0, { catalogue }), 'a').assumed).toEqual(['onset']);
    expect(told(asked([view('a', 'duloxetine', 14)]), 'a').assumed).toEqual([]);
  });
  it('without a course there is nothing to tell', () => {
    expect(informationOf(asked([]))).toEqual({ courses: [], pairs: [], gain: 0, settled: 0, checkIns: { made: 0, planned: 0, until: null } });
    expect(toldLeast(informationOf(asked([])))).toBeNull();
  });
  it('neither the calendar nor the order of the courses changes it', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: -400, max: 400 }), (a, b, by) => {
        const at = (today: string) => [view('a', 'duloxetine', a, {}, today), view('b', 'cbt', b, {}, today)];
        const there = informationOf(asked(at(TODAY)));
        const later = informationOf(asked(at(on(by)).toReversed(), 0, {}, on(by)));
        expect({ ...later, checkIns: null }).toEqual({ ...there, checkIns: null });
      }),
      { numRuns: 30 },
    );
  });
  it('a gain in nats as the share that is settled of one effect on average', () => {
    expect(settledBy(Math.log(2), 2)).toBeCloseTo(0.5, 12);
    expect(settledBy(0, 3)).toBe(0);
  });
});

describe('what would make the effects of a plan easier to tell', () => {
  const crowded = asked([running('a', 'duloxetine', -3), view('b', 'gabapentin', 7), view('c', 'cbt', 7)], 4);
  it('the best of each kind; what is proposed for the board gives exactly what is said', () => {
    const found = planImprovements(crowded);
    expect(new Set(found.map(({ kind }) => kind)).size).toBe(found.length);
    const wider = found.find(({ kind }) => kind === 'wider-gap');
    if (wider === undefined) throw new Error('no wider gap helps');
    const startsOn = (course: CourseView): string => wider.moves.find(({ courseId }) => courseId === course.id)?.startsOn ?? course.startsOn;
    const then = informationOf({ ...crowded, courses: crowded.courses.map((course) => ({ ...course, startsOn: startsOn(course) })) });
    expect(then.gain - informationOf(crowded).gain).toBeCloseTo(wider.gain, 9);
    expect(then.settled).toBeCloseTo(wider.settled.then, 9);
  });
  it('what has started is never moved, and what follows goes along', () => {
    for (const { moves } of planImprovements(crowded)) expect(moves.map(({ courseId }) => courseId)).not.toContain('a');
    const [wider] = planImprovements(asked([view('a', 'duloxetine', 6), view('b', 'naproxen', 6), view('c', 'pt_exercise', 62)], 8)).filter(
      ({ kind }) => kind === 'wider-gap',
    );
    // Of two that start together the slower one gives way; what is far off stays.
    expect(wider?.moves).toEqual([{ courseId: 'a', startsOn: on(20) }]);
  });
  it('of forty courses those told least are looked at', () => {
    const many = [...MODALITY_BY_ID.keys()].slice(0, 40).map((id, index) => view(`c${index}`, id, 14 + 7 * index));
    const found = planImprovements(asked(many));
    const least = informationOf(asked(many)).courses.toSorted((a, b) => a.information - b.information);
    for (const { courseId } of found) if (courseId !== null) expect(least.slice(0, 8).map((one) => one.courseId)).toContain(courseId);
  });
  it('a time without a course only lies ahead', () => {
    for (const { kind, offFrom } of planImprovements(crowded)) if (kind === 'off-phase') expect((offFrom ?? '') > TODAY).toBe(true);
    expect(planImprovements(asked([running('a', 'duloxetine', -364)], 56))).toEqual([]);
  });
});

describe('a document without a chart', () => {
  const input = (id: string, modalityId: string, day: number, more = {}) =>
    inputOf(id, traitsOf(modality(modalityId)), on(day), { adequateOn: on(day), ...more });
  const document = documentFor([input('a', 'duloxetine', -10, { started: true }), input('b', 'cbt', 10)], {
    today: TODAY,
    patient: patientOf({ checkIns: { firstOn: on(-28), painCount: 4, otherCount: 0 } }),
  });
  it('its check-ins are taken to be evenly apart', () => {
    expect(informedByDocument(document, MODALITY_BY_ID).soFar.readings.map((one) => one.on)).toEqual([on(-28), on(-21), on(-14), on(-7)]);
  });
  it('is told like any other plan', () => {
    const { courses, checkIns } = informationIn(document, MODALITY_BY_ID);
    expect(courses.map(({ courseId }) => courseId)).toEqual(['a', 'b']);
    expect(checkIns.made).toBe(4);
    expect(informationOf(withDaysOf(informedByDocument(document, MODALITY_BY_ID), document))).toEqual(informationIn(document, MODALITY_BY_ID));
  });
});
