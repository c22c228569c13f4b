import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Modality, Sourced } from '../catalogue/modality.js';
import type { CheckInView } from '../check-ins/check-in.js';
import { addDays, type CalendarDate, dayInWords } from '../dates.js';
import type { Chart } from '../plans/chart.js';
import type { CourseView } from '../plans/plan.js';
import { progressOf } from './summary.js';

const source = { citation: 'test', verification: 'computed' } as const;
const sourced = <T>(value: T | null): Sourced<T> => ({ value, source });
const both = { en: 'x', es: 'x' };
type Days = { from: number; to: number };
const aModality = (id: string, change: Partial<Modality>): Modality => ({
  id,
  name: { en: id, es: id },
  category: 'medication',
  class: id,
  tags: [],
  ingredients: [],
  mechanism: sourced<string>(null),
  delivery: sourced<string>(null),
  defaultSteps: [],
  usualLengthDays: null,
  onsetDays: sourced<Days>(null),
  trialDays: sourced<Days>({ from: 28, to: 56 }),
  assessmentDays: [],
  minSessions: null,
  effectWindowDays: sourced<Days>(null),
  flareDays: sourced<Days>(null),
  kernel: sourced<never>(null),
  prior: sourced<never>(null),
  benefit: sourced<string>(null),
  grade: sourced('A' as const),
  sideEffects: [],
  monitoring: sourced<string>(null),
  cautions: [],
  repeat: sourced<never>(null),
  pairing: sourced<never>(null),
  boosterDays: [],
  pairsWith: [],
  codes: [],
  plain: { involves: both, expect: both, wont: both, source },
  guideDiffers: [],
  reviewStatus: 'needs-clinical-review',
  ...change,
});
const CATALOGUE = new Map(
  [
    aModality('pill', { assessmentDays: [28] }),
    aModality('other-pill', { assessmentDays: [28] }),
    aModality('exercise', {
      category: 'restorative',
      tags: ['rehab', 'exercise'],
      trialDays: sourced<Days>({ from: 56, to: 84 }),
      assessmentDays: [56],
      flareDays: sourced<Days>({ from: 0, to: 21 }),
    }),
    aModality('epidural', {
      category: 'interventional',
      tags: ['procedure', 'injection', 'neuraxial'],
      trialDays: sourced<Days>({ from: 14, to: 42 }),
      assessmentDays: [14, 42],
    }),
    aModality('block', { category: 'interventional', tags: ['procedure', 'diagnostic'], trialDays: sourced<Days>({ from: 0, to: 0 }), assessmentDays: [0] }),
    aModality('unclear', { trialDays: sourced<Days>(null) }),
  ].map((one) => [one.id, one]),
);

const START = '2026-03-01';
const course = (id: string, modalityId: string, startDay: number | null, change: Partial<CourseView> = {}): CourseView => ({
  id,
  stageId: 's',
  modalityId,
  startsOn: START,
  endsOn: null,
  steps: [{ day: 0, text: '', dailyMg: null, perWeek: null, holdRule: null, adequate: true }],
  sessionsPerWeek: null,
  region: null,
  target: 'peg',
  successCriterion: '',
  backupModalityId: null,
  stopRule: '',
  responsibleId: null,
  rotatesFromId: null,
  homePractice: '',
  changedParameter: '',
  note: '',
  state: startDay === null ? 'planned' : 'active',
  startedOn: startDay === null ? null : addDays(START, startDay),
  endedOn: null,
  stopReason: '',
  learned: '',
  ...change,
});
/** Two small steps up and down around a level, so that readings look like readings. */
const WOBBLE = [0.3, -0.3, 0, 0.3, -0.3] as const;
const checkIn = (day: number, value: number, change: Partial<CheckInView> = {}): CheckInView => ({
  id: `d${day}`,
  takenOn: addDays(START, day),
  pegPain: null,
  pegEnjoyment: null,
  pegActivity: null,
  painNow: value,
  painWorst: null,
  sleep: value,
  function: value,
  phq4Items: [null, null, null, null],
  phq2: null,
  gad2: null,
  phq4: null,
  peg: value,
  questionnaires: [],
  adherence: [
    { courseId: 'a', percent: 95 },
    { courseId: 'b', percent: 90 },
  ],
  sideEffects: [],
  redFlags: [],
  note: '',
  source: 'staff',
  requestId: null,
  dueOn: null,
  recordedAt: '2026-01-01T00:00:00Z',
  recordedBy: 'x',
  ...change,
});
const level = (value: number, fromDay: number, toDay: number, change: Partial<CheckInView> = {}): readonly CheckInView[] =>
  Array.from({ length: Math.floor((toDay - fromDay) / 7) + 1 }, (_, at) => checkIn(fromDay + at * 7, value + (WOBBLE[at % WOBBLE.length] ?? 0), change));
