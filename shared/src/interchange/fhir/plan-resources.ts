import type { DoseStep, Modality } from '../../catalogue/modality.js';
import type { CourseDraft, CourseState, CourseView, PlanState, PlanView, StageDraft } from '../../plans/plan.js';
import { ownExtension } from './extension.js';
import type { PatientRecord } from './record.js';
import { coding, concept, present, reference, tagged, TERMS, toPatient, type Element, type Resource } from './resource.js';
import { at, day, dayOrNull, ownCode, systemAndCode, text, textOrNull, write, type Shape } from './shape.js';

const BLANK_COURSE: CourseDraft = {
  id: '',
  stageId: '',
  modalityId: '',
  startsOn: '',
  endsOn: null,
  steps: [],
  sessionsPerWeek: null,
  region: null,
  target: 'pain',
  successCriterion: '',
  backupModalityId: null,
  stopRule: '',
  responsibleId: null,
  rotatesFromId: null,
  homePractice: '',
  changedParameter: '',
  note: '',
};
const OWN_COURSE = {
  stageId: 'own',
  steps: 'own',
  sessionsPerWeek: 'own',
  target: 'own',
  successCriterion: 'own',
  backupModalityId: 'own',
  stopRule: 'own',
  responsibleId: 'own',
  rotatesFromId: 'own',
  changedParameter: 'own',
  note: text('note.0.text'),
} as const;

export const MEDICINE_COURSE: Shape<CourseDraft> = {
  name: 'course',
  blank: BLANK_COURSE,
  homes: {
    ...OWN_COURSE,
    id: text('id'),
    modalityId: ownCode('medicationCodeableConcept', 'modality'),
    startsOn: day('dosageInstruction.0.timing.repeat.boundsPeriod.start'),
    endsOn: dayOrNull('dosageInstruction.0.timing.repeat.boundsPeriod.end'),
    region: textOrNull('dosageInstruction.0.site.text'),
    homePractice: text('dosageInstruction.0.patientInstruction'),
  },
};
export const SERVICE_COURSE: Shape<CourseDraft> = {
  name: 'course',
  blank: BLANK_COURSE,
  homes: {
    ...OWN_COURSE,
    id: text('id'),
    modalityId: ownCode('code', 'modality'),
    startsOn: day('occurrencePeriod.start'),
    endsOn: dayOrNull('occurrencePeriod.end'),
    region: textOrNull('bodySite.0.text'),
    homePractice: text('patientInstruction'),
  },
};

/** A planned course is nobody's order yet; one that was stopped is revoked, or of a medicine stopped. */
const COURSE_STATUS: Readonly<Record<CourseState, string>> = { planned: 'draft', active: 'active', completed: 'completed', stopped: 'stopped' };

const stepsText = (steps: readonly DoseStep[]): string => steps.map(({ day: from, text: said }) => `From day ${from}: ${said}`).join('; ');

/** How a course went. It is not read back: what happened is told again by whoever saw it. */
const courseRun = ({ state, startedOn, endedOn, stopReason, learned }: CourseView): readonly Element[] =>
  state === 'planned' ? [] : ownExtension('course-run', { startedOn, endedOn, stopReason, learned });

interface Placed {
  readonly plan: PlanView;
  readonly record: PatientRecord;
}

const treatment = (course: CourseView, written: unknown, modality: Modality | undefined): Element => ({
  coding: [
    ...((at(written, 'coding') as readonly Element[] | undefined) ?? []),
    ...(modality?.codes ?? []).map((one) => ({ ...systemAndCode(one), display: one.display })),
  ],
  text: modality?.name.en ?? course.modalityId,
});

export const isMedicine = (course: Pick<CourseDraft, 'modalityId'>, catalogue: ReadonlyMap<string, Modality>): boolean =>
  catalogue.get(course.modalityId)?.category === 'medication';

export const courseReference = (course: Pick<CourseDraft, 'id' | 'modalityId'>, catalogue: ReadonlyMap<string, Modality>): Element =>
  reference(isMedicine(course, catalogue) ? 'MedicationRequest' : 'ServiceRequest', course.id);

const painConditions = ({ chart }: PatientRecord): readonly Element[] =>
  chart.conditions.filter(({ isPain, status }) => isPain && status === 'active').map(({ id }) => reference('Condition', id));

