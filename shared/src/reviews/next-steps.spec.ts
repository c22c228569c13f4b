import { expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import type { CourseAttribution } from '../progress/attribution/attribution.js';
import type { CourseProgress } from '../progress/courses.js';
import type { Notice } from '../progress/watch.js';
import { nextSteps, type NextStep, type ReviewedCourse } from './next-steps.js';

const TODAY = '2027-03-01';
const progress = (label: string, over: Partial<CourseProgress> = {}): CourseProgress =>
  ({
    courseId: 'a',
    assessOn: ['2027-02-01', '2027-03-20'],
    adherence: { percent: 90, n: 4 },
    response: { label, sentence: `Judged: ${label}.` },
    ...over,
  }) as unknown as CourseProgress;
const course = (modalityId: string, about: CourseProgress, over: Partial<ReviewedCourse> = {}): ReviewedCourse => ({
  progress: about,
  modality: MODALITY_BY_ID.get(modalityId) ?? null,
  effect: null,
  notices: [],
  sideEffects: [],
  rehabilitationRuns: false,
  hasBackup: true,
  today: TODAY,
  ...over,
});
const notice = (kind: Notice['kind'], courseId: string | null = 'a'): Notice => ({ kind, courseId, sentence: 'Seen.' }) as unknown as Notice;
const effect = (verdict: string): CourseAttribution => ({ verdict, sentence: `Effect: ${verdict}.` }) as unknown as CourseAttribution;
const mild = { courseId: 'a', what: 'Dry mouth', severity: 'mild', wantsToStop: false } as const;
const duloxetine = (label: string, over: Partial<ReviewedCourse> = {}) => course('duloxetine', progress(label), over);

it.each<[string, ReviewedCourse, readonly NextStep['kind'][]]>([
  ['a responder goes on', duloxetine('responder'), ['continue']],
  ['a mild side effect changes nothing', duloxetine('responder', { sideEffects: [mild] }), ['continue']],
  [
    'a responder who wants to stop is asked first, and not told to go on',
    duloxetine('responder', { sideEffects: [{ ...mild, wantsToStop: true }] }),
    ['ask', 'adjust'],
  ],
  ['a non-responder rotates, or tapers what has to be tapered', duloxetine('non-responder'), ['rotate', 'taper']],
  ['a non-responder to exercise rotates or stops', course('pt_exercise', progress('non-responder')), ['rotate', 'stop']],
  ['a partial response', duloxetine('partial'), ['adjust', 'add']],
  ['taken at half: ask why, before anything', course('duloxetine', progress('not-assessable', { adherence: { percent: 50, n: 4 } })), ['ask', 'wait']],
  ['nobody asked how regularly', course('duloxetine', progress('not-assessable', { adherence: null })), ['ask', 'wait']],
  ['a procedure is done or it is not', course('esi', progress('responder', { adherence: null })), ['continue']],
  ['fading: adjust, rotate or add, and not as it is', duloxetine('responder', { notices: [notice('diminishing-returns')] }), ['adjust', 'rotate', 'add']],
  ['of another course that fades it says nothing', duloxetine('responder', { notices: [notice('diminishing-returns', 'b')] }), ['continue']],
  ['an opioid that fades: talk about tapering', course('tramadol', progress('responder'), { notices: [notice('diminishing-returns')] }), ['taper', 'add']],
  ['relief wears off and nothing uses it', course('esi', progress('responder'), { notices: [notice('wear-off')] }), ['add', 'continue']],
  ['relief wears off and rehabilitation runs', course('esi', progress('responder'), { notices: [notice('wear-off')], rehabilitationRuns: true }), ['continue']],
  ['worse', duloxetine('worse'), ['stop']],
  ['the model finds it likely worsening', duloxetine('not-assessable', { effect: effect('likely-worsening') }), ['stop', 'wait']],
  ['not in the catalogue any more', course('gone', progress('responder')), ['continue']],
])('%s', (_case, about, kinds) => {
  const steps = nextSteps(about);
  expect(steps.map(({ kind }) => kind)).toEqual(kinds);
  expect(steps.every(({ trace, text }) => trace !== '' && text !== '')).toBe(true);
});

it('rotating names a backup only where one was planned', () => {
  const rotate = (hasBackup: boolean): string | undefined => nextSteps(duloxetine('non-responder', { hasBackup }))[0]?.text;
  expect([rotate(true), rotate(false)]).toEqual([
    'Rotate to its backup: its trial was adequate and it did not help.',
    'Rotate to another treatment (no backup was planned): its trial was adequate and it did not help.',
  ]);
});

it('waiting says until when, or that something is missing', () => {
  const wait = (over: Partial<CourseProgress>): string | undefined => nextSteps(course('duloxetine', progress('not-assessable', over)))[0]?.text;
  expect(wait({})).toBe('Wait: it is judged on March 20, 2027.');
  expect(wait({ assessOn: ['2027-02-01'] })).toMatch(/^Cannot be told/);
});