const chartOf = (courses: readonly CourseView[], checkIns: readonly CheckInView[], todayDay: number): Chart =>
  ({ today: addDays(START, todayDay), plan: { id: 'p', courses }, baseline: null, checkIns, events: [], goals: [], goalRatings: [] }) as unknown as Chart;
const view = (courses: readonly CourseView[], checkIns: readonly CheckInView[], todayDay: number) =>
  progressOf(chartOf(courses, checkIns, todayDay), CATALOGUE);
const baselineAt7 = level(7, -28, -7);

describe('the responder', () => {
  const progress = view([course('a', 'pill', 0)], [...baselineAt7, ...level(6, 7, 21), ...level(4, 28, 56)], 60);
  it('reads responder, for the plan and for the course, with interval and n', () => {
    expect(progress.overall.label).toBe('responder');
    expect(progress.overall.change).toMatchObject({ measure: 'peg', before: { n: 4 }, now: { n: 4 } });
    expect(progress.overall.change?.percent).toBeLessThan(-40);
    expect(progress.overall.change?.interval.high).toBeLessThan(-1);
    expect(progress.courses[0]?.response.label).toBe('responder');
    expect(progress.courses[0]?.response.sentence).toContain('coincident with starting pill');
    expect(progress.courses[0]?.benefit).toBe('established');
  });
  it('shows every measure better that was asked, and says what was not', () => {
    expect(progress.measures.map(({ measure, verdict }) => `${measure} ${verdict.kind}`)).toEqual([
      'peg better',
      'pain better',
      'sleep better',
      'phq4 cannot-tell',
      'function better',
    ]);
  });
  it('draws baseline and lines, and a band up to today', () => {
    expect(progress.measures[0]?.lines?.at50).toBeCloseTo((progress.measures[0]?.baseline?.mean ?? 0) / 2, 9);
    expect(progress.bands).toEqual([
      { courseId: 'a', label: 'pill', category: 'medication', from: START, to: addDays(START, 60), running: true, flareTo: null },
    ]);
    expect(progress.events.map(({ kind }) => kind)).toEqual(['start', 'assessment']);
    expect(progress.baseline).toMatchObject({ quality: 'good', locked: false });
  });
});

