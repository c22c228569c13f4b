import { daysBetween, type CalendarDate } from '../dates.js';
import type { FieldProblem } from '../problem.js';
import { peakVisits } from '../sequencing/checks/capacity.js';
import type { CourseInput, SequencingDocument } from '../sequencing/document.js';
import { evaluate } from '../sequencing/evaluate.js';
import type { Finding } from '../sequencing/finding.js';
import type { Rule } from '../sequencing/rules.js';
import { byText, situationOf } from '../sequencing/situation.js';
import { withStarts } from '../sequencing/stager/pieces.js';
import type { Alternative, AlternativeCost, AlternativeFigures, Comparison, ComparisonWishes, CourseDay, CourseDays } from './comparison.js';
import { judgementDays } from './judgement-days.js';
import { quoteDocument, type QuoteTerms } from './plan-quote.js';
import { informationOf, type InformationAsked } from './plan-information.js';
import type { CourseView } from './plan.js';
import { withDaysOf } from './staged-information.js';

/** Judgements so many days apart are made at one appointment. */
const ONE_REVIEW_DAYS = 7;

const byId = (a: CourseInput, b: CourseInput): number => byText(a.id, b.id);
const liveOf = ({ plan }: SequencingDocument): readonly CourseInput[] => plan.courses.filter(({ over }) => !over).toSorted(byId);

const earliest = (days: readonly CalendarDate[]): CalendarDate | null => days.toSorted()[0] ?? null;
const latest = (days: readonly CalendarDate[]): CalendarDate | null => days.toSorted().at(-1) ?? null;

/** What has started waits no more. */
const meanWait = (courses: readonly CourseInput[], today: CalendarDate): number | null => {
  const waits = courses.filter(({ started }) => !started).map(({ startsOn }) => daysBetween(today, startsOn));
  return waits.length === 0 ? null : waits.reduce((sum, days) => sum + days, 0) / waits.length;
};

const counts = (findings: readonly Finding[]): AlternativeFigures['findings'] => {
  const of = (severity: Finding['severity']): number => findings.filter((finding) => finding.severity === severity).length;
  return { block: of('block'), warn: of('warn'), inform: of('inform') };
};

const reviewsFor = (days: readonly CalendarDate[]): number => {
  const opened: CalendarDate[] = [];
  for (const day of days.toSorted()) {
    const last = opened.at(-1);
    if (last === undefined || daysBetween(last, day) > ONE_REVIEW_DAYS) opened.push(day);
  }
  return opened.length;
};

interface Compared {
  readonly document: SequencingDocument;
  readonly rules: readonly Rule[];
  /** What its check-ins are worked out from; its courses are those of the document. */
  readonly informed: InformationAsked;
  /** What it is quoted from; `null` = the clinic's terms were not read. */
  readonly quoteTerms: QuoteTerms | null;
}

const costOf = (document: SequencingDocument, terms: QuoteTerms): AlternativeCost => {
  const { from, until, months, total } = quoteDocument(document, terms);
  return { from, until, months, total };
};

const figuresOf = (name: string, { document, rules, informed, quoteTerms }: Compared): AlternativeFigures => {
  const courses = liveOf(document);
  const judged = courses.map((course) => ({ course, days: judgementDays(course) }));
  const { findings, notEvaluable } = evaluate(document, rules);
  const ahead = (days: readonly CalendarDate[]) => days.filter((day) => day >= document.today);
  return {
    name,
    firstReliefOn: earliest(judged.flatMap(({ days }) => ahead(days.slice(0, 1)))),
    meanWaitDays: meanWait(courses, document.today),
    fullPlanOn: latest(courses.map(({ startsOn }) => startsOn)),
    findings: counts(findings),
    notEvaluable: notEvaluable.length,
    information: informationOf(withDaysOf(informed, document)),
    peakVisitsPerWeek: peakVisits(situationOf(document)),
    cost: quoteTerms === null ? null : costOf(document, quoteTerms),
    reviewsNeeded: reviewsFor(judged.flatMap(({ days }) => ahead(days))),
  };
};

const placed = (document: SequencingDocument, starts: readonly CourseDay[]): SequencingDocument => {
  const still = new Set(document.plan.courses.filter(({ started, over }) => started || over).map(({ id }) => id));
  return withStarts(document, Object.fromEntries(starts.filter(({ courseId }) => !still.has(courseId)).map(({ courseId, startsOn }) => [courseId, startsOn])));
};

const byFirstDay = (a: CourseDays, b: CourseDays): number => byText(a.startsOn[0] ?? '', b.startsOn[0] ?? '') || byText(a.courseId, b.courseId);

const differencesOf = (documents: readonly SequencingDocument[]): readonly CourseDays[] => {
  const days = documents.map(({ plan }) => new Map(plan.courses.map(({ id, startsOn }) => [id, startsOn])));
  return (documents[0]?.plan.courses ?? [])
    .map(({ id }) => ({ courseId: id, startsOn: days.flatMap((startOf) => startOf.get(id) ?? []) }))
    .filter(({ startsOn }) => new Set(startsOn).size > 1)
    .sort(byFirstDay);
};

/**
 * Up to three alternative sets of days for one plan, side by side. Courses keep their length, and what has started its
 * day. Pure. Throws RangeError when a day is not a calendar day.
 */
export const compare = (compared: Compared, { alternatives }: ComparisonWishes): Comparison => {
  const documents = alternatives.map(({ starts }) => placed(compared.document, starts));
  return {
    alternatives: documents.map((document, index) => figuresOf(alternatives[index]?.name ?? '', { ...compared, document })),
    differences: differencesOf(documents),
  };
};

const dayProblems = ({ courseId, startsOn }: CourseDay, path: string, courses: readonly CourseView[]): readonly FieldProblem[] => {
  const course = courses.find(({ id }) => id === courseId);
  if (course === undefined) return [{ path: `${path}.courseId`, message: 'This course is not on the plan' }];
  const moves = course.state !== 'planned' && (course.startedOn ?? course.startsOn) !== startsOn;
  return moves ? [{ path: `${path}.startsOn`, message: 'A course that has started cannot be moved' }] : [];
};

const twice = (named: readonly { readonly courseId: string }[], path: string): readonly FieldProblem[] => {
  const ids = named.map(({ courseId }) => courseId);
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ path: `${path}.${index}.courseId`, message: 'This course is named twice' }] : []));
};

const alternativeProblems = ({ starts }: Alternative, path: string, courses: readonly CourseView[]): readonly FieldProblem[] => [
  ...starts.flatMap((start, index) => dayProblems(start, `${path}.starts.${index}`, courses)),
  ...twice(starts, `${path}.starts`),
];

/** Every alternative that does not fit the plan. */
export const comparisonProblems = (courses: readonly CourseView[], { alternatives }: ComparisonWishes): readonly FieldProblem[] => [
  ...alternatives.flatMap((alternative, index) => alternativeProblems(alternative, `alternatives.${index}`, courses)),
];
