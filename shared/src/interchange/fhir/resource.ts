import { sumOf } from '../../sequencing/fingerprint.js';

/** Any object of a FHIR document. */
export type Element = Readonly<Record<string, unknown>>;
export interface Resource extends Element {
  readonly resourceType: string;
  readonly id: string;
}

/** The one base of everything that FHIR has no word for: extensions and code systems of this product. */
export const BASE = 'https://stagewell.health/fhir';
export const definition = (name: string): string => `${BASE}/StructureDefinition/${name}`;
export const ownSystem = (name: string): string => `${BASE}/CodeSystem/${name}`;

/** Names an exported file: a bundle that carries it is read back as this product wrote it. */
export const EXPORT_SYSTEM = 'urn:stagewell:export';
/** `system|id` of where an imported row came from first. */
export const SOURCE_SYSTEM = 'urn:stagewell:source';
/** Record numbers of one clinic. */
export const mrnSystem = (clinicId: string): string => `urn:stagewell:clinic:${clinicId}:mrn`;

export const TERMS = {
  allergyStatus: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  conditionStatus: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  dataAbsent: 'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  yesNo: 'http://terminology.hl7.org/CodeSystem/v2-0136',
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
} as const;

export interface FhirCoding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}
export const coding = (system: string, code: string, display?: string): FhirCoding => ({ system, code, ...(display ? { display } : {}) });
export const concept = (codings: readonly FhirCoding[], text?: string): Element => ({
  ...(codings.length > 0 ? { coding: codings } : {}),
  ...(text ? { text } : {}),
});

export const reference = (type: string, id: string, display?: string): Element => ({ reference: `${type}/${id}`, ...(display ? { display } : {}) });
export const toPatient = (patientId: string): Element => reference('Patient', patientId);

/** What a resource is on our chart: without it the file would have to be guessed back. */
export const KINDS = [
  'conditions',
  'allergies',
  'medicines',
  'facts',
  'coverages',
  'goals',
  'history',
  'statements',
  'events',
  'questions',
  'goal-rating',
  'check-in',
  'plan',
  'course',
] as const;
export type Kind = (typeof KINDS)[number];
export const tagged = (kind: Kind): Element => ({ tag: [coding(ownSystem('chart'), kind)] });

/** What `tagged` said of a resource; `null` = nothing of ours. */
export const kindOf = (resource: Element): Kind | null => {
  const tags = (resource['meta'] as { readonly tag?: unknown } | undefined)?.tag;
  const found = Array.isArray(tags) ? (tags as Partial<FhirCoding>[]).find((tag) => tag?.system === ownSystem('chart')) : undefined;
  return KINDS.find((kind) => kind === found?.code) ?? null;
};

/** A stable id of something that has no row of its own: the id of what it belongs to, and a sum of what tells it apart. */
export const derivedId = (of: string, what: string): string => `${of}-${sumOf(what)}`;

const isBare = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && (Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0));

/** Without what FHIR forbids: `null`, empty texts, lists and objects. What is not known is not there. */
export const present = <T extends Element>(value: T): T =>
  Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, unknown] => [name, cleaned(inner)])
      .filter(([, inner]) => !isBare(inner)),
  ) as T;

const cleaned = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map(cleaned).filter((inner) => !isBare(inner));
  return typeof value === 'object' && value !== null ? present(value as Element) : value;
};
