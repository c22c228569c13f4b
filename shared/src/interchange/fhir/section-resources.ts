import type { Modality } from '../../catalogue/modality.js';
import type { GoalRatingView } from '../../goals/goal-rating.js';
import { LEVEL_WORDS, levelText, type GoalLevel } from '../../goals/goal-scale.js';
import type { PastTreatmentView } from '../../history/past-treatment.js';
import type { LifeEventView } from '../../patients/life-event.js';
import type { PatientQuestionView } from '../../patients/patient-question.js';
import type { AllergyView, ConditionView, CoverageView, FactView, GoalView, MedicineView, Recorded, StatementView } from '../../patients/patient.js';
import type { Chart } from '../../plans/chart.js';
import { ownExtension } from './extension.js';
import { coding, concept, ownSystem, present, reference, SOURCE_SYSTEM, tagged, TERMS, toPatient, type Element, type Kind, type Resource } from './resource.js';
import {
  answerConcept,
  ALLERGY,
  CONDITION,
  COVERAGE,
  FACT,
  GOAL,
  LIFE_EVENT,
  MEDICINE,
  NO_ALLERGY,
  PAST_MEDICINE,
  PAST_PROCEDURE,
  QUESTION,
  STATEMENT,
} from './sections.js';
import { systemAndCode, write } from './shape.js';

/** What every row has: its id, and for an imported one where it came from. */
const rowOf = (kind: Kind, resourceType: string, row: Recorded, elements: Element): Resource =>
  present({
    resourceType,
    id: row.id,
    meta: tagged(kind),
    ...(row.sourceId === null ? {} : { identifier: [{ system: SOURCE_SYSTEM, value: `${row.sourceSystem ?? ''}|${row.sourceId}` }] }),
    ...elements,
  });

const conditionOf = (row: ConditionView, patientId: string): Resource =>
  rowOf('conditions', 'Condition', row, { ...write(CONDITION, row), subject: toPatient(patientId), recordedDate: row.recordedOn });

/** A reaction without words still has to name something: that it is not known. */
const reactionsOf = ({ reaction, severity }: AllergyView, written: Element): Element => {
  if (reaction !== '' || severity === 'unknown') return written;
  return { ...written, reaction: [{ manifestation: [concept([coding(TERMS.dataAbsent, 'unknown')])], severity }] };
};

const allergyOf = (row: AllergyView, patientId: string): Resource =>
  rowOf('allergies', 'AllergyIntolerance', row, {
    ...reactionsOf(row, write(ALLERGY, row)),
    clinicalStatus: concept([coding(TERMS.allergyStatus, 'active')]),
    patient: toPatient(patientId),
    recordedDate: row.recordedOn,
  });

const medicineOf = (row: MedicineView, patientId: string): Resource =>
  rowOf('medicines', 'MedicationStatement', row, { ...write(MEDICINE, row), subject: toPatient(patientId), dateAsserted: row.recordedOn });

const unitOf = (unit: string): Element => (/^\S+$/.test(unit) ? { unit, system: TERMS.ucum, code: unit } : unit === '' ? {} : { unit });

/** The unit of a fact is UCUM; what came by import in another one is told as it came. */
const quantityOf = ({ value, unit }: FactView): Element => (value === null ? {} : { valueQuantity: { value, ...unitOf(unit) } });

/** A number, else an answer, else that it is not known. */
const valueOf = (row: FactView): Element => {
  if (row.value !== null) return quantityOf(row);
  return row.answer === null ? { dataAbsentReason: concept([coding(TERMS.dataAbsent, 'unknown')]) } : { valueCodeableConcept: answerConcept(row.answer) };
};

const factOf = (row: FactView, patientId: string): Resource =>
  rowOf('facts', 'Observation', row, { status: 'final', ...write(FACT, row), ...valueOf(row), subject: toPatient(patientId) });

const coverageOf = (row: CoverageView, patientId: string): Resource =>
  rowOf('coverages', 'Coverage', row, { status: 'active', ...write(COVERAGE, row), beneficiary: toPatient(patientId) });

const LEVELS: readonly GoalLevel[] = [0, -2, -1, 1, 2];
const ATTAINMENT = concept([coding(ownSystem('goal'), 'attainment', 'Goal attainment scale')]);

/** What is hoped for comes first, with the day; the other levels follow. */
const targetsOf = ({ scale, targetOn }: GoalView): readonly Element[] => {
  if (scale === null) return targetOn === null ? [] : [{ dueDate: targetOn }];
  return LEVELS.map((level) => ({
    measure: ATTAINMENT,
    detailString: `${LEVEL_WORDS[level].en}: ${levelText(scale, level)}`,
    ...(level === 0 && targetOn !== null ? { dueDate: targetOn } : {}),
  }));
};

const movedFrom = (baseline: GoalLevel, level: GoalLevel): string => {
  if (level >= 0) return 'achieved';
  return level === baseline ? 'no-change' : level > baseline ? 'improving' : 'worsening';
};

