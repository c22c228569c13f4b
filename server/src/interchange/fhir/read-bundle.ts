import { createHash } from 'node:crypto';
import type { CalendarDate } from '@stagewell/shared/dates';
import { otherThan } from './about-other.js';
import { readAllergy } from './allergy.js';
import { readAppointment, readCarePlan } from './care-plans.js';
import { readCondition } from './condition.js';
import { readCoverage } from './coverage.js';
import { clip, conceptText, element, elements, field, text, texts, type Element } from './element.js';
import type { BundleProblem, ImportedPatient, PlacedLine, ReadBundle, Reading, Resource, Taken } from './imported.js';
import { readGoal } from './goals-read.js';
import { lineOf, skipped } from './line.js';
import { readPatientRow } from '@stagewell/shared/interchange/fhir/people';
import { wrongInDemographics } from '../../patients/sourced-rows.service.js';
import { withLocalDays } from './local-days.js';
import { readMedicines } from './medicines.js';
import { notTakenReason } from './not-taken.js';
import { composed, isOwn, readOwn, type OwnRead } from './own-record.js';
import { readObservations } from './observations.js';
import { readPatient } from './patient.js';
import { readProcedures } from './procedures.js';
import { referencesOf } from './references.js';
import { newerBy } from './versions.js';
import { readResponse } from './responses.js';

export interface ReadOptions {
  /** The clinic's day: nothing later than it has happened. */
  readonly today: CalendarDate;
  /** The clinic's zone: moments written in UTC are dated by it. Without it the written day counts. */
  readonly zone?: string;
}

const TYPES = ['transaction', 'collection'];
/** What the columns of a source hold. */
const SOURCE = { system: 300, id: 200 } as const;
/** Room for a suffix such as `#systolic`. */
const KEY = SOURCE.id - 30;

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

/** `Type/id`; without an id the full URL; without either a digest of the content, so that the same content is found again. */
const keyOf = (type: string, body: Element, entry: Element): string => {
  const id = text(body['id']);
  const url = text(entry['fullUrl']);
  const key = id === '' ? url || `${type}/content-${hash(body)}` : `${type}/${id}`;
  return key.length <= KEY ? key : `${clip(type, 60)}/long-${hash(key)}`;
};

/** `received` is the resource as it came: moments that were put into the clinic's zone no longer tell which version is newer. */
type Read = { readonly resource: Resource; readonly received: Element };
type Entry = Read | { readonly line: PlacedLine };

type Local = (value: unknown) => unknown;

const unreadable = (index: number, label: string, reason: string): Entry => {
  const resource: Resource = { index, type: 'unknown', key: `entry[${index}]`, body: {} };
  return { line: lineOf(resource, { label, decision: 'skipped', reason: [reason] }) };
};

const entryOf = (raw: unknown, index: number, local: Local): Entry => {
  const entry = element(raw);
  const body = element(field(raw, 'resource'));
  if (entry === null || body === null) return unreadable(index, 'Entry', `entry[${index}] holds no resource`);
  const type = text(body['resourceType']);
  if (type === '') return unreadable(index, 'Entry', `entry[${index}].resource has no resourceType`);
  const resource: Resource = { index, type: clip(type, 60), key: keyOf(type, body, entry), body: element(local(body)) ?? body };
  const deleted = field(entry, 'request', 'method') === 'DELETE';
  return deleted ? { line: lineOf(resource, { label: type, decision: 'skipped', reason: ['the bundle deletes it'] }) } : { resource, received: body };
};

/** The newest of those with one key; the first where none says that it is newer. */
const newestOf = (entries: readonly Entry[]): ReadonlyMap<string, Read> => {
  const newest = new Map<string, Read>();
  for (const entry of entries) {
    if ('line' in entry) continue;
    const known = newest.get(entry.resource.key);
    if (known === undefined || newerBy(entry.received, known.received) > 0) newest.set(entry.resource.key, entry);
  }
  return newest;
};

