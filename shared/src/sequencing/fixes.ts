import { addDays, daysBetween } from '../dates.js';
import type { ModalityCategory } from '../catalogue/modality.js';
import type { CourseInput, ModalityTraits, PlanInput } from './document.js';
import type { Fix } from './finding.js';

/** Finds the modality to add for a partner: it carries at least one of the tags. `null` = none is to be had. */
export type ChoosePartner = (tags: readonly string[]) => ModalityTraits | null;

type FixOf<Kind extends Fix['kind']> = Extract<Fix, { readonly kind: Kind }>;
export type PlanFix = FixOf<'move' | 'extend' | 'add-partner' | 'swap' | 'remove'>;

/** Whether a fix changes the plan by itself; the others ask somebody to record or decide. */
export const changesPlan = (fix: Fix): fix is PlanFix =>
  fix.kind === 'move' || fix.kind === 'extend' || fix.kind === 'add-partner' || fix.kind === 'swap' || fix.kind === 'remove';

const shifted = (course: CourseInput, to: string): CourseInput => {
  const by = daysBetween(course.startsOn, to);
  return { ...course, startsOn: to, adequateOn: addDays(course.adequateOn, by), endsOn: course.endsOn === null ? null : addDays(course.endsOn, by) };
};

const swapped = (course: CourseInput): CourseInput =>
  course.backup === null ? course : { ...course, modality: course.backup, backup: null, dailyMg: null, stopRule: '', changedParameter: '' };

/** The id of the course that an `add-partner` fix adds. */
export const partnerId = (courseId: string): string => `partner-of-${courseId}`;

const partnerOf = (fix: FixOf<'add-partner'>, modality: ModalityTraits): CourseInput => ({
  id: partnerId(fix.courseId),
  modality,
  startsOn: fix.startsOn,
  endsOn: fix.endsOn,
  adequateOn: fix.startsOn,
  dailyMg: null,
  sessionsPerWeek: null,
  region: null,
  started: false,
  over: false,
  rotatesFromId: null,
  backup: null,
  stopRule: '',
  changedParameter: '',
  benefit: 'unknown',
});

const changed = (plan: PlanInput, courseId: string, change: (course: CourseInput) => CourseInput): PlanInput => ({
  ...plan,
  courses: plan.courses.map((course) => (course.id === courseId && !course.over ? change(course) : course)),
});

const planned =
  (change: (course: CourseInput) => CourseInput) =>
  (course: CourseInput): CourseInput =>
    course.started ? course : change(course);

const added = (plan: PlanInput, fix: FixOf<'add-partner'>, choose: ChoosePartner): PlanInput => {
  const modality = choose(fix.tags);
  return modality === null ? plan : { ...plan, courses: [...plan.courses, partnerOf(fix, modality)] };
};

type Applier<Kind extends PlanFix['kind']> = (plan: PlanInput, fix: FixOf<Kind>, choose: ChoosePartner) => PlanInput;

const APPLY: { readonly [Kind in PlanFix['kind']]: Applier<Kind> } = {
  move: (plan, fix) =>
    changed(
      plan,
      fix.courseId,
      planned((course) => shifted(course, fix.to)),
    ),
  extend: (plan, fix) => changed(plan, fix.courseId, (course) => ({ ...course, endsOn: fix.endsOn })),
  swap: (plan, fix) => changed(plan, fix.courseId, planned(swapped)),
  remove: (plan, fix) => ({ ...plan, courses: plan.courses.filter(({ id, started, over }) => id !== fix.courseId || started || over) }),
  'add-partner': added,
};

/**
 * The plan after a fix. What has started keeps its days and its modality (a planned end may be extended); what is
 * over and what the patient takes is never touched. A fix that records or asks leaves the plan as it is.
 */
export const applyFix = (plan: PlanInput, fix: Fix, choose: ChoosePartner): PlanInput =>
  changesPlan(fix) ? (APPLY[fix.kind] as Applier<PlanFix['kind']>)(plan, fix, choose) : plan;

const CATEGORY_OF_TAG: Readonly<Record<string, ModalityCategory | undefined>> = {
  psychological: 'behavioral',
  'medication-optimisation': 'medication',
  'mind-body': 'complementary',
};

/** Stands in for "something with these tags" while a fix is being proved; it has no cautions of its own. */
export const standIn: ChoosePartner = (tags) => ({
  id: 'partner',
  name: tags.join(', '),
  category: CATEGORY_OF_TAG[tags[0] ?? ''] ?? 'restorative',
  class: 'partner',
  tags,
  ingredients: [],
  trialDays: null,
  assessmentDays: [],
  flareDays: null,
  effectWindowDays: null,
  minSessions: null,
  grade: null,
  repeat: null,
  pairing: null,
  cautions: [],
});
