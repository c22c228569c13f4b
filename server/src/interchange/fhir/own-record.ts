import type { NewGoalRating } from '@stagewell/shared/goals/goal-rating';
import {
  isScoreOf,
  readCourse,
  readPlan,
  readPreferences,
  readRating,
  readSection,
  triedAs,
  type ReadCourse,
  type ReadPlan,
} from '@stagewell/shared/interchange/fhir/read-back';
import { EXPORT_SYSTEM, kindOf } from '@stagewell/shared/interchange/fhir/resource';
import { OPEN_STATES } from '@stagewell/shared/plans/lifecycle';
import { SECTIONS, type Preferences, type Section } from '@stagewell/shared/patients/patient';
import { wrongInRating } from '../../goals/goal-ratings.service.js';
import { wrongInPreferences, wrongInRow } from '../../patients/sourced-rows.service.js';
import { otherThan } from './about-other.js';
import { conceptText, field, firstText, plainCodes, text, texts, type Element } from './element.js';
import type { ImportedRow, Reading, Resource, Taken } from './imported.js';
import { lineOf, skipped, taken } from './line.js';
import { notTakenReason } from './not-taken.js';
import { ownCheckIn } from './own-check-in.js';

/** What of our own export is no row of a section: it is stored after the rows. */
export interface OwnParts {
  /** The patient's row where the file was made. */
  readonly patientId: string;
  readonly plan: { readonly key: string; readonly read: ReadPlan; readonly courses: readonly ReadCourse[] } | null;
  readonly ratings: readonly { readonly key: string; readonly id: string; readonly goalId: string; readonly value: NewGoalRating }[];
  readonly preferences: Preferences | null;
}

/** Whether this product wrote the file. */
export const isOwn = (bundle: Element): boolean => field(bundle, 'identifier', 'system') === EXPORT_SYSTEM;

/** Texts in the form in which everything here is stored. */
export const composed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC');
  if (Array.isArray(value)) return (value as unknown[]).map(composed);
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, composed(inner)])) : value;
};

const labelOf = ({ body }: Resource): string =>
  firstText(
    conceptText(body['code']),
    conceptText(body['medicationCodeableConcept']),
    text(field(body['description'], 'text')),
    text(body['title']),
    text(body['description']),
    texts(body['name'])[0] ?? '',
    text(body['valueString']),
  );

const isSection = (kind: string | null): kind is Section => SECTIONS.includes(kind as Section);

/** Nothing has been measured or answered after today. */
const isAhead = (value: object, today: string): boolean => 'takenOn' in value && typeof value.takenOn === 'string' && value.takenOn > today;

const LARGEST = 1_000_000;
/** A measurement may have come by import with a value that no form takes: it stays as it was received. */
const wrongIn = (into: Section, value: object): readonly string[] => {
  const received = 'value' in value && typeof value.value === 'number' && value.value >= 0 && value.value <= LARGEST;
  return wrongInRow(into, value).filter((path) => into !== 'facts' || path !== 'value' || !received);
};

const section = (resource: Resource, into: Section, reading: Reading): Taken => {
  const value = readSection(into, resource.body);
  const wrong = wrongIn(into, value);
  if (wrong.length > 0) return skipped(resource, labelOf(resource), `cannot be stored as it is: ${wrong.slice(0, 4).join(', ')}`);
  if (isAhead(value, reading.today)) return skipped(resource, labelOf(resource), 'dated after today');
  const row = { section: into, sourceSystem: reading.sourceSystem, sourceId: resource.key, value } as ImportedRow;
  return taken(resource, { label: labelOf(resource), reason: ['as it was exported'], rows: [row] });
};

const checkIn = (resource: Resource, reading: Reading): Taken => {
  const value = ownCheckIn(resource.body, reading.today);
  if (typeof value === 'string') return skipped(resource, 'Check-in', `cannot be stored as it is: ${value}`);
  const row = { section: 'checkIns', sourceSystem: reading.sourceSystem, sourceId: resource.key, value } as const;
  return taken(resource, { label: `Check-in of ${value.takenOn}`, reason: ['as it was exported'], rows: [row] });
};

/** A course that ran is a treatment that was tried, whatever becomes of the plan. */
const course = (resource: Resource, read: ReadCourse, plan: ReadPlan | undefined, reading: Reading): Taken => {
  const where =
    plan === undefined ? 'its plan is not in the file' : OPEN_STATES.includes(plan.state) ? 'planned as before, in the draft' : 'its plan has ended';
  if (read.run === null)
    return { rows: [], lines: [lineOf(resource, { label: read.name, decision: plan === undefined ? 'skipped' : 'merged', reason: [where] })] };
  const value = triedAs(read, read.run);
  const wrong = wrongInRow('history', value);
  if (wrong.length > 0) return skipped(resource, read.name, `cannot be stored as it is: ${wrong.slice(0, 4).join(', ')}`);
  const row = { section: 'history', sourceSystem: reading.sourceSystem, sourceId: `${resource.key}#run`, value } as const;
  return taken(resource, { label: read.name, reason: [`ran from ${read.run.startedOn}: in the history to be completed`], rows: [row] });
};

