import type { Modality } from '@stagewell/shared/catalogue/modality';
import type { CourseDraft } from '@stagewell/shared/plans/plan';
import type { CourseSpan, Impact, MovedReview } from '@stagewell/shared/plans/impact';
import type { PlannedReview, ReviewDays } from '@stagewell/shared/reviews/review';
import { momentMeans, momentWords, reviewWords } from '@stagewell/shared/reviews/review-words';
import type { Severity } from '@stagewell/shared/sequencing/finding';
import { SCOPE } from '@stagewell/shared/sequencing/may-activate';
import type { LocalText } from '@stagewell/shared/text';
import { dayText } from '../ui/day';
import type { ChipSeverity } from '../ui/severity-chip';
import { checkInLines, checkInSummary } from './impact-check-ins';
import { plural } from './plan-words';

/** One day of a review: what it is, and what it was when that is another. */
export interface DayCell {
  readonly was: string | null;
  readonly is: string;
}
export interface ReviewLine {
  readonly key: string;
  readonly moment: string;
  /** What that kind of moment is. */
  readonly means: string;
  readonly text: string;
  /** Earliest, target, latest. */
  readonly days: readonly DayCell[];
}
export interface ReviewGroup {
  readonly heading: string;
  readonly lines: readonly ReviewLine[];
}
export interface FindingLine {
  readonly severity: ChipSeverity;
  readonly text: string;
  readonly ruleId: string;
  /** What has to be done about it once it is stored; `null` = nothing. */
  readonly decide: string | null;
}
export interface FindingGroup {
  readonly heading: string;
  readonly lines: readonly FindingLine[];
}

/** An impact as it is read: what becomes of the courses, the reviews, the check-ins and the findings; groups of nothing are left out. */
export interface ImpactWords {
  readonly summary: string;
  readonly courses: readonly string[];
  readonly reviews: readonly ReviewGroup[];
  readonly checkIns: readonly string[];
  readonly findings: readonly FindingGroup[];
  /** How many of the findings ask for a signature once the change is stored. */
  readonly decisions: number;
}

/** Course id → name of its treatment; courses that are gone too. */
export type Names = ReadonlyMap<string, LocalText>;

/** The names of the treatments of some courses; the last of one id counts. */
export const namesIn = (courses: readonly Pick<CourseDraft, 'id' | 'modalityId'>[], catalogue: ReadonlyMap<string, Pick<Modality, 'name'>>): Names =>
  new Map(courses.map(({ id, modalityId }) => [id, catalogue.get(modalityId)?.name ?? { en: modalityId, es: modalityId }]));

/** Before and after the change: a course may become another treatment. */
export interface BothNames {
  readonly was: Names;
  readonly is: Names;
}

const PARTS = ['earliest', 'target', 'latest'] as const;
const cells = (is: ReviewDays, was: ReviewDays | null): readonly DayCell[] =>
  PARTS.map((part) => ({ is: dayText(is[part]), was: was === null || was[part] === is[part] ? null : dayText(was[part]) }));

const lineOf = (review: PlannedReview, was: ReviewDays | null, names: Names): ReviewLine => ({
  key: review.key,
  moment: momentWords(review.moment).en,
  means: momentMeans(review.moment).en,
  text: reviewWords(review, names).en,
  days: cells(review, was),
});
const movedLine = ({ from, to, ...review }: MovedReview, names: Names): ReviewLine => lineOf({ ...review, ...to }, from, names);

const spanText = ({ startsOn, endsOn }: CourseSpan): string => `${dayText(startsOn)} – ${dayText(endsOn, 'ongoing')}`;

const courseLines = ({ added, removed, moved, changed }: Impact['courses'], { was, is }: BothNames): readonly string[] => {
  const name = (courseId: string, names = is): string => names.get(courseId)?.en ?? 'A course';
  return [
    ...added.map((one) => `${name(one.courseId)} is added: ${spanText(one)}`),
    ...removed.map((one) => `${name(one.courseId, was)} is removed: it was to run ${spanText(one)}`),
    ...moved.map(({ courseId, from, to }) => `${name(courseId)} runs ${spanText(to)} instead of ${spanText(from)}`),
    ...changed.map((courseId) => `${name(courseId)}: other details differ`),
  ];
};

