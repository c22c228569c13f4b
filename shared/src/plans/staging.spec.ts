import { describe, expect, it } from '@jest/globals';
import { MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
import { RULES } from '../sequencing/data/rule-set.js';
import { evaluate } from '../sequencing/evaluate.js';
import { stage } from '../sequencing/stager/stage.js';
import { courseOf as inputOf, documentFor, traitsFor } from '../sequencing/testing.js';
import { courseOf } from './board.js';
import type { Chart } from './chart.js';
import { compare, comparisonProblems } from './compare.js';
import { informedByDocument } from './case-information.js';
import { informationOf } from './plan-information.js';
import { judgementDays } from './judgement-days.js';
import type { QuoteTerms } from './plan-quote.js';
import type { CourseView, PlanState, PlanView } from './plan.js';
import { stageDifference } from './stage-difference.js';
import { freeWish, NO_WISHES, stageRequestOf, stagingProblems, usualHorizon } from './stage-request.js';
import { STAGING, type StagingWishes } from './staging.js';

const TODAY = '2027-03-01';
const on = (day: number): string => addDays(TODAY, day);
const modality = (id: string) => {
  const found = MODALITY_BY_ID.get(id);
  if (found === undefined) throw new Error(`the catalogue has no ${id}`);
  return found;
};
const view = (id: string, modalityId: string, day: number, more: Partial<CourseView> = {}): CourseView => ({
  ...courseOf(modality(modalityId), { id, stageId: 's1', startsOn: on(day) }),
  state: 'planned',
  startedOn: null,
  endedOn: null,
  stopReason: '',
  learned: '',
  ...more,
});
const planOf = (state: PlanState, ...courses: CourseView[]): PlanView => ({
  id: 'p1',
  patientId: 'x',
  version: 1,
  state,
  title: 'Plan',
  urgentReason: '',
  stages: [],
  courses,
  signatures: [],
  snoozes: [],
  lock: null,
  addenda: [],
  coSignature: null,
  createdOn: on(-60),
  activatedOn: null,
});
const chartOf = (plan: PlanView): Chart => ({
  today: TODAY,
  patient: { birthDate: '1980-01-15', sex: 'male' } as Chart['patient'],
  careTeam: [],
  preferences: { siteId: null, days: [], visitsPerWeek: 3, monthlyBudgetCents: 20_000, refusals: [], note: '', version: 1 },
  scopeLift: null,
  statements: [],
  events: [],
  questions: [],
  reviewDecisions: [],
  conditions: [],
  allergies: [],
  medicines: [],
  facts: [],
  coverages: [],
  serviceProofs: [],
  authorisations: [],
  goals: [],
  goalRatings: [],
  history: [],
  plan,
  baseline: null,
  checkIns: [],
  dueReviews: [],
  tasks: [],
});
const stagedOf = (plan: PlanView) => ({ chart: chartOf(plan), board: plan, catalogue: MODALITY_BY_ID, today: TODAY, closures: [], quoteTerms: null });
const wishes = (more: Partial<StagingWishes> = {}): StagingWishes => ({ ...NO_WISHES, aim: 'soonest-relief', ...more });

const STARTED = view('a', 'duloxetine', -30, { state: 'active', startedOn: on(-28) });
const [EXERCISE, CBT] = [view('b', 'pt_exercise', 10), view('c', 'cbt', 40)];

describe('what the stager is asked', () => {
  it('a started course keeps its day whatever is wished', () => {
    const asked = stageRequestOf(stagedOf(planOf('active', STARTED, EXERCISE)), wishes({ courses: [{ ...freeWish('a'), notBefore: on(20) }] }));
    expect(stage(asked, RULES, { maxNodes: 2000 }).starts['a']).toBe(on(-28));
  });

  it.each<[PlanState, object | null]>([
    ['draft', null],
    ['proposed', null],
    ['active', { b: on(10) }],
    ['on-hold', { b: on(10) }],
  ])('the days of a plan that is %s are a baseline: %j', (state, baseline) => {
    expect(stageRequestOf(stagedOf(planOf(state, STARTED, EXERCISE)), wishes()).baseline).toEqual(baseline);
  });

  it('an edit on the screen is staged against the days that were saved', () => {
    const plan = planOf('active', EXERCISE);
    const edited = { ...plan, courses: [{ ...EXERCISE, startsOn: on(50) }, CBT] };
    expect(stageRequestOf({ ...stagedOf(plan), board: edited }, wishes())).toMatchObject({ baseline: { b: on(10) } });
  });

  it('wishes become freedom; what is not known holds nothing back', () => {
    const wish = { courseId: 'b', fixed: false, notBefore: on(3), notAfter: null, priority: 4, payerLeadDays: 0, costCents: null };
    expect(stageRequestOf(stagedOf(planOf('draft', EXERCISE)), wishes({ courses: [wish] })).freedom).toEqual({
      b: { fixed: false, notBefore: on(3), notAfter: null, priority: 4, payerLeadDays: 0, charges: [] },
    });
  });

  it.each([
    ['of a patient whose site nobody has asked: any', null, [0, 2, 4], 6],
    ['of a patient of one site: its own and those of all', 's1', [0, 2], 4],
    ['of a patient of the other', 's2', [0, 4], 2],
  ])('nothing starts while the clinic is closed, %s', (_, siteId, days, open) => {
    const staged = stagedOf(planOf('draft', EXERCISE));
    const closed = [null, 's1', 's2'].map((site, index) => ({ siteId: site, firstOn: on(2 * index), lastOn: on(2 * index + 1) }));
    const chart = { ...staged.chart, preferences: { ...staged.chart.preferences, siteId } };
    const wished = { from: on(60), to: on(61), what: 'procedures' as const };
    const asked = stageRequestOf({ ...staged, chart, closures: closed }, wishes({ closures: [wished] }));
    expect(asked.closures).toEqual([...days.map((day) => ({ from: on(day), to: on(day + 1), what: 'everything' })), wished]);
    expect(stage(asked, []).starts['b']).toBe(on(open));
  });

  it.each([
    ['the chart says how much may be spent', null, 20_000],
    ['a wish overrides it', 500, 500],
    ['nothing may be spent is a budget too', 0, 0],
  ])('%s', (_, monthlyBudgetCents, asked) => {
    expect(stageRequestOf(stagedOf(planOf('draft', EXERCISE)), wishes({ monthlyBudgetCents })).monthlyBudgetCents).toBe(asked);
  });
});

describe('the usual horizon', () => {
  it.each<[string, readonly CourseView[], number]>([
    ['half a year for an empty plan', [], 182],
    ['and a fortnight for each planned course; started ones ask for none', [STARTED, EXERCISE, CBT], 210],
    ['but not before a day that a course has', [view('z', 'cbt', 300)], 300],
    ['and not beyond what may be asked', [view('z', 'cbt', 900)], STAGING.horizonDays.max],
  ])('%s', (_, courses, day) => {
    expect(usualHorizon(stagedOf(planOf('draft', ...courses)))).toBe(on(day));
  });

  it('reaches the first day that a wish names', () => {
    expect(usualHorizon(stagedOf(planOf('draft', EXERCISE)), [{ ...freeWish('b'), notBefore: on(400) }])).toBe(on(400));
  });
});

describe('wishes that cannot be understood', () => {
  it('all are told at once', () => {
    const asked = wishes({
      horizon: on(-1),
      courses: [{ ...freeWish('b'), notBefore: on(9), notAfter: on(8) }, freeWish('nobody'), freeWish('b')],
      closures: [{ from: on(5), to: on(4), what: 'everything' }],
    });
    expect(stagingProblems([EXERCISE], asked, TODAY).map(({ path }) => path)).toEqual([
      'horizon',
      'courses.0.notAfter',
      'courses.1.courseId',
      'courses.2.courseId',
      'closures.0.to',
    ]);
  });

  it.each([
    [0, 0],
    [STAGING.horizonDays.max, 0],
    [STAGING.horizonDays.max + 1, 1],
  ])('a horizon %d days ahead: %d problems', (day, count) => {
    expect(stagingProblems([], wishes({ horizon: on(day) }), TODAY)).toHaveLength(count);
  });
});

describe('the difference', () => {
  const day = (id: string, at: number, planned = true) => ({ id, startsOn: on(at), planned });
  it('is sorted by the new days, keeps those that stay, and says nothing of what has started', () => {
    const after = { a: on(90), b: on(30), c: on(12) };
    expect(stageDifference([day('a', -5, false), day('b', 10), day('c', 40), day('d', 20)], after)).toEqual([
      { courseId: 'c', from: on(40), to: on(12), days: -28 },
      { courseId: 'd', from: on(20), to: on(20), days: 0 },
      { courseId: 'b', from: on(10), to: on(30), days: 20 },
    ]);
  });
});

const TRAITS = traitsFor('t', { trialDays: { from: 28, to: 28 } });
const input = (id: string, day: number, more = {}) => inputOf(id, TRAITS, on(day), { adequateOn: on(day), ...more });

describe('days of judgement', () => {
  it.each([
    ['after the trial at the adequate dose', {}, { adequateOn: on(10) }, [38]],
    ['on the assessment days that the trial allows', { assessmentDays: [14, 42, 84] }, {}, [28, 42, 84]],
    ['none when the catalogue states no time', { trialDays: null }, {}, []],
    ['on an assessment day when it states no trial', { trialDays: null, assessmentDays: [14] }, {}, [14]],
    ['none for a diagnostic test', { tags: ['diagnostic'] }, {}, []],
  ])('%s', (_, traits, more, days) => {
    expect(judgementDays(inputOf('a', { ...TRAITS, ...traits }, TODAY, more))).toEqual(days.map(on));
  });
});

/** What is compared: a document, judged by the shipped rules, told by the check-ins of a plan that begins today. */
const comparedOf = (document: ReturnType<typeof documentFor>) => ({
  document,
  rules: RULES,
  informed: informedByDocument(document, MODALITY_BY_ID),
  quoteTerms: null,
});

describe('compared', () => {
  const document = documentFor([input('a', -10, { started: true }), input('b', 10, { sessionsPerWeek: 2 }), input('c', 40, { sessionsPerWeek: 1 })]);
  const figures = (starts: Record<string, number>, quoteTerms: QuoteTerms | null = null) =>
    compare(
      { ...comparedOf(document), quoteTerms },
      { alternatives: [{ name: 'one', starts: Object.entries(starts).map(([courseId, day]) => ({ courseId, startsOn: on(day) })) }] },
    ).alternatives[0];

  it('a plan as it is: relief, full plan, visits, reviews, findings as the rules find them', () => {
    const { findings } = evaluate(document, RULES);
    expect(figures({})).toMatchObject({
      firstReliefOn: on(18),
      meanWaitDays: 25,
      fullPlanOn: on(40),
      peakVisitsPerWeek: 3,
      cost: null,
      reviewsNeeded: 3,
      findings: { block: findings.filter(({ severity }) => severity === 'block').length, warn: findings.filter(({ severity }) => severity === 'warn').length },
    });
  });

  it.each([
    ['a judgement that has passed brings no relief any more', -40, on(38)],
    ['one that is due today does', -28, TODAY],
  ])('%s', (_, day, firstReliefOn) => {
    const asked = comparedOf(documentFor([input('a', day, { started: true }), input('b', 10)]));
    expect(compare(asked, { alternatives: [{ name: '', starts: [] }] }).alternatives[0]?.firstReliefOn).toBe(firstReliefOn);
  });

  it('what is over counts nowhere, what has started stays', () => {
    const asked = comparedOf(documentFor([input('a', -10, { started: true }), input('o', 90, { over: true })]));
    const [moved] = compare(asked, { alternatives: [{ name: '', starts: [{ courseId: 'a', startsOn: on(60) }] }] }).alternatives;
    expect(moved).toMatchObject({ fullPlanOn: on(-10), reviewsNeeded: 1 });
  });

  it('two judged within a week are one review', () => {
    expect(figures({ b: 10, c: 17 })?.reviewsNeeded).toBe(2);
    expect(figures({ b: 10, c: 18 })?.reviewsNeeded).toBe(3);
  });

  it('each alternative is quoted on its own days', () => {
    const price = { id: 'p', version: 1, siteId: null, modalityId: 't', cents: 5_000, per: 'course', startsOn: TODAY, endsOn: null } as const;
    const terms: QuoteTerms = {
      terms: { payers: [], benefits: [], discounts: [], prices: [price, { ...price, id: 'q', cents: 700, startsOn: on(31) }] },
      ...{ coverages: [], authorisations: [], serviceStatus: 'none', proofs: [], siteId: null, from: TODAY, until: on(364) },
    };
    const monthsOf = (starts: Record<string, number>) => figures(starts, terms)?.cost?.months.map(({ month, cents }) => [month, cents]);
    expect(monthsOf({ b: 10, c: 12 })).toEqual([['2027-03', 10_000]]);
    expect(monthsOf({})).toEqual([
      ['2027-03', 5_000],
      ['2027-04', 700],
    ]);
    expect(figures({}, { ...terms, terms: { ...terms.terms, prices: [] } })?.cost?.total).toEqual({ cents: null, knownCents: 0 });
  });

  it('the days that differ stand side by side', () => {
    const at = (name: string, startsOn: string) => ({ name, starts: [{ courseId: 'c', startsOn }] });
    const alternatives = [{ name: 'now', starts: [] }, at('same', on(40)), at('later', on(60))];
    expect(compare(comparedOf(document), { alternatives }).differences).toEqual([{ courseId: 'c', startsOn: [on(40), on(40), on(60)] }]);
  });

  it('each alternative is told by the check-ins of its own days', () => {
    const { courses, ...rest } = informedByDocument(document, MODALITY_BY_ID);
    const informed = { ...rest, courses: courses.map((course) => (course.id === 'c' ? { ...course, startsOn: on(60) } : course)) };
    expect(figures({ c: 60 })?.information).toEqual(informationOf(informed));
    expect(figures({ c: 60 })?.information).not.toEqual(figures({})?.information);
  });

  it('says all at once what does not fit the plan', () => {
    const starts = [
      { courseId: 'nobody', startsOn: TODAY },
      { courseId: 'a', startsOn: TODAY },
      { courseId: 'b', startsOn: TODAY },
      { courseId: 'b', startsOn: on(1) },
    ];
    const problems = comparisonProblems([STARTED, EXERCISE], { alternatives: [{ name: '', starts }] });
    expect(problems.map(({ path }) => path)).toEqual([
      'alternatives.0.starts.0.courseId',
      'alternatives.0.starts.1.startsOn',
      'alternatives.0.starts.3.courseId',
    ]);
  });
});