const whyNot = (entry: Read, kept: Read): string => {
  if (newerBy(kept.received, entry.received) > 0) return 'an older version was passed over';
  return kept.resource.index < entry.resource.index ? 'the first was read' : 'another was read';
};

const withoutRepeats = (entries: readonly Entry[]): readonly Entry[] => {
  const newest = newestOf(entries);
  return entries.map((entry) => {
    if ('line' in entry) return entry;
    const { resource } = entry;
    const kept = newest.get(resource.key);
    if (kept === undefined || kept === entry) return entry;
    return {
      line: lineOf(resource, { label: resource.type, decision: 'skipped', reason: [`${resource.key} stands twice in the bundle; ${whyNot(entry, kept)}`] }),
    };
  });
};

const problem = (path: string, reason: string): ReadBundle => ({ ok: false, problems: [{ path, reason }] });

const bundleProblem = (bundle: Element | null): BundleProblem | null => {
  if (bundle === null) return { path: '$', reason: 'not a FHIR resource: an object was expected' };
  const type = text(bundle['resourceType']);
  if (type !== 'Bundle')
    return { path: '$.resourceType', reason: type === '' ? 'no resourceType: a Bundle was expected' : `"${clip(type, 60)}" is not a Bundle` };
  const kind = text(bundle['type']);
  if (!TYPES.includes(kind)) return { path: '$.type', reason: `Bundle type "${clip(kind, 60)}": transaction or collection was expected` };
  return Array.isArray(bundle['entry']) ? null : { path: '$.entry', reason: 'no list of entries' };
};

type One = (resource: Resource, reading: Reading) => Taken;
type Many = (resources: readonly Resource[], reading: Reading) => readonly Taken[];
const each =
  (read: One): Many =>
  (resources, reading) =>
    resources.map((resource) => read(resource, reading));

/** Who reads which types. */
const READERS: readonly { readonly types: readonly string[]; readonly read: Many }[] = [
  { types: ['Condition'], read: each(readCondition) },
  { types: ['AllergyIntolerance'], read: each(readAllergy) },
  { types: ['MedicationRequest', 'MedicationStatement'], read: readMedicines },
  { types: ['Procedure'], read: readProcedures },
  { types: ['Observation'], read: (resources, reading) => [readObservations(resources, reading)] },
  { types: ['QuestionnaireResponse'], read: each(readResponse) },
  { types: ['Coverage'], read: each(readCoverage) },
  { types: ['CarePlan'], read: each(readCarePlan) },
  { types: ['Goal'], read: each(readGoal) },
  { types: ['Appointment'], read: each(readAppointment) },
];
const READ_TYPES = new Set(READERS.flatMap((reader) => reader.types));

const leftOver = (resource: Resource): Taken =>
  skipped(resource, conceptText(resource.body['code']) || texts(resource.body['name'])[0] || resource.type, notTakenReason(resource.type));

const readAll = (resources: readonly Resource[], patient: Element, reading: Reading): readonly Taken[] => {
  const why = otherThan(patient, reading);
  const others = new Map(resources.flatMap((resource) => (READ_TYPES.has(resource.type) ? [[resource, why(resource)] as const] : [])));
  const isOther = (resource: Resource): boolean => (others.get(resource) ?? '') !== '';
  const ours = resources.filter((resource) => !isOther(resource));
  return [
    ...resources.filter(isOther).map((resource) => skipped(resource, conceptText(resource.body['code']), others.get(resource) ?? '')),
    ...READERS.flatMap((reader) =>
      reader.read(
        ours.filter((resource) => reader.types.includes(resource.type)),
        reading,
      ),
    ),
    ...ours.filter((resource) => !READ_TYPES.has(resource.type)).map(leftOver),
  ];
};

