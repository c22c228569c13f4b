import type { HistoryInput } from '../document.js';
import type { RuleOf } from '../rules.js';
import { dayNumber, liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, joined, swapOf, untouched, type Check, type Hit, type Open } from './check.js';
import { sameRegion } from './occasions.js';

interface Part {
  readonly hits?: readonly Hit[];
  readonly opens?: readonly Open[];
}

/** The same ingredient, or the same modality at the same region; a region not recorded is taken for the same. */
const isSame = (past: HistoryInput, { modality, course }: CourseExposure): boolean => {
  const sameIngredient = modality.category === 'medication' && past.ingredients.some((ingredient) => modality.ingredients.includes(ingredient));
  return sameIngredient || (past.modality?.id === modality.id && sameRegion(past.region, course.region) !== 'no');
};

const failed = ({ adequacy, outcome }: HistoryInput): boolean => outcome === 'intolerance' || (outcome === 'failure' && adequacy === 'adequate');

const isForgotten = (past: HistoryInput, course: CourseExposure, days: number | null): boolean => {
  const last = past.endedOn ?? past.startedOn;
  return days !== null && last !== null && course.from - dayNumber(last) >= days;
};

const repeated = (rule: RuleOf<'history'>, course: CourseExposure, history: readonly HistoryInput[]): Part => {
  if (course.course.changedParameter.trim() !== '') return {};
  const failures = history.filter((past) => isSame(past, course) && failed(past) && !isForgotten(past, course, rule.parameters.forgottenAfterDays));
  const first = failures[0];
  if (first === undefined || failures.length < rule.parameters.failures) return {};
  const said = {
    what: 'failed-before',
    name: course.name,
    day: course.from,
    label: first.label,
    outcome: first.outcome === 'intolerance' ? 'intolerance' : 'failure',
  } as const;
  return {
    hits: [
      {
        courses: [course],
        causes: failures.map(({ id }) => `history:${id}`),
        days: [course.from],
        said,
        fixes: () => [...swapOf(course), { kind: 'record', what: 'changed-parameter', id: course.id }],
      },
    ],
  };
};

const ofClass = (past: HistoryInput, course: CourseExposure): boolean => (past.class ?? past.modality?.class) === course.modality.class;

const classFailed = (rule: RuleOf<'history'>, course: CourseExposure, history: readonly HistoryInput[]): Part => {
  const failures = history.filter((past) => ofClass(past, course) && past.adequacy === 'adequate' && past.outcome === 'failure');
  const treatments = [...new Set(failures.map(({ label, modality }) => modality?.name ?? label))];
  if (treatments.length < rule.parameters.failures) return {};
  const said = { what: 'class-failed', name: course.name, className: course.modality.class, labels: treatments } as const;
  return {
    hits: [
      {
        courses: [course],
        causes: failures.map(({ id }) => `history:${id}`),
        days: [course.from],
        said,
        fixes: () => [...swapOf(course), { kind: 'ask-prescriber', about: course.id }],
      },
    ],
  };
};

/** A trial of which dose, length or adherence is not recorded asks; it never blocks. */
const unclear = (course: CourseExposure, history: readonly HistoryInput[]): Part => {
  const found = history.filter((past) => isSame(past, course) && !past.ongoing && past.outcome !== 'intolerance' && past.adequacy === 'unknown');
  const hits = found.map((past): Hit => ({
    courses: [course],
    causes: [`history:${past.id}`],
    days: [course.from],
    said: { what: 'trial-unknown', name: course.name, label: past.label },
    fixes: () => [{ kind: 'record', what: 'history', id: past.id }],
  }));
  const unmapped = history.filter(
    (past) => past.modality === null && past.ingredients.length === 0 && (past.category === null || past.category === course.modality.category),
  );
  return { hits, opens: unmapped.map(({ id }): Open => ({ courses: [course], datum: `history:${id}` })) };
};

/** A side effect that cannot be borne ends the course; going on needs a decision. */
const tolerated = (situation: Situation, rule: RuleOf<'history'>): readonly Part[] =>
  liveOf(situation, rule.parameters.subject).map((course): Part => {
    const on = course.course.reported?.intolerableOn ?? null;
    if (!course.course.started || on === null) return {};
    const said = { what: 'not-tolerated', name: course.name, on: dayNumber(on) } as const;
    return {
      hits: [{ courses: [course], causes: [], days: [dayNumber(on)], said, fixes: () => [{ kind: 'ask-prescriber', about: course.id }] }],
    };
  });

const partOf = (rule: RuleOf<'history'>, course: CourseExposure, situation: Situation): Part => {
  const history = [...situation.document.history].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (rule.parameters.expect === 'not-failed') return repeated(rule, course, history);
  return rule.parameters.expect === 'class-not-failed' ? classFailed(rule, course, history) : unclear(course, history);
};

/** What was tried before speaks: failures are not repeated unchanged. */
export const history: Check<'history'> = (rule, situation) => {
  if (rule.parameters.expect === 'tolerated') return joined(tolerated(situation, rule));
  const courses = liveOf(situation, rule.parameters.subject).filter(isPlanned);
  return courses.length === 0 ? untouched() : joined(courses.map((course) => partOf(rule, course, situation)));
};
