import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Modality, Sourced } from '../catalogue/modality.js';
import { addDays } from '../dates.js';
import type { MissingDatum } from './adequacy.js';
import { judgeTreatment } from './judge.js';
import { ADHERENCES, FUNCTIONS, STOP_REASONS } from './past-treatment.js';
import { patterns } from './patterns.js';
import { openQuestions } from './quick-complete.js';
import { resistance, type ResistanceVerdict, type Tried } from './resistance.js';

const source = { citation: 'test', verification: 'computed' } as const;
const sourced = <T>(value: T | null): Sourced<T> => ({ value, source });
const both = { en: 'x', es: 'x' };

const aModality = (id: string, change: Partial<Modality>): Modality => ({
  id,
  name: both,
  category: 'medication',
  class: id,
  tags: [],
  ingredients: [],
  mechanism: sourced<string>(null),
  delivery: sourced<string>(null),
  defaultSteps: [],
  usualLengthDays: null,
  onsetDays: sourced<Modality['onsetDays']['value'] & object>(null),
  trialDays: sourced({ from: 28, to: 56 }),
  assessmentDays: [],
  minSessions: null,
  effectWindowDays: sourced<{ from: number; to: number }>(null),
  flareDays: sourced<{ from: number; to: number }>(null),
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
const step = (day: number, dailyMg: number | null, adequate: boolean) => ({ day, text: '', dailyMg, perWeek: null, holdRule: null, adequate });

/** A medicine that reaches 60 mg on day 7 and then needs 28 days. */
const snri = aModality('snri_a', {
  class: 'snri',
  mechanism: sourced('serotonin and noradrenaline reuptake: dampens signals'),
  defaultSteps: [step(0, 30, false), step(7, 60, true)],
});
const snriTwo = aModality('snri_b', {
  class: 'snri',
  mechanism: sourced('serotonin and noradrenaline reuptake (tricyclic): dampens signals elsewhere'),
  defaultSteps: [step(0, 150, true)],
});
const exercise = aModality('exercise', {
  category: 'restorative',
  class: 'exercise',
  tags: ['rehab', 'exercise'],
  trialDays: sourced({ from: 56, to: 84 }),
  minSessions: 6,
});
const talking = aModality('talking', { category: 'behavioral', class: 'cbt', trialDays: sourced({ from: 56, to: 84 }), minSessions: 6 });
const epidural = aModality('epidural', {
  category: 'interventional',
  class: 'epidural-steroid',
  tags: ['procedure'],
  trialDays: sourced({ from: 14, to: 42 }),
  minSessions: 1,
  effectWindowDays: sourced({ from: 90, to: 180 }),
  repeat: sourced({ minGapDays: 14, max: null, perRegion: true, onlyIfRelief: { percent: 50, minDays: 90 } }),
});
const block = aModality('block', {
  category: 'interventional',
  class: 'block',
  tags: ['procedure', 'diagnostic'],
  minSessions: 2,
  trialDays: sourced<{ from: number; to: number }>(null),
});
const infusion = aModality('infusion', {
  category: 'interventional',
  class: 'infusion',
  tags: ['procedure', 'infusion'],
  minSessions: 2,
  grade: sourced('D' as const),
});
const noTrial = aModality('no_trial', { category: 'complementary', trialDays: sourced<{ from: number; to: number }>(null) });
const CATALOGUE = new Map([snri, snriTwo, exercise, talking, epidural, block, infusion, noTrial].map((one) => [one.id, one]));

const BLANK: Tried = {
  id: 't',
  label: 'Something',
  modalityId: null,
  category: null,
  ingredients: [],
  doseText: '',
  dailyMg: null,
  sessions: null,
  region: null,
  startedOn: null,
  endedOn: null,
  lengthDays: null,
  ongoing: false,
  reliefPercent: null,
  reliefDays: null,
  functionOutcome: 'unknown',
  adherence: 'unknown',
  reachedAdequateDose: 'unknown',
  sideEffects: '',
  intolerable: false,
  stopReason: null,
  toBeCompleted: false,
  note: '',
};
/** A full 60-day trial at 60 mg, taken as prescribed. */
const full = (change: Partial<Tried> = {}): Tried => ({
  ...BLANK,
  id: 'full',
  label: 'SNRI',
  modalityId: 'snri_a',
  dailyMg: 60,
  lengthDays: 60,
  adherence: 'as-prescribed',
  functionOutcome: 'same',
  ...change,
});
const verdictOf = (t: Tried, today: string | null = null) => judgeTreatment(t, t.modalityId === null ? null : (CATALOGUE.get(t.modalityId) ?? null), today);

describe('was the trial adequate?', () => {
  it.each<[string, Tried, string]>([
    ['60 days at 60 mg as prescribed', full(), 'adequate'],
    ['exactly 35 days: 7 to reach the dose and 28 at it', full({ lengthDays: 35 }), 'adequate'],
    ['34 days', full({ lengthDays: 34 }), 'inadequate'],
    ['length from the dates', full({ lengthDays: null, startedOn: '2025-01-01', endedOn: '2025-02-05' }), 'adequate'],
    ['one day fewer by the dates', full({ lengthDays: null, startedOn: '2025-01-01', endedOn: '2025-02-04' }), 'inadequate'],
    ['length not known', full({ lengthDays: null }), 'unknown'],
    ['dose below the adequate step', full({ dailyMg: 59 }), 'inadequate'],
    ['dose not known', full({ dailyMg: null }), 'unknown'],
    ['dose not known, but said to be adequate', full({ dailyMg: null, reachedAdequateDose: 'yes' }), 'adequate'],
    ['said not to have reached the dose', full({ reachedAdequateDose: 'no' }), 'inadequate'],
    ['taken only partly', full({ adherence: 'partly' }), 'inadequate'],
    ['hardly taken', full({ adherence: 'hardly' }), 'inadequate'],
    ['adherence not known', full({ adherence: 'unknown' }), 'unknown'],
    ['known to be short although the dose is not known', full({ lengthDays: 10, dailyMg: null }), 'inadequate'],
    ['not matched to the catalogue', full({ modalityId: null }), 'unknown'],
    ['a catalogue entry without a known trial length', full({ modalityId: 'no_trial' }), 'unknown'],
    ['six sessions of exercise in eight weeks', full({ modalityId: 'exercise', lengthDays: 56, sessions: 6 }), 'adequate'],
    ['five sessions', full({ modalityId: 'exercise', lengthDays: 56, sessions: 5 }), 'inadequate'],
    ['sessions not known', full({ modalityId: 'exercise', lengthDays: 56 }), 'unknown'],
    ['a procedure that was done, with no length and no adherence', { ...BLANK, modalityId: 'epidural', startedOn: '2025-01-01' }, 'adequate'],
    ['a procedure without a day or a count', { ...BLANK, modalityId: 'epidural' }, 'unknown'],
    ['one diagnostic block stands for itself', { ...BLANK, modalityId: 'block', startedOn: '2025-01-01' }, 'adequate'],
    ['one of two infusions', { ...BLANK, modalityId: 'infusion', startedOn: '2025-01-01', sessions: 1 }, 'inadequate'],
  ])('%s', (_case, t, expected) => expect(verdictOf(t).adequacy).toBe(expected));

  it('an ongoing treatment is measured up to today, and is not short while its trial still runs', () => {
    const ongoing = full({ lengthDays: null, startedOn: '2025-01-01', ongoing: true });
    expect(verdictOf(ongoing, '2025-01-20').adequacy).toBe('unknown');
    expect(verdictOf(ongoing, '2025-02-05').adequacy).toBe('adequate');
    expect(verdictOf(ongoing, null).missing).toEqual(['length', 'relief']);
  });
});

describe('how did it go?', () => {
  it.each<[string, Tried, string]>([
    ['50 % relief', full({ reliefPercent: 50 }), 'success'],
    ['49 % with function the same', full({ reliefPercent: 49 }), 'partial'],
    ['30 % with better function', full({ reliefPercent: 30, functionOutcome: 'better' }), 'success'],
    ['29 % with better function', full({ reliefPercent: 29, functionOutcome: 'better' }), 'partial'],
    ['30 %, function not known', full({ reliefPercent: 30, functionOutcome: 'unknown' }), 'partial'],
    ['10 %', full({ reliefPercent: 10 }), 'partial'],
    ['9 %', full({ reliefPercent: 9 }), 'failure'],
    ['0 % is an answer', full({ reliefPercent: 0 }), 'failure'],
    ['0 %, but the patient could do more', full({ reliefPercent: 0, functionOutcome: 'better' }), 'partial'],
    ['0 % in a short trial', full({ reliefPercent: 0, lengthDays: 10 }), 'unknown'],
    ['0 % in a trial of unknown adherence', full({ reliefPercent: 0, adherence: 'unknown' }), 'unknown'],
    ['0 % of something not matched', full({ reliefPercent: 0, modalityId: null }), 'unknown'],
    ['60 % in a short trial is still 60 %', full({ reliefPercent: 60, lengthDays: 10 }), 'success'],
    ['nothing known about relief', full(), 'unknown'],
    ['stopped because it did not help, adequately tried', full({ stopReason: 'did-not-help' }), 'failure'],
    ['stopped because it did not help, too short', full({ stopReason: 'did-not-help', lengthDays: 7 }), 'unknown'],
    ['"60 %" and "did not help" disagree', full({ reliefPercent: 60, stopReason: 'did-not-help' }), 'unknown'],
    ['60 % that wore off', full({ reliefPercent: 60, stopReason: 'wore-off' }), 'partial'],
    ['not tolerated after three days', full({ lengthDays: 3, intolerable: true }), 'intolerance'],
    ['stopped for side effects', full({ stopReason: 'side-effects', reliefPercent: 40 }), 'intolerance'],
    ['hardly taken is not intolerance', full({ adherence: 'hardly', reliefPercent: 0 }), 'unknown'],
    ['epidural: 50 % for 90 days', { ...BLANK, modalityId: 'epidural', startedOn: '2025-01-01', reliefPercent: 50, reliefDays: 90 }, 'success'],
    ['epidural: 50 % for 89 days', { ...BLANK, modalityId: 'epidural', startedOn: '2025-01-01', reliefPercent: 50, reliefDays: 89 }, 'partial'],
    ['epidural: 49 % for 90 days', { ...BLANK, modalityId: 'epidural', startedOn: '2025-01-01', reliefPercent: 49, reliefDays: 90 }, 'partial'],
    ['epidural: 50 %, for how long not known', { ...BLANK, modalityId: 'epidural', startedOn: '2025-01-01', reliefPercent: 50 }, 'partial'],
    ['epidural: 29 %', { ...BLANK, modalityId: 'epidural', startedOn: '2025-01-01', reliefPercent: 29 }, 'failure'],
    ['epidural of unknown date: 0 %', { ...BLANK, modalityId: 'epidural', reliefPercent: 0 }, 'unknown'],
    ['diagnostic block: 80 %', { ...BLANK, modalityId: 'block', startedOn: '2025-01-01', reliefPercent: 80 }, 'success'],
    ['diagnostic block: 79 %', { ...BLANK, modalityId: 'block', startedOn: '2025-01-01', reliefPercent: 79 }, 'partial'],
  ])('%s', (_case, t, expected) => expect(verdictOf(t).outcome).toBe(expected));

  it('says why and what is missing, in words', () => {
    const { reasons, missing } = verdictOf(full({ lengthDays: 20, reliefPercent: 0 }));
    expect(reasons).toEqual([
      'Tried for 20 days only; an adequate trial takes 35 days (7 to reach the dose or cadence, then 28).',
      '0 % relief is no meaningful change.',
      'The trial was not adequate, so little relief does not mean that the treatment failed.',
    ]);
    expect(missing).toEqual([]);
  });

  it('asks only what would settle it, in the order of the form', () => {
    const asked = (t: Tried) => openQuestions(t, CATALOGUE.get(t.modalityId ?? '') ?? null).map(({ field }) => field);
    expect(asked(BLANK)).toEqual(['modalityId', 'reliefPercent']);
    expect(asked({ ...BLANK, modalityId: 'snri_a' })).toEqual(['lengthDays', 'dailyMg', 'adherence', 'reliefPercent']);
    expect(asked(full({ reliefPercent: 0 }))).toEqual([]);
    expect(asked({ ...BLANK, modalityId: 'epidural', startedOn: '2025-01-01', reliefPercent: 70 })).toEqual(['reliefDays']);
  });
});

const failed = (id: string, modalityId: string, change: Partial<Tried> = {}): Tried =>
  full({ id, label: id, modalityId, dailyMg: 150, lengthDays: 90, sessions: 8, startedOn: '2025-01-01', reliefPercent: 10, ...change });

describe('treatment-resistant (SEQ-14)', () => {
  const three = [failed('a', 'snri_a'), failed('b', 'exercise'), failed('c', 'epidural')];
  const running = failed('c', 'talking', { ongoing: true, lengthDays: null, startedOn: '2025-01-20' });
  it.each<[string, readonly Tried[], number, number, ResistanceVerdict]>([
    ['nothing tried', [], 0, 0, 'not-resistant'],
    ['three categories failed adequately', three, 3, 3, 'resistant'],
    ['three treatments of one category are one category', [failed('a', 'snri_a'), failed('b', 'snri_b'), failed('c', 'snri_a')], 1, 1, 'not-resistant'],
    ['one of the three trials was too short', [...three.slice(0, 2), failed('c', 'talking', { lengthDays: 20 })], 2, 3, 'not-resistant'],
    ['29 % relief is none that counts', [...three.slice(0, 2), failed('c', 'talking', { reliefPercent: 29 })], 3, 3, 'resistant'],
    ['30 % relief is some', [...three.slice(0, 2), failed('c', 'talking', { reliefPercent: 30 })], 2, 2, 'not-resistant'],
    [
      'relief that wore off is no lasting relief',
      [...three.slice(0, 2), failed('c', 'talking', { reliefPercent: 60, stopReason: 'wore-off' })],
      3,
      3,
      'resistant',
    ],
    [
      'an epidural that lasted 20 days is no lasting relief',
      [...three.slice(0, 2), failed('c', 'epidural', { reliefPercent: 60, reliefDays: 20 })],
      3,
      3,
      'resistant',
    ],
    ['an epidural that lasted its window is', [...three.slice(0, 2), failed('c', 'epidural', { reliefPercent: 60, reliefDays: 120 })], 2, 2, 'not-resistant'],
    [
      'another medicine works: the category is not without relief',
      [...three, full({ id: 'd', modalityId: 'snri_b', dailyMg: 150, reliefPercent: 60, ongoing: true })],
      2,
      2,
      'not-resistant',
    ],
    ['a grade D infusion never counts', [...three.slice(0, 2), failed('c', 'infusion')], 2, 2, 'not-resistant'],
    ['a diagnostic block is a test, not a treatment', [...three.slice(0, 2), failed('c', 'block')], 2, 2, 'not-resistant'],
    [
      'not tolerated counts by the patient’s account only',
      [...three.slice(0, 2), failed('c', 'talking', { reliefPercent: null, intolerable: true })],
      2,
      3,
      'not-resistant',
    ],
    ['not matched, but its category is known', [...three.slice(0, 2), { ...BLANK, id: 'z', category: 'complementary', reliefPercent: 0 }], 2, 3, 'cannot-tell'],
    ['not matched and no category', [...three.slice(0, 2), { ...BLANK, id: 'z', reliefPercent: 0 }], 2, 2, 'cannot-tell'],
    ['nothing known about relief counts nowhere yet', [...three.slice(0, 2), failed('c', 'talking', { reliefPercent: null })], 2, 2, 'cannot-tell'],
  ])('%s', (_case, history, strict, lenient, verdict) => {
    expect(resistance(history, CATALOGUE)).toMatchObject({ strict, lenient, verdict });
  });

  const waiting = (id: string, change: Partial<Tried> = {}): Tried => ({ ...BLANK, id, label: id, toBeCompleted: true, ...change });
  it.each<[string, readonly Tried[], number, ResistanceVerdict]>([
    ['one open trial of a third category could reach three', [...three.slice(0, 2), waiting('c', { modalityId: 'talking' })], 1, 'cannot-tell'],
    ['two open trials cannot, when nothing counts yet', [waiting('a', { modalityId: 'snri_a' }), waiting('b', { modalityId: 'talking' })], 2, 'not-resistant'],
    ['three imported medicines are one category', [1, 2, 3].map((n) => waiting(`m${n}`, { category: 'medication' })), 3, 'not-resistant'],
    ['three imported procedures of no category yet could be three', [1, 2, 3].map((n) => waiting(`p${n}`)), 3, 'cannot-tell'],
    ['seen by a clinician and put into no category', [1, 2, 3].map((n) => waiting(`p${n}`, { toBeCompleted: false })), 0, 'not-resistant'],
    ['in a category that counts already, an open trial adds none', [...three.slice(0, 2), waiting('c', { modalityId: 'snri_b' })], 0, 'not-resistant'],
    [
      'nor in one where something gives lasting relief',
      [...three.slice(0, 2), failed('c', 'talking', { reliefPercent: 60 }), waiting('d', { modalityId: 'talking' })],
      0,
      'not-resistant',
    ],
    ['a trial known to be too short stays too short', [...three.slice(0, 2), waiting('c', { modalityId: 'talking', lengthDays: 10 })], 0, 'not-resistant'],
    ['grade D never counts, completed or not', [...three.slice(0, 2), waiting('c', { modalityId: 'infusion' })], 0, 'not-resistant'],
    ['a trial still running waits for time, not for answers', [...three.slice(0, 2), running], 0, 'not-resistant'],
    [
      'enough relief leaves only function open, which does not count here',
      [...three.slice(0, 2), failed('c', 'talking', { reliefPercent: 40, functionOutcome: 'unknown' })],
      0,
      'not-resistant',
    ],
    [
      'half a year or half a day: for how long an epidural helped can decide',
      [...three.slice(0, 2), { ...BLANK, id: 'c', modalityId: 'epidural', startedOn: '2025-01-01', reliefPercent: 70 }],
      1,
      'cannot-tell',
    ],
    ['three that count are enough, whatever is open', [...three, waiting('d', { modalityId: 'talking' })], 1, 'resistant'],
  ])('%s', (_case, history, open, verdict) => expect(resistance(history, CATALOGUE, '2025-02-01')).toMatchObject({ open, verdict }));

  it('says what would have to be completed, and what the patient says', () => {
    expect(resistance([...three.slice(0, 2), waiting('c', { modalityId: 'talking' })], CATALOGUE).sentence).toBe(
      "Cannot tell yet: 1 trial to complete could change it. So far 2 categories with an adequate trial and no lasting relief; 2 categories by the patient's account. 3 are needed.",
    );
    expect(resistance([...three.slice(0, 2), failed('c', 'talking', { lengthDays: 20 })], CATALOGUE).sentence).toMatch(
      /^Treatment-resistant by the patient's account only: 2 categories/,
    );
  });

  it('shows the evidence for each category', () => {
    const { evidence, sentence } = resistance(three, CATALOGUE);
    expect(evidence.map(({ category, strict, treatments }) => [category, strict, treatments.map(({ id, weight }) => `${id} ${weight}`)])).toEqual([
      ['medication', true, ['a strict']],
      ['restorative', true, ['b strict']],
      ['interventional', true, ['c strict']],
    ]);
    expect(sentence).toBe("Treatment-resistant: 3 categories with an adequate trial and no lasting relief; 3 categories by the patient's account.");
  });
});

describe('the pattern in what was tried', () => {
  const history = [
    failed('a', 'snri_a', { reliefPercent: 0, stopReason: 'did-not-help' }),
    failed('b', 'snri_b', { reliefPercent: 5, stopReason: 'did-not-help' }),
    failed('c', 'exercise', { lengthDays: 10, stopReason: 'access' }),
    { ...BLANK, id: 'd', label: 'd', ongoing: true },
  ];
  const view = patterns(history, CATALOGUE);
  it('counts by class, mechanism and reason', () => {
    expect(view.byClass[0]).toMatchObject({
      label: 'SNRI',
      tried: 2,
      adequate: 2,
      failed: 2,
      sentence: 'SNRI: 2 tried, 2 adequately; 2 failed an adequate trial.',
    });
    expect(view.byMechanism[0]).toMatchObject({ label: 'serotonin and noradrenaline reuptake', tried: 2 });
    expect(view.byMechanism.map(({ label }) => label)).toEqual(['serotonin and noradrenaline reuptake', 'movement', 'not matched to the catalogue']);
    expect(view.byReason.map(({ label, tried }) => `${label} ${tried}`)).toEqual(['did not help 2', 'access 1', 'still going on 1']);
  });
  it('sees one mechanism behind two classes', () => {
    const relatives = new Map([...CATALOGUE, ['tca', { ...snriTwo, id: 'tca', class: 'tca' }]]);
    const tried = [failed('a', 'snri_a', { reliefPercent: 0 }), failed('b', 'tca', { reliefPercent: 0 })];
    expect(patterns(tried, relatives).sentences).toEqual([
      'serotonin and noradrenaline reuptake: 2 adequate trials of different classes failed, all working in this way.',
    ]);
    expect(patterns(tried.slice(1), relatives).sentences).toEqual([]);
  });
  it('says what stands out: another class after two failures (SEQ-10), short trials, open trials', () => {
    expect(view.sentences).toEqual([
      '2 adequate trials of the class SNRI failed: another class or category is more likely to add something.',
      '1 trial was not adequate: it has not failed and may deserve a proper trial.',
      '1 trial cannot be judged until its details are completed.',
    ]);
  });
});

describe('properties', () => {
  const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
  const tried = fc
    .record({
      id: fc.uuid(),
      modalityId: maybe(fc.constantFrom(...CATALOGUE.keys())),
      lengthDays: maybe(fc.integer({ min: 0, max: 200 })),
      dailyMg: maybe(fc.integer({ min: 0, max: 300 })),
      sessions: maybe(fc.integer({ min: 0, max: 20 })),
      startedOn: maybe(fc.constantFrom('2024-05-01', '2025-01-01')),
      endedOn: maybe(fc.constantFrom('2025-01-20', '2025-08-01')),
      reliefPercent: maybe(fc.integer({ min: 0, max: 100 })),
      reliefDays: maybe(fc.integer({ min: 0, max: 300 })),
      functionOutcome: fc.constantFrom(...FUNCTIONS),
      adherence: fc.constantFrom(...ADHERENCES),
      reachedAdequateDose: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
      intolerable: fc.boolean(),
      ongoing: fc.boolean(),
      stopReason: maybe(fc.constantFrom(...STOP_REASONS)),
      category: maybe(fc.constantFrom('medication' as const, 'behavioral' as const)),
    })
    .map((change): Tried => ({ ...BLANK, label: change.id, ...change }));

  it('no failure without an adequate trial', () => {
    fc.assert(
      fc.property(tried, (t) => {
        const { adequacy, outcome } = verdictOf(t);
        expect(outcome === 'failure' && adequacy !== 'adequate').toBe(false);
      }),
      { numRuns: 500 },
    );
  });
  it('"not resistant" stands whatever is answered of what is missing', () => {
    const ANSWERS: Readonly<Record<MissingDatum, fc.Arbitrary<Partial<Tried>>>> = {
      modality: fc.constant({}),
      'performed-on': fc.constant({ startedOn: '2024-05-01' }),
      length: fc.integer({ min: 0, max: 400 }).map((lengthDays) => ({ lengthDays })),
      dose: fc.constantFrom('yes' as const, 'no' as const).map((reachedAdequateDose) => ({ reachedAdequateDose })),
      adherence: fc.constantFrom(...ADHERENCES).map((adherence) => ({ adherence })),
      sessions: fc.integer({ min: 0, max: 20 }).map((sessions) => ({ sessions })),
      relief: fc.integer({ min: 0, max: 100 }).map((reliefPercent) => ({ reliefPercent })),
      'relief-days': fc.integer({ min: 0, max: 300 }).map((reliefDays) => ({ reliefDays })),
      function: fc.constantFrom(...FUNCTIONS).map((functionOutcome) => ({ functionOutcome })),
    };
    const answered = (t: Tried): fc.Arbitrary<Tried> =>
      fc.tuple(...verdictOf(t).missing.map((datum) => ANSWERS[datum])).map((parts) => parts.reduce<Tried>((all, part) => ({ ...all, ...part }), t));
    const completed = fc.array(tried, { minLength: 1, maxLength: 2 }).chain((history) => fc.tuple(fc.constant(history), fc.tuple(...history.map(answered))));
    const two = [failed('a', 'snri_a'), failed('b', 'exercise')];
    fc.assert(
      fc.property(completed, ([before, after]) => {
        fc.pre(resistance([...two, ...before], CATALOGUE).verdict === 'not-resistant');
        expect(resistance([...two, ...after], CATALOGUE).verdict).not.toBe('resistant');
      }),
      { numRuns: 300 },
    );
  });
  it('moving the dates moves nothing', () => {
    fc.assert(
      fc.property(tried, fc.integer({ min: -900, max: 900 }), (t, by) => {
        const move = (day: string | null) => (day === null ? null : addDays(day, by));
        expect(verdictOf({ ...t, startedOn: move(t.startedOn), endedOn: move(t.endedOn) }, addDays('2026-01-01', by))).toEqual(verdictOf(t, '2026-01-01'));
      }),
    );
  });
  it('resistance: order does not matter, strict never exceeds lenient, a failed trial more never lowers it', () => {
    fc.assert(
      fc.property(fc.array(tried, { maxLength: 10 }), (history) => {
        const found = resistance(history, CATALOGUE);
        expect(resistance([...history].reverse(), CATALOGUE)).toEqual(found);
        expect(patterns([...history].reverse(), CATALOGUE)).toEqual(patterns(history, CATALOGUE));
        expect(found.strict).toBeLessThanOrEqual(found.lenient);
        expect(resistance([...history, failed('more', 'talking')], CATALOGUE).strict).toBeGreaterThanOrEqual(found.strict);
      }),
      { numRuns: 100 },
    );
  });
});
