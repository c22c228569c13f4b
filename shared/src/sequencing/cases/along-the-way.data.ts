import { course, facts, has, medicines, on, past, running, said, stopped, UNREVIEWED, type Case } from './case.js';
import type { CourseInput, CourseReport } from '../document.js';

const reported = (more: Partial<CourseReport>): Partial<CourseInput> => ({
  reported: { adherencePercent: 95, intolerableOn: null, fadingSince: null, ...more },
});
const followed = (adherencePercent: number | null): Partial<CourseInput> => reported({ adherencePercent });
/** A course over since so many days. */
const ended = (id: string, daysAgo: number): CourseInput => running(id, daysAgo + 70, { over: true, endsOn: on(-daysAgo) });
/** Steps of the daily dose by day from today. */
const doses = (...steps: readonly (readonly [day: number, mg: number | null])[]): Partial<CourseInput> => ({
  doses: steps.map(([day, dailyMg]) => ({ on: on(day), dailyMg })),
});
const upset = (daysAgo: number, answer: 'yes' | 'no' | 'unknown' = 'yes') => facts(said('perturbation', answer, daysAgo));
const LONG_TERM = has('long-term-opioid');

/** What is looked at between a start and the end of a plan. */
export const ALONG_THE_WAY_CASES: readonly Case[] = [
  ['SEQ-15', 'duloxetine is judged on day 35, exercise starts on day 14 (worse until day 35)', 'inform', [course('duloxetine'), course('pt_exercise', 14)]],
  ['SEQ-15', 'exercise starts on day 13: worse until day 34', 'passed', [course('duloxetine'), course('pt_exercise', 13)]],
  ['SEQ-15', 'exercise starts on the day of the judgement', 'inform', [course('duloxetine'), course('pt_exercise', 35)]],
  ['SEQ-15', 'exercise starts the day after the judgement', 'passed', [course('duloxetine'), course('pt_exercise', 36)]],
  ['SEQ-15', 'an epidural on day 34: worse on days 35 to 41', 'inform', [course('duloxetine'), course('esi', 34, { region: 'lumbar' })]],
  ['SEQ-15', 'a judgement of the past is not warned of', 'passed', [running('duloxetine', 40), running('pt_exercise', 26)]],
  ['SEQ-15', 'duloxetine alone has no early worsening', 'passed', [course('duloxetine')]],

  ['SEQ-16', 'CBT ended 15 days ago', 'passed', [ended('cbt', 15)]],
  ['SEQ-16', 'CBT ended 16 days ago: the first booster may take place', 'inform', [ended('cbt', 16)]],
  ['SEQ-16', 'CBT ended 44 days ago, nothing since', 'inform', [ended('cbt', 44)]],
  ['SEQ-16', 'CBT ended 44 days ago, a session is planned today', 'passed', [ended('cbt', 44), course('cbt', 0, { id: 'booster', endsOn: on(0) })]],
  ['SEQ-16', 'CBT ended 104 days ago: one booster was missed, the second may still take place', 'inform', [ended('cbt', 104)]],
  ['SEQ-16', 'CBT ended 105 days ago: two boosters were missed', 'warn', [ended('cbt', 105)]],
  ['SEQ-16', 'exercise ended 105 days ago: two boosters were missed', 'warn', [ended('pt_exercise', 105)]],
  ['SEQ-16', 'a session elsewhere 10 days ago is in the history', 'passed', [ended('cbt', 105)], {}, [past('cbt', { startedOn: on(-10), endedOn: on(-10) })]],
  ['SEQ-16', 'acupuncture needs no booster', 'passed', [ended('acupuncture', 105)]],
  ['SEQ-16', 'CBT still runs', 'passed', [running('cbt', 60)]],

  ['SEQ-17', 'massage every 28 days', 'passed', [course('massage', 0, { sessionsPerWeek: 0.25 })]],
  ['SEQ-17', 'massage every 35 days', 'inform', [course('massage', 0, { sessionsPerWeek: 0.2 })]],
  ['SEQ-17', 'manual therapy every week', 'passed', [course('manual_therapy', 0, { sessionsPerWeek: 1 })]],
  ['SEQ-17', 'how often is not planned', 'not-evaluable', [course('massage')]],
  ['SEQ-17', 'exercise every 35 days is another matter', 'passed', [course('pt_exercise', 0, { sessionsPerWeek: 0.2 })]],

  ['SEQ-18', 'duloxetine has lost half of its gain', 'warn', [running('duloxetine', 120, reported({ fadingSince: on(-20) }))]],
  ['SEQ-18', 'duloxetine still helps', 'passed', [running('duloxetine', 120, reported({}))]],
  ['SEQ-18', 'an opioid has lost half of its gain', 'warn', [running('tramadol', 120, reported({ fadingSince: on(-20) }))]],
  ['SEQ-18', 'nothing runs yet', 'passed', [course('duloxetine')]],

  ['SEQ-19', 'CBT 13 days after duloxetine was stopped', 'warn', [course('cbt', 0)], medicines(stopped('duloxetine', 13))],
  ['SEQ-19', 'CBT 14 days after duloxetine was stopped', 'passed', [course('cbt', 0)], medicines(stopped('duloxetine', 14))],
  ['SEQ-19', 'a new start 13 days after a step down of gabapentin', 'warn', [running('gabapentin', 90, doses([-90, 1800], [0, 900])), course('cbt', 13)]],
  ['SEQ-19', 'a new start 14 days after it', 'passed', [running('gabapentin', 90, doses([-90, 1800], [0, 900])), course('cbt', 14)]],
  ['SEQ-19', 'a new start 13 days before it', 'warn', [running('gabapentin', 90, doses([-90, 1800], [13, 900])), course('cbt', 0)]],
  ['SEQ-19', 'a step up is no taper', 'passed', [course('gabapentin', 0, doses([0, 300], [7, 600])), course('cbt', 13)]],
  ['SEQ-19', 'a stopped NSAID is no taper', 'passed', [course('cbt', 0)], medicines(stopped('naproxen', 3))],
  ['SEQ-19', 'the same medicine goes on as a course', 'passed', [course('duloxetine', 0)], medicines(stopped('duloxetine', 1))],
  [
    'SEQ-19',
    'a cross-taper is signed',
    'warn',
    [running('duloxetine', 90, doses([-90, 60], [0, 30])), course('venlafaxine', 0, { rotatesFromId: 'duloxetine' })],
  ],
  ['SEQ-19', 'one of the doses is not known', 'not-evaluable', [running('gabapentin', 90, doses([-90, null], [0, 900])), course('cbt', 3)]],
  ['SEQ-19', 'after long use: 10 % in a month', 'passed', [running('tramadol', 90, doses([-90, 200], [0, 180]))], LONG_TERM],
  ['SEQ-19', 'after long use: 11 % in a month', 'warn', [running('tramadol', 90, doses([-90, 200], [0, 178]))], LONG_TERM],
  ['SEQ-19', 'after long use: 10 % twice, 30 days apart', 'passed', [running('tramadol', 90, doses([-90, 200], [0, 180], [30, 162]))], LONG_TERM],
  ['SEQ-19', 'after long use: 10 % twice, 29 days apart', 'warn', [running('tramadol', 90, doses([-90, 200], [0, 180], [29, 162]))], LONG_TERM],
  ['SEQ-19', 'after short use it may be faster', 'passed', [running('tramadol', 20, doses([-20, 200], [0, 100]))]],
  ['SEQ-19', 'whether the use was long is not reviewed', 'not-evaluable', [running('tramadol', 90, doses([-90, 200], [0, 100]))], UNREVIEWED],

  ['SEQ-28', 'a plan of 269 days', 'inform', [course('pt_exercise', 0, { endsOn: on(268) })]],
  ['SEQ-28', 'a plan of 270 days', 'passed', [course('pt_exercise', 0, { endsOn: on(269) })]],
  ['SEQ-28', 'a plan of 365 days', 'passed', [course('pt_exercise', 0, { endsOn: on(364) })]],
  ['SEQ-28', 'a plan of 366 days', 'inform', [course('pt_exercise', 0, { endsOn: on(365) })]],
  ['SEQ-28', 'without an end', 'passed', [course('duloxetine')]],
  ['SEQ-28', 'the last start is after more than a year', 'inform', [course('duloxetine'), course('cbt', 365)]],

  ['SEQ-29', 'surgery 14 days ago, duloxetine is judged today', 'inform', [running('duloxetine', 35)], upset(14)],
  ['SEQ-29', 'surgery 15 days ago, duloxetine is judged today', 'passed', [running('duloxetine', 35)], upset(15)],
  ['SEQ-29', 'surgery today, duloxetine is judged in 14 days', 'inform', [running('duloxetine', 21)], upset(0)],
  ['SEQ-29', 'surgery today, duloxetine is judged in 15 days', 'passed', [running('duloxetine', 20)], upset(0)],
  ['SEQ-29', 'nothing happened', 'passed', [running('duloxetine', 35)], upset(3, 'no')],
  ['SEQ-29', 'whether something happened is not known', 'not-evaluable', [running('duloxetine', 35)], upset(3, 'unknown')],

  ['SEQ-31', 'duloxetine taken to 79 % when it is judged', 'warn', [running('duloxetine', 28, followed(79))]],
  ['SEQ-31', 'duloxetine taken to 80 %', 'passed', [running('duloxetine', 28, followed(80))]],
  ['SEQ-31', 'the day before the judgement', 'passed', [running('duloxetine', 27, followed(40))]],
  ['SEQ-31', 'exercise done to 69 %', 'warn', [running('pt_exercise', 56, followed(69))]],
  ['SEQ-31', 'exercise done to 70 %', 'passed', [running('pt_exercise', 56, followed(70))]],
  ['SEQ-31', 'the trial was extended by half', 'passed', [running('pt_exercise', 56, { ...followed(50), endsOn: on(28) })]],
  ['SEQ-31', 'and is over as well', 'warn', [running('pt_exercise', 84, { ...followed(50), endsOn: on(0) })]],
  ['SEQ-31', 'adherence was never answered', 'not-evaluable', [running('duloxetine', 28, followed(null))]],
  ['SEQ-31', 'it was not tolerated: that is another matter', 'passed', [running('duloxetine', 28, reported({ adherencePercent: 40, intolerableOn: on(-1) }))]],
  ['SEQ-31', 'it was judged', 'passed', [running('duloxetine', 60, { ...followed(50), assessedOn: on(-5) })]],
  ['SEQ-31', 'an epidural is done or it is not', 'passed', [running('esi', 60, { ...followed(0), region: 'lumbar' })]],

  ['SEQ-32', 'a side effect that cannot be borne', 'block', [running('duloxetine', 20, reported({ intolerableOn: on(0) }))]],
  ['SEQ-32', 'reported 10 days ago and not taken back', 'block', [running('duloxetine', 20, reported({ intolerableOn: on(-10) }))]],
  ['SEQ-32', 'no such side effect', 'passed', [running('duloxetine', 20, reported({}))]],
  ['SEQ-32', 'the course was stopped', 'passed', [running('duloxetine', 20, { ...reported({ intolerableOn: on(-5) }), over: true, endsOn: on(-4) })]],
  ['SEQ-32', 'a plan of exercise', 'passed', [course('pt_exercise')]],
];