describe('the other stories', () => {
  const label = (courses: readonly CourseView[], checkIns: readonly CheckInView[], today: number) => view(courses, checkIns, today).courses[0]?.response;
  const noAdherence = { adherence: [] };
  const pill = [course('a', 'pill', 0)];
  it.each<[string, readonly CourseView[], readonly CheckInView[], number, string]>([
    ['substantial: pain halved', pill, [...baselineAt7, ...level(3, 7, 56)], 60, 'substantial'],
    ['non-responder: nothing moved', pill, [...baselineAt7, ...level(7, 7, 56)], 60, 'non-responder'],
    ['worse: two points more for a month', pill, [...baselineAt7, ...level(9, 7, 56)], 60, 'worse'],
    ['partial: one and a half points less', pill, [...baselineAt7, ...level(5.5, 7, 56)], 60, 'partial'],
    ['too early: day 27 of 28', pill, [...baselineAt7, ...level(4, 7, 27)], 27, 'not-assessable'],
    ['day 28, one reading since: a pair is no verdict', pill, [...baselineAt7, ...level(4, 7, 28)], 28, 'not-assessable'],
    ['day 35, two readings since', pill, [...baselineAt7, ...level(4, 7, 35)], 35, 'responder'],
    ['no baseline', pill, level(4, 7, 56), 60, 'not-assessable'],
    ['adherence of 79 %', pill, [...baselineAt7, ...level(7, 7, 56, { adherence: [{ courseId: 'a', percent: 79 }] })], 60, 'not-assessable'],
    ['adherence of 80 %', pill, [...baselineAt7, ...level(7, 7, 56, { adherence: [{ courseId: 'a', percent: 80 }] })], 60, 'non-responder'],
    ['adherence never asked', pill, [...baselineAt7, ...level(7, 7, 56, noAdherence)], 60, 'not-assessable'],
    [
      'adherence that fell only after the weeks that are judged',
      pill,
      [...baselineAt7, ...level(7, 7, 55), ...level(7, 63, 140, { adherence: [{ courseId: 'a', percent: 0 }] })],
      142,
      'non-responder',
    ],
    ['a procedure needs no adherence', [course('a', 'epidural', 0)], [...baselineAt7, ...level(4, 7, 56, noAdherence)], 60, 'responder'],
    [
      'stopped on day 10',
      [course('a', 'pill', 0, { state: 'stopped', endedOn: addDays(START, 10) })],
      [...baselineAt7, ...level(7, 7, 56)],
      60,
      'not-assessable',
    ],
    [
      'another start on day 6: cannot be told apart',
      [course('a', 'pill', 0), course('b', 'other-pill', 6)],
      [...baselineAt7, ...level(4, 7, 56)],
      60,
      'not-assessable',
    ],
    [
      'another start on day 7: judged, with a caveat',
      [course('a', 'pill', 0), course('b', 'other-pill', 7)],
      [...baselineAt7, ...level(4, 7, 56)],
      60,
      'responder',
    ],
    [
      'a diagnostic block on the same day is no other treatment',
      [course('a', 'pill', 0), course('b', 'block', 0)],
      [...baselineAt7, ...level(4, 7, 56)],
      60,
      'responder',
    ],
    [
      'procedure and rehabilitation are one bundle',
      [course('a', 'epidural', 0), course('b', 'exercise', 5)],
      [...baselineAt7, ...level(4, 7, 56)],
      60,
      'responder',
    ],
    ['not in the catalogue', [course('a', 'herb', 0)], [...baselineAt7, ...level(4, 7, 56)], 60, 'not-assessable'],
    ['no trial length known', [course('a', 'unclear', 0)], [...baselineAt7, ...level(4, 7, 56)], 60, 'not-assessable'],
    ['a diagnostic block is judged by its diary', [course('a', 'block', 0)], [...baselineAt7, ...level(4, 7, 56)], 60, 'not-assessable'],
    [
      'slow titration: adequate from day 21, judged from day 49',
      [course('a', 'pill', 0, { steps: [{ day: 21, text: '', dailyMg: 60, perWeek: null, holdRule: null, adequate: true }] })],
      [...baselineAt7, ...level(4, 7, 42)],
      48,
      'not-assessable',
    ],
  ])('%s', (_case, courses, checkIns, today, expected) => expect(label(courses, checkIns, today)?.label).toBe(expected));

  it('names the reason, in words', () => {
    expect(label(pill, [...baselineAt7, ...level(4, 7, 27)], 27)?.sentence).toBe(
      `Cannot tell. Too early: it can be judged from ${dayInWords(addDays(START, 28)).en}.`,
    );
    expect(label([course('a', 'pill', 0), course('b', 'other-pill', 6)], [...baselineAt7, ...level(4, 7, 56)], 60)?.sentence).toContain(
      'within a week of other-pill',
    );
    expect(label([course('a', 'pill', 0), course('b', 'other-pill', 7)], [...baselineAt7, ...level(4, 7, 56)], 60)?.sentence).toContain(
      'other-pill started during its trial',
    );
    expect(label([course('a', 'epidural', 0), course('b', 'exercise', 5)], [...baselineAt7, ...level(4, 7, 56)], 60)?.sentence).toContain(
      'Reported together with exercise',
    );
  });

  it('a procedure is held against its own rule as well; nothing else is', () => {
    const after = (value: number) => view([course('a', 'epidural', 0), course('b', 'pill', 70)], [...baselineAt7, ...level(value, 7, 56)], 80).courses;
    expect(after(3).map(({ success }) => success?.kind ?? null)).toEqual(['met', null]);
    expect(after(6.5).map(({ success }) => success?.kind ?? null)).toEqual(['not-met', null]);
    expect(view([course('a', 'epidural', 0)], [...baselineAt7, ...level(3, 7, 12)], 13).courses[0]?.success).toMatchObject({ kind: 'cannot-tell' });
  });

  it('a second course is measured against the weeks before it, not credited with the first one’s gain', () => {
    const [, second] = view([course('a', 'pill', 0), course('b', 'other-pill', 56)], [...baselineAt7, ...level(4, 7, 112)], 114).courses;
    expect(second?.comparedWith).toBe('before-start');
    expect(second?.response.label).toBe('non-responder');
  });

  it('a rise in the second week of exercise is expected; a red flag or three points are not', () => {
    const started = [course('a', 'pill', 0), course('b', 'exercise', 40)];
    const overall = (value: number, change: Partial<CheckInView> = {}) =>
      view(started, [...baselineAt7, ...level(7, 7, 35), ...level(value, 42, 56, change)], 58).overall.label;
    expect(overall(8.9)).toBe('not-assessable');
    expect(overall(9.7)).toBe('worse');
    expect(overall(8.9, { redFlags: ['fever'] })).toBe('worse');
  });
});