/** Lines of what is neither a row nor a plan; the store says of ratings and plans what became of them. */
const beside = (resource: Resource, kind: string | null): Taken => {
  const from = isScoreOf(resource.body);
  if (from !== '') return { rows: [], lines: [lineOf(resource, { label: labelOf(resource), decision: 'merged', reason: [`a score of ${from}`] })] };
  if (kind === 'goal-rating') {
    const wrong = wrongInRating(readRating(resource.body).value);
    if (wrong.length > 0) return skipped(resource, labelOf(resource), `cannot be stored as it is: ${wrong.slice(0, 4).join(', ')}`);
    return { rows: [], lines: [lineOf(resource, { label: labelOf(resource), decision: 'taken', reason: ['a rating of a goal'] })] };
  }
  if (kind === 'plan') return { rows: [], lines: [lineOf(resource, { label: labelOf(resource), decision: 'skipped', reason: ['ended where it was made'] })] };
  return skipped(resource, labelOf(resource), OWN_REASONS[resource.type] ?? notTakenReason(resource.type));
};

const OWN_REASONS: Readonly<Record<string, string>> = {
  Appointment: 'booked in another clinic: not in this calendar',
  Task: 'reviews, tasks and authorisations are asked for anew here',
  DetectedIssue: 'the rules of this clinic judge the plan anew',
  ClinicalImpression: 'decided in another clinic',
  Location: 'a site of another clinic',
};

/** Withdrawn on its way: this product writes nothing of what was entered in error. */
const withdrawn = (body: Element): string => {
  const verified = plainCodes(body['verificationStatus']);
  if ([text(body['status']), text(body['lifecycleStatus']), ...verified].includes('entered-in-error')) return 'entered in error, by the file';
  return verified.includes('refuted') ? 'refuted, by the file' : '';
};

export interface OwnRead {
  readonly taken: readonly Taken[];
  readonly own: OwnParts;
}

/** Why a resource does not count, whatever its mark says. */
const refusedOf = (resources: readonly Resource[], patient: Element, reading: Reading): ReadonlyMap<Resource, string> => {
  const other = otherThan(patient, reading);
  return new Map(
    resources.flatMap((resource) => {
      const why = firstText(withdrawn(resource.body), other(resource));
      return why === '' ? [] : [[resource, why] as const];
    }),
  );
};

/** Reads what this product exported: every row as it was, checked as a form is. */
export const readOwn = (resources: readonly Resource[], patient: Element, reading: Reading): OwnRead => {
  const refused = refusedOf(resources, patient, reading);
  const read = readCounting(
    resources.filter((resource) => !refused.has(resource)),
    patient,
    reading,
  );
  return { ...read, taken: [...read.taken, ...[...refused].map(([resource, why]) => skipped(resource, labelOf(resource), why))] };
};

const readCounting = (resources: readonly Resource[], patient: Element, reading: Reading): OwnRead => {
  const of = (kind: string): readonly Resource[] => resources.filter(({ body }) => kindOf(body) === kind);
  const plans = of('plan').map((resource) => ({ key: resource.key, read: readPlan(resource.body) }));
  const courses = new Map(of('course').map((resource) => [resource, readCourse(resource.body)] as const));
  const one = (resource: Resource): Taken => {
    const kind = kindOf(resource.body);
    const planned = courses.get(resource);
    if (planned !== undefined) return course(resource, planned, plans.find(({ read }) => read.id === planned.planId)?.read, reading);
    if (isSection(kind)) return section(resource, kind, reading);
    return kind === 'check-in' ? checkIn(resource, reading) : beside(resource, kind);
  };
  const open = plans.find(({ read }) => OPEN_STATES.includes(read.state));
  const agreed = readPreferences(patient);
  return {
    taken: resources.map(one),
    own: {
      patientId: text(patient['id']),
      plan: open === undefined ? null : { ...open, courses: [...courses.values()].filter(({ planId }) => planId === open.read.id) },
      ratings: of('goal-rating')
        .map((resource) => ({ key: resource.key, id: text(resource.body['id']), ...readRating(resource.body) }))
        .filter(({ value }) => wrongInRating(value).length === 0 && value.ratedOn <= reading.today),
      preferences: agreed === null || wrongInPreferences(agreed).length > 0 ? null : agreed,
    },
  };
};