const patientLine = (resource: Resource, patient: ImportedPatient, notes: readonly string[]): PlacedLine => {
  const { value } = patient;
  const line = lineOf(resource, {
    label: `${value.givenName} ${value.familyName}`.trim(),
    decision: 'taken',
    reason: [`record number ${value.mrn}`, ...notes],
  });
  return { ...line, line: { ...line.line, landed: 'patient' } };
};

/** Demographics as they were exported, where they can be stored. */
const asExported = (patient: Element): ImportedPatient['value'] | null => {
  const value = readPatientRow(patient);
  return wrongInDemographics(value).length > 0 ? null : value;
};

const patientKeyOf = (patient: Resource, references: Reading['references']): string => {
  const named = text(patient.body['id']) !== '' || !patient.key.includes('/content-');
  return named ? references.keyOf({ reference: patient.key }, {}) : '';
};

/** Every resource read: as this product wrote it, or as other systems write. */
const readEach = (
  resources: readonly Resource[],
  patient: Resource,
  bundle: Element,
  reading: Reading,
): OwnRead | { readonly taken: readonly Taken[]; readonly own: null } =>
  isOwn(bundle) ? readOwn(resources, patient.body, reading) : { taken: readAll(resources, patient.body, reading), own: null };

const read = (patient: Resource, entries: readonly Entry[], bundle: Element, options: ReadOptions): ReadBundle => {
  const who = readPatient(patient.body, `$.entry[${patient.index}].resource`, options.today);
  if (!who.ok) return problem(who.path, who.reason);
  const sourceSystem = clip(who.patient.sourceSystem, SOURCE.system);
  const references = referencesOf(elements(bundle['entry']));
  const reading: Reading = { today: options.today, sourceSystem, patientKey: patientKeyOf(patient, references), references };
  const resources = entries.flatMap((entry) => ('resource' in entry && entry.resource !== patient ? [entry.resource] : []));
  const { taken, own } = readEach(resources, patient, bundle, reading);
  const placed = [
    patientLine(patient, who.patient, who.notes),
    ...entries.flatMap((entry) => ('line' in entry ? [entry.line] : [])),
    ...taken.flatMap((one) => one.lines),
  ];
  return {
    ok: true,
    patient: { ...who.patient, sourceSystem, value: own === null ? who.patient.value : (asExported(patient.body) ?? who.patient.value) },
    rows: taken.flatMap((one) => one.rows),
    lines: placed.toSorted((a, b) => a.index - b.index).map((one) => one.line),
    own,
  };
};

/** What is done to every resource before it is read: what this product wrote has days where days are meant. */
const localOf = (bundle: Element, { zone }: ReadOptions): Local => {
  if (isOwn(bundle)) return composed;
  return zone === undefined ? (value) => value : withLocalDays(zone);
};

/**
 * Reads a FHIR R4 bundle (transaction or collection) of one patient. Every entry has one line in the report; rows carry
 * `sourceSystem` + `sourceId`, unique per section. Refused as a whole, with a JSON path: no Bundle, another type, no list of
 * entries, no Patient or more than one, no usable record number. Never throws, whatever the shapes inside.
 */
export const readBundle = (value: unknown, options: ReadOptions): ReadBundle => {
  const bundle = element(value);
  const wrong = bundleProblem(bundle);
  if (bundle === null || wrong !== null) return { ok: false, problems: wrong === null ? [] : [wrong] };
  const local = localOf(bundle, options);
  const entries = withoutRepeats((bundle['entry'] as readonly unknown[]).map((entry, index) => entryOf(entry, index, local)));
  const patients = entries.flatMap((entry) => ('resource' in entry && entry.resource.type === 'Patient' ? [entry.resource] : []));
  const [patient, second] = patients;
  if (patient === undefined) return problem('$.entry', 'no Patient in the bundle');
  if (second !== undefined) {
    return {
      ok: false,
      problems: patients.map((one) => ({
        path: `$.entry[${one.index}].resource`,
        reason: `${one.key} is one of ${patients.length} Patients; import one patient at a time`,
      })),
    };
  }
  return read(patient, entries, bundle, options);
};