describe('before and without', () => {
  it('an empty chart says what is missing and invents nothing', () => {
    const progress = progressOf({ today: START, plan: null, baseline: null, checkIns: [] } as unknown as Chart, CATALOGUE);
    expect(progress.baseline.quality).toBe('none');
    expect(
      progress.measures.every(
        ({ verdict, segments, baseline, current }) => verdict.kind === 'cannot-tell' && segments.length === 0 && baseline === null && current === null,
      ),
    ).toBe(true);
    expect(progress.overall.sentence).toBe('Cannot tell. No course has started yet: this is the baseline period.');
  });
  it('a planned course counts for nothing until its start is recorded', () => {
    const progress = view([course('a', 'pill', null)], level(7, -28, 0), 0);
    expect(progress.courses).toEqual([]);
    expect(progress.measures[0]?.verdict.sentence).toContain('baseline period');
  });
  it('the locked baseline of this plan wins over a derived one; that of another plan does not', () => {
    const figures = { peg: { mean: 9, sd: 0.5, n: 5 } };
    const lockedOn = (planId: string) => ({
      planId,
      from: addDays(START, -28),
      to: addDays(START, -1),
      lockedOn: START,
      figures,
      quality: 'good' as const,
      qualityReasons: [],
    });
    const chart = chartOf([course('a', 'pill', 0)], [...baselineAt7, ...level(4, 7, 56)], 60);
    expect(progressOf({ ...chart, baseline: lockedOn('p') }, CATALOGUE).measures[0]?.baseline?.mean).toBe(9);
    expect(progressOf({ ...chart, baseline: lockedOn('old') }, CATALOGUE).measures[0]?.baseline?.mean).toBeCloseTo(7.075, 9);
  });
  it('no pain at all is drawn and judged: zero is a score', () => {
    const progress = view([course('a', 'pill', 0)], [...baselineAt7, ...[28, 35, 42, 49].map((day) => checkIn(day, 0))], 50);
    expect(progress.overall.label).toBe('substantial');
    expect(progress.measures[0]?.segments.flat().filter(({ value }) => value === 0)).toHaveLength(4);
  });
  it('when check-ins stop, it cannot tell any more', () => {
    const progress = view([course('a', 'pill', 0)], [...baselineAt7, ...level(4, 7, 56)], 150);
    expect(progress.overall.label).toBe('not-assessable');
    expect(progress.courses[0]?.response.label).toBe('responder');
  });
});

describe('properties', () => {
  const story = fc.record({
    values: fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }), { minLength: 4, maxLength: 20 }),
    second: fc.integer({ min: 0, max: 80 }),
    today: fc.integer({ min: 0, max: 120 }),
  });
  const build = (values: readonly (number | null)[]) =>
    values.map((value, at) => checkIn(-28 + at * 7, value ?? 0, value === null ? { peg: null, painNow: null, sleep: null, function: null } : {}));
  const move = (on: CalendarDate | null, by: number) => (on === null ? null : addDays(on, by));
  const essence = ({ overall, courses, measures }: ReturnType<typeof view>) =>
    JSON.stringify([
      overall.label,
      overall.change?.points ?? null,
      courses.map((one) => [one.response.label, one.benefit, one.soFar?.interval ?? null]),
      measures.map((one) => [one.verdict.kind, one.segments.map((segment) => segment.map(({ value }) => value))]),
    ]);

  it('does not depend on the order of check-ins or courses, and is the same on any other day', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: -500, max: 500 }), ({ values, second, today }, by) => {
        const courses = [course('a', 'pill', 0), course('b', 'exercise', second)];
        const checkIns = build(values);
        const found = view(courses, checkIns, today);
        expect(view([...courses].reverse(), [...checkIns].reverse(), today)).toEqual(found);
        const moved = {
          ...chartOf(
            courses.map((one) => ({ ...one, startedOn: move(one.startedOn, by) })),
            checkIns.map((one) => ({ ...one, takenOn: addDays(one.takenOn, by) })),
            today,
          ),
          today: addDays(START, today + by),
        };
        expect(essence(progressOf(moved, CATALOGUE))).toBe(essence(found));
      }),
      { numRuns: 60 },
    );
  });
  it('nothing after today is looked at by a verdict, and unanswered is never zero', () => {
    fc.assert(
      fc.property(story, ({ values, today }) => {
        const courses = [course('a', 'pill', 0)];
        const known = build(values).filter((one) => one.takenOn <= addDays(START, today));
        const found = view(courses, known, today);
        const unanswered = checkIn(today, 0, { peg: null, painNow: null, sleep: null, function: null });
        expect(view(courses, [...known, unanswered], today).measures.map(({ readings }) => readings)).toEqual(found.measures.map(({ readings }) => readings));
        expect(found.measures.flatMap(({ readings }) => readings).length).toBe(4 * known.filter(({ peg }) => peg !== null).length);
        expect(view(courses, [...known, checkIn(today + 1, 10)], today).overall).toEqual(found.overall);
      }),
      { numRuns: 60 },
    );
  });
});