const listed = (value: unknown): readonly Element[] => (Array.isArray(value) ? (value as readonly Element[]) : []);

/** What a medicine and a service say in different places. */
const medicineParts = (course: CourseView, written: Element, modality: Modality | undefined): Element => ({
  medicationCodeableConcept: treatment(course, written['medicationCodeableConcept'], modality),
  dosageInstruction: [{ ...listed(written['dosageInstruction'])[0], text: stepsText(course.steps) }],
  status: COURSE_STATUS[course.state],
});
const serviceParts = (course: CourseView, written: Element, modality: Modality | undefined): Element => ({
  code: treatment(course, written['code'], modality),
  status: course.state === 'stopped' ? 'revoked' : COURSE_STATUS[course.state],
});

const courseOf = (course: CourseView, { plan, record }: Placed): Resource => {
  const modality = record.catalogue.get(course.modalityId);
  const medicine = isMedicine(course, record.catalogue);
  const written = write(medicine ? MEDICINE_COURSE : SERVICE_COURSE, course);
  const performers = record.clinic.people
    .filter(({ accountId }) => accountId === course.responsibleId)
    .map(({ accountId }) => reference('Practitioner', accountId));
  return present({
    resourceType: medicine ? 'MedicationRequest' : 'ServiceRequest',
    id: course.id,
    meta: tagged('course'),
    ...written,
    ...(medicine ? medicineParts : serviceParts)(course, written, modality),
    intent: 'plan',
    subject: toPatient(record.chart.patient.id),
    authoredOn: plan.createdOn,
    basedOn: [reference('CarePlan', plan.id)],
    reasonReference: painConditions(record),
    performer: medicine ? performers[0] : performers,
    extension: [...listed(written['extension']), ...courseRun(course)],
  });
};

const PLAN_STATUS: Readonly<Record<PlanState, string>> = {
  draft: 'draft',
  proposed: 'draft',
  active: 'active',
  'on-hold': 'on-hold',
  completed: 'completed',
  revoked: 'revoked',
};
const CATEGORY: readonly Element[] = [
  concept([coding('http://hl7.org/fhir/us/core/CodeSystem/careplan-category', 'assess-plan', 'Assessment and Plan of Treatment')]),
  concept([coding(TERMS.loinc, '80764-4')]),
];

/** From the first start to the last end; a course without an end leaves the plan's end open. */
const periodOf = (courses: readonly CourseView[]): Element => {
  const starts = courses.map(({ startsOn }) => startsOn).toSorted();
  const ends = courses.map(({ endsOn }) => endsOn);
  return { start: starts[0], end: ends.includes(null) ? null : ends.toSorted().at(-1) };
};

const ownOfPlan = ({ state, stages, urgentReason, activatedOn }: PlanView): Element => ({
  state,
  urgentReason,
  activatedOn,
  stages: stages.map(({ id, name, purpose, position }): StageDraft => ({ id, name, purpose, position })),
});

const planOf = (plan: PlanView, record: PatientRecord): Resource => {
  const { chart, catalogue } = record;
  return present({
    resourceType: 'CarePlan',
    id: plan.id,
    meta: tagged('plan'),
    status: PLAN_STATUS[plan.state],
    intent: plan.state === 'proposed' ? 'proposal' : 'plan',
    category: CATEGORY,
    title: plan.title,
    subject: toPatient(chart.patient.id),
    period: periodOf(plan.courses),
    created: plan.createdOn,
    careTeam: [reference('CareTeam', chart.patient.id)],
    addresses: painConditions(record),
    goal: plan.id === chart.plan?.id ? chart.goals.filter(({ status }) => status !== 'dropped').map(({ id }) => reference('Goal', id)) : [],
    activity: plan.courses.map((course) => ({ reference: courseReference(course, catalogue) })),
    note: plan.addenda.map(({ byName, on, words }) => ({ authorString: byName, time: on, text: words })),
    extension: ownExtension('plan', ownOfPlan(plan)),
  });
};

/** Every plan with its courses: what is taken is a medication request, everything else a service request. */
export const planResources = (record: PatientRecord): readonly Resource[] =>
  record.plans.flatMap((plan) => [planOf(plan, record), ...plan.courses.map((course) => courseOf(course, { plan, record }))]);