const VERBS: Readonly<Record<Severity, string>> = { block: 'blocked', warn: 'warned', inform: 'informed' };

type Said = Impact['findings']['gained'][number];

/** What a finding asks of whoever cares for the patient: the same as activation would. */
const decideWords = ({ ruleId, severity, open }: Said): string | null => {
  if (severity === 'block' && ruleId === SCOPE) return 'Needs a decision for the patient, in the summary.';
  if (severity === 'block') return 'Needs a decision: a prescriber’s signature.';
  return severity === 'warn' && !open ? 'Needs a decision: your signature.' : null;
};
const isSigned = (said: Said): boolean => said.ruleId !== SCOPE && decideWords(said) !== null;

const findingGroups = ({ gained, lost, changed }: Impact['findings']): readonly FindingGroup[] => {
  const line = (said: Said): FindingLine => ({
    severity: said.open ? 'unknown' : said.severity,
    text: said.text.en,
    ruleId: said.ruleId,
    decide: decideWords(said),
  });
  return [
    { heading: 'Findings that appear', lines: gained.map(line) },
    { heading: 'Findings that change', lines: changed.map((one) => ({ ...line(one), text: `${one.text.en} (it ${VERBS[one.was]} before)` })) },
    { heading: 'Findings that go', lines: lost.map((one) => ({ ...line(one), decide: null })) },
  ].filter(({ lines }) => lines.length > 0);
};

/** "2 reviews move, 1 is cancelled" */
const reviewSummary = ({ created, moved, cancelled }: Impact['reviews']): readonly string[] => [
  ...(moved.length > 0 ? [`${plural(moved.length, 'review')} ${moved.length === 1 ? 'moves' : 'move'}`] : []),
  ...(created.length > 0 ? [`${plural(created.length, 'review')} ${created.length === 1 ? 'is' : 'are'} new`] : []),
  ...(cancelled.length > 0 ? [`${plural(cancelled.length, 'review')} ${cancelled.length === 1 ? 'is' : 'are'} cancelled`] : []),
];
const findingSummary = ({ gained, lost, changed }: Impact['findings']): readonly string[] => [
  ...(gained.length > 0 ? [`${plural(gained.length, 'finding')} ${gained.length === 1 ? 'appears' : 'appear'}`] : []),
  ...(changed.length > 0 ? [`${plural(changed.length, 'finding')} ${changed.length === 1 ? 'changes' : 'change'}`] : []),
  ...(lost.length > 0 ? [`${plural(lost.length, 'finding')} ${lost.length === 1 ? 'goes' : 'go'}`] : []),
];

/** What an impact says, in the words of the screen. */
export const impactWords = ({ courses, reviews, checkIns, findings }: Impact, names: BothNames): ImpactWords => {
  const groups = [
    { heading: 'Reviews that move', lines: reviews.moved.map((one) => movedLine(one, names.is)) },
    { heading: 'New reviews', lines: reviews.created.map((one) => lineOf(one, null, names.is)) },
    { heading: 'Reviews that are cancelled', lines: reviews.cancelled.map((one) => lineOf(one, null, names.was)) },
  ];
  const said = [...reviewSummary(reviews), ...checkInSummary(checkIns), ...findingSummary(findings)];
  return {
    summary: said.length === 0 ? 'No review, no check-in and no finding changes.' : `${said.join(', ')}.`,
    courses: courseLines(courses, names),
    reviews: groups.filter(({ lines }) => lines.length > 0),
    checkIns: checkInLines(checkIns),
    findings: findingGroups(findings),
    decisions: [...findings.gained, ...findings.changed].filter(isSigned).length,
  };
};
