import type { CalendarDate } from '../../dates.js';
import type { NewGoalRating } from '../../goals/goal-rating.js';
import type { NewPastTreatment } from '../../history/past-treatment.js';
import type { Preferences, Section } from '../../patients/patient.js';
import type { CourseDraft, PlanState, StageDraft } from '../../plans/plan.js';
import { readOwnExtension } from './extension.js';
import { MEDICINE_COURSE, SERVICE_COURSE } from './plan-resources.js';
import type { Element } from './resource.js';
import { ALLERGY, CONDITION, COVERAGE, FACT, GOAL, LIFE_EVENT, MEDICINE, NO_ALLERGY, PAST_MEDICINE, PAST_PROCEDURE, QUESTION, STATEMENT } from './sections.js';
import { at, read } from './shape.js';

const isType = (resource: Element, type: string): boolean => resource['resourceType'] === type;

const READERS: Readonly<Record<Section, (resource: Element) => object>> = {
  conditions: (resource) => read(CONDITION, resource),
  allergies: (resource) => read(ALLERGY, resource),
  medicines: (resource) => read(MEDICINE, resource),
  facts: (resource) => read(FACT, resource),
  coverages: (resource) => read(COVERAGE, resource),
  goals: (resource) => read(GOAL, resource),
  history: (resource) => read(isType(resource, 'MedicationStatement') ? PAST_MEDICINE : PAST_PROCEDURE, resource),
  statements: (resource) => read(isType(resource, 'AllergyIntolerance') ? NO_ALLERGY : STATEMENT, resource),
  events: (resource) => read(LIFE_EVENT, resource),
  questions: (resource) => read(QUESTION, resource),
};

/** The row of a section that an exported resource was made from. Whoever stores it checks it first: a file comes from outside. */
export const readSection = (section: Section, resource: Element): object => READERS[section](resource);

const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const idIn = (value: unknown): string => words(at(value, 'reference')).split('/').at(-1) ?? '';

/** A rating as it was exported, and the goal that it is of. */
export const readRating = (resource: Element): { readonly goalId: string; readonly value: NewGoalRating } => {
  const own = readOwnExtension('goal-rating', resource);
  return {
    goalId: words(own['goal']),
    value: {
      ratedOn: words(resource['effectiveDateTime']),
      level: (resource['valueInteger'] ?? null) as NewGoalRating['level'],
      ratedBy: own['ratedBy'] as NewGoalRating['ratedBy'],
      words: words(at(resource, 'note.0.text')),
    },
  };
};

/** What a patient agreed to; `null` = nothing was kept. */
export const readPreferences = (patient: Element): Preferences | null => {
  const own = readOwnExtension('preferences', patient);
  if (Object.keys(own).length === 0) return null;
  return { siteId: null, days: [], visitsPerWeek: null, monthlyBudgetCents: null, refusals: [], note: '', ...own };
};

export interface ReadPlan {
  readonly id: string;
  readonly state: PlanState;
  readonly title: string;
  readonly urgentReason: string;
  readonly stages: readonly StageDraft[];
}
export const readPlan = (resource: Element): ReadPlan => {
  const own = readOwnExtension('plan', resource);
  const stages = Array.isArray(own['stages']) ? (own['stages'] as readonly Partial<StageDraft>[]) : [];
  return {
    id: words(resource['id']),
    state: own['state'] as PlanState,
    title: words(resource['title']),
    urgentReason: words(own['urgentReason']),
    stages: stages.map((stage) => ({ purpose: '', ...stage }) as StageDraft),
  };
};

const STEP = { day: 0, text: '', dailyMg: null, perWeek: null, holdRule: null, adequate: false };

export interface CourseRun {
  readonly startedOn: CalendarDate;
  readonly endedOn: CalendarDate | null;
  readonly stopReason: string;
  readonly learned: string;
}
export interface ReadCourse {
  readonly planId: string;
  readonly course: CourseDraft;
  /** What it is called in the file. */
  readonly name: string;
  readonly medicine: boolean;
  /** `null` = it had not started. */
  readonly run: CourseRun | null;
}

const runOf = (resource: Element): CourseRun | null => {
  const own = readOwnExtension('course-run', resource);
  if (typeof own['startedOn'] !== 'string') return null;
  return { startedOn: own['startedOn'], endedOn: words(own['endedOn']) || null, stopReason: words(own['stopReason']), learned: words(own['learned']) };
};

export const readCourse = (resource: Element): ReadCourse => {
  const medicine = isType(resource, 'MedicationRequest');
  const course = read(medicine ? MEDICINE_COURSE : SERVICE_COURSE, resource);
  const steps = Array.isArray(course.steps) ? course.steps : [];
  return {
    planId: idIn(at(resource, 'basedOn.0')),
    course: { ...course, steps: steps.map((step) => ({ ...STEP, ...step })) },
    name: words(at(resource, medicine ? 'medicationCodeableConcept.text' : 'code.text')),
    medicine,
    run: runOf(resource),
  };
};

const whyStopped = (run: CourseRun): string => [run.stopReason, run.learned].filter((part) => part !== '').join('. ');

/** A course that ran elsewhere is a treatment that was tried; how it went is for a clinician to complete. */
export const triedAs = ({ course, name, medicine }: ReadCourse, run: CourseRun): NewPastTreatment => {
  const step = course.steps.findLast(({ dailyMg }) => dailyMg !== null);
  return {
    label: name || course.modalityId,
    modalityId: course.modalityId,
    category: medicine ? 'medication' : null,
    ingredients: [],
    doseText: step?.text ?? '',
    dailyMg: medicine ? (step?.dailyMg ?? null) : null,
    sessions: null,
    region: course.region,
    startedOn: run.startedOn,
    endedOn: run.endedOn,
    lengthDays: null,
    ongoing: run.endedOn === null,
    reliefPercent: null,
    reliefDays: null,
    functionOutcome: 'unknown',
    adherence: 'unknown',
    reachedAdequateDose: 'unknown',
    sideEffects: '',
    intolerable: false,
    stopReason: null,
    toBeCompleted: true,
    note: ['From the plan of another clinic', whyStopped(run)]
      .filter((part) => part !== '')
      .join('. ')
      .slice(0, 2000),
  };
};

/** Scores stand beside the answers that they follow from. */
export const isScoreOf = (resource: Element): string => {
  const from = words(at(resource, 'derivedFrom.0.reference'));
  const ours = JSON.stringify(at(resource, 'code.coding') ?? '').includes('/CodeSystem/instrument');
  return ours && from.startsWith('QuestionnaireResponse/') ? from : '';
};
