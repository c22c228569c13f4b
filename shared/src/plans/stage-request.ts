import { type ClosureView, closuresFor } from '../clinics/closure.js';
import { addDays, laterOf, type CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import type { SequencingDocument } from '../sequencing/document.js';
import type { Closure, CourseFreedom, StageRequest } from '../sequencing/stager/request.js';
import type { Chart } from './chart.js';
import type { Board, CourseDraft, PlanView } from './plan.js';
import { moneyOf, type CourseMoney, type QuoteTerms } from './plan-quote.js';
import { documentOf, type Catalogue } from './sequencing-document.js';
import { STAGING, type CourseWish, type StagingWishes } from './staging.js';

/** Everything a wish asks for when nobody wished anything. */
export const NO_WISHES: Omit<StagingWishes, 'aim'> = {
  horizon: null,
  courses: [],
  closures: [],
  visitsPerWeek: null,
  monthlyBudgetCents: null,
  timeLimitMs: null,
};

/** The wish for a course that may go anywhere. */
export const freeWish = (courseId: string): CourseWish => ({
  courseId,
  fixed: false,
  notBefore: null,
  notAfter: null,
  priority: 1,
  payerLeadDays: null,
  costCents: null,
});

/** What a plan is staged from; `board` may be the draft on a screen. */
export interface Staged {
  readonly chart: Chart;
  readonly board: Board | PlanView;
  readonly catalogue: Catalogue;
  readonly today: CalendarDate;
  /** When the clinic or one of its sites is closed, from today on. */
  /** What it costs the patient, and how long payers take; `null` = not known, so nothing of it counts. */
  readonly quoteTerms: QuoteTerms | null;
  readonly closures: readonly (Pick<ClosureView, 'siteId' | 'firstOn' | 'lastOn'> & Partial<Pick<ClosureView, 'reason'>>)[];
}

/** Half a year, and a fortnight for every course: starts are at least a fortnight apart (SEQ-03). */
const USUAL_DAYS = 182;
const DAYS_PER_COURSE = 14;

/** A plan whose days somebody may already rely on. */
const isUnderWay = (plan: PlanView | null): plan is PlanView => plan !== null && (plan.state === 'active' || plan.state === 'on-hold');

const recordedOf = (chart: Chart, courseId: string) => chart.plan?.courses.find(({ id }) => id === courseId);

/** Whether nothing of a course has happened yet: only such a course may get another day. */
export const isStillPlanned = (chart: Chart, { id }: Pick<CourseDraft, 'id'>): boolean => (recordedOf(chart, id)?.state ?? 'planned') === 'planned';

/**
 * The last day on which a course may start when nobody says: half a year from today and a fortnight more for each course
 * that is still planned, but never before a day that a planned course has, or that a wish names as its first; and never
 * further than `STAGING.horizonDays.max`.
 */
export const usualHorizon = ({ chart, board, today }: Pick<Staged, 'chart' | 'board' | 'today'>, wishes: readonly CourseWish[] = []): CalendarDate => {
  const planned = board.courses.filter((course) => isStillPlanned(chart, course));
  const named = [...planned.map(({ startsOn }) => startsOn), ...wishes.flatMap(({ notBefore }) => notBefore ?? [])];
  const wanted = named.reduce(laterOf, addDays(today, USUAL_DAYS + DAYS_PER_COURSE * planned.length));
  const last = addDays(today, STAGING.horizonDays.max);
  return wanted < last ? wanted : last;
};

/** What somebody says of money and lead time counts before what is worked out. */
const freedomOf = ({ fixed, notBefore, notAfter, priority, payerLeadDays, costCents }: CourseWish, money: CourseMoney | undefined): CourseFreedom => {
  const lead = payerLeadDays ?? money?.payerLeadDays ?? null;
  return {
    ...{ fixed, notBefore, notAfter, priority },
    ...(lead === null ? {} : { payerLeadDays: lead }),
    ...(costCents === null ? { charges: money?.charges ?? [] } : { costCents }),
  };
};

const freedomsOf = (document: SequencingDocument, { quoteTerms }: Staged, wishes: StagingWishes): StageRequest['freedom'] => {
  const money: ReadonlyMap<string, CourseMoney> = quoteTerms === null ? new Map() : moneyOf(document, quoteTerms);
  const wished = new Map(wishes.courses.map((wish) => [wish.courseId, wish]));
  return Object.fromEntries(document.plan.courses.map(({ id }) => [id, freedomOf(wished.get(id) ?? freeWish(id), money.get(id))]));
};

/** Nothing starts while the clinic, or the site that the patient comes to, is closed. */
const closedDays = ({ chart, closures }: Staged): readonly Closure[] =>
  closuresFor(closures, chart.preferences.siteId).map(({ firstOn, lastOn, reason }) => ({
    ...{ from: firstOn, to: lastOn, what: 'everything' },
    ...(reason === undefined ? {} : { reason }),
  }));

/** The days that a plan under way should keep, as it was last saved; a draft keeps none. */
const baselineOf = ({ plan }: Chart): StageRequest['baseline'] =>
  isUnderWay(plan) ? Object.fromEntries(plan.courses.filter(({ state }) => state === 'planned').map(({ id, startsOn }) => [id, startsOn])) : null;

/**
 * What the stager is asked for a plan. Courses that have started keep their day whatever is wished. Of a plan under way
 * (active or on hold) the saved days are the baseline, so that as few courses move as little as possible.
 * Throws RangeError when a course names a modality that the catalogue does not hold.
 */
export const stageRequestOf = (staged: Staged, wishes: StagingWishes): StageRequest => {
  const { chart, board, catalogue, today } = staged;
  const document = documentOf(chart, board, catalogue, today);
  return {
    document,
    freedom: freedomsOf(document, staged, wishes),
    horizon: wishes.horizon ?? usualHorizon(staged, wishes.courses),
    closures: [...closedDays(staged), ...wishes.closures],
    visitsPerWeek: wishes.visitsPerWeek,
    monthlyBudgetCents: wishes.monthlyBudgetCents ?? chart.preferences.monthlyBudgetCents,
    aim: wishes.aim,
    baseline: baselineOf(chart),
  };
};

const wishProblems = ({ notBefore, notAfter, courseId }: CourseWish, path: string, known: ReadonlySet<string>): readonly FieldProblem[] => [
  ...(known.has(courseId) ? [] : [{ path: `${path}.courseId`, message: 'This course is not on the plan' }]),
  ...(notBefore !== null && notAfter !== null && notAfter < notBefore ? [{ path: `${path}.notAfter`, message: 'The last day lies before the first' }] : []),
];

const horizonProblems = (horizon: CalendarDate | null, today: CalendarDate): readonly FieldProblem[] => {
  const last = addDays(today, STAGING.horizonDays.max);
  if (horizon === null || (horizon >= today && horizon <= last)) return [];
  return [{ path: 'horizon', message: horizon < today ? `Not before today, ${today}` : `Not after ${last}` }];
};

/** Every wish that no stager could understand; bounds that cannot hold together are no problem but a conflict in its answer. */
export const stagingProblems = (courses: readonly Pick<CourseDraft, 'id'>[], wishes: StagingWishes, today: CalendarDate): readonly FieldProblem[] => {
  const known = new Set(courses.map(({ id }) => id));
  const ids = wishes.courses.map(({ courseId }) => courseId);
  return [
    ...horizonProblems(wishes.horizon, today),
    ...wishes.courses.flatMap((wish, index) => wishProblems(wish, `courses.${index}`, known)),
    ...ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ path: `courses.${index}.courseId`, message: 'This course is named twice' }] : [])),
    ...wishes.closures.flatMap(({ from, to }, index) => (to < from ? [{ path: `closures.${index}.to`, message: 'The last day lies before the first' }] : [])),
  ];
};