/** From the last rating, compared with where the patient began; nobody rated = nothing is said. */
const achievementOf = ({ status, scale }: GoalView, ratings: readonly GoalRatingView[]): string | null => {
  if (status === 'achieved') return 'achieved';
  const level = ratings.at(-1)?.level ?? null;
  return scale === null || level === null ? null : movedFrom(scale.baseline, level);
};

const goalOf = (row: GoalView, chart: Chart): Resource => {
  const ratings = chart.goalRatings.filter(({ goalId }) => goalId === row.id);
  const achievement = achievementOf(row, ratings);
  return rowOf('goals', 'Goal', row, {
    ...write(GOAL, row),
    ...(achievement === null ? {} : { achievementStatus: concept([coding('http://terminology.hl7.org/CodeSystem/goal-achievement', achievement)]) }),
    subject: toPatient(chart.patient.id),
    startDate: row.recordedOn,
    target: targetsOf(row),
    expressedBy: toPatient(chart.patient.id),
    outcomeReference: ratings.map(({ id }) => reference('Observation', id)),
  });
};

const statusOf = (row: PastTreatmentView, ongoing: string): string => {
  if (row.ongoing) return ongoing;
  if (row.stopReason === 'finished') return 'completed';
  return row.stopReason === null || row.stopReason === 'unknown' ? 'unknown' : 'stopped';
};

/** Found by its catalogue entry and, where there is one, by the code of another system. */
const alsoCoded = (written: Element, field: string, codes: Modality['codes'] | undefined): Element => {
  const own = written[field] as { readonly coding?: readonly Element[] } | undefined;
  return codes === undefined || own?.coding === undefined
    ? written
    : { ...written, [field]: { ...own, coding: [...own.coding, ...codes.map((one) => ({ ...systemAndCode(one), display: one.display }))] } };
};

const historyOf = (row: PastTreatmentView, patientId: string, catalogue: ReadonlyMap<string, Modality>): Resource => {
  const codes = catalogue.get(row.modalityId ?? '')?.codes;
  const subject = toPatient(patientId);
  return row.category === 'medication'
    ? rowOf('history', 'MedicationStatement', row, {
        status: statusOf(row, 'active'),
        ...alsoCoded(write(PAST_MEDICINE, row), 'medicationCodeableConcept', codes),
        subject,
        dateAsserted: row.recordedOn,
      })
    : rowOf('history', 'Procedure', row, { status: statusOf(row, 'in-progress'), ...alsoCoded(write(PAST_PROCEDURE, row), 'code', codes), subject });
};

const statementOf = (row: StatementView, patientId: string): Resource =>
  row.topic === 'allergies' && row.answer === 'none'
    ? rowOf('statements', 'AllergyIntolerance', row, {
        ...write(NO_ALLERGY, row),
        clinicalStatus: concept([coding(TERMS.allergyStatus, 'active')]),
        patient: toPatient(patientId),
      })
    : rowOf('statements', 'Observation', row, { status: 'final', ...write(STATEMENT, row), subject: toPatient(patientId) });

const eventOf = (row: LifeEventView, patientId: string): Resource =>
  rowOf('events', 'Observation', row, { status: 'final', ...write(LIFE_EVENT, row), subject: toPatient(patientId) });

const questionOf = (row: PatientQuestionView, patientId: string): Resource =>
  rowOf('questions', 'Observation', row, { status: 'final', ...write(QUESTION, row), subject: toPatient(patientId), performer: [toPatient(patientId)] });

const ratingOf = (row: GoalRatingView, chart: Chart): Resource =>
  present({
    resourceType: 'Observation',
    id: row.id,
    meta: tagged('goal-rating'),
    status: 'final',
    code: ATTAINMENT,
    subject: toPatient(chart.patient.id),
    focus: chart.goals.some(({ id }) => id === row.goalId) ? [reference('Goal', row.goalId)] : [],
    effectiveDateTime: row.ratedOn,
    issued: row.recordedAt,
    ...(row.level === null ? { dataAbsentReason: concept([coding(TERMS.dataAbsent, 'asked-unknown')]) } : { valueInteger: row.level }),
    note: row.words === '' ? [] : [{ text: row.words }],
    extension: ownExtension('goal-rating', { ratedBy: row.ratedBy, goal: row.goalId }),
  });

/** Every row of the sections of a chart, and the ratings of its goals. */
export const sectionResources = (chart: Chart, catalogue: ReadonlyMap<string, Modality>): readonly Resource[] => {
  const patientId = chart.patient.id;
  return [
    ...chart.conditions.map((row) => conditionOf(row, patientId)),
    ...chart.allergies.map((row) => allergyOf(row, patientId)),
    ...chart.statements.map((row) => statementOf(row, patientId)),
    ...chart.medicines.map((row) => medicineOf(row, patientId)),
    ...chart.history.map((row) => historyOf(row, patientId, catalogue)),
    ...chart.facts.map((row) => factOf(row, patientId)),
    ...chart.events.map((row) => eventOf(row, patientId)),
    ...chart.questions.map((row) => questionOf(row, patientId)),
    ...chart.coverages.map((row) => coverageOf(row, patientId)),
    ...chart.goals.map((row) => goalOf(row, chart)),
    ...chart.goalRatings.map((row) => ratingOf(row, chart)),
  ];
};
