/** What the plan has to know of one line. */
export type ResourceLine =
  | { readonly kind: 'bundle' }
  | { readonly kind: 'patient'; readonly patient: string | null }
  /** Of one patient, `Patient/id`. */
  | { readonly kind: 'own'; readonly patient: string }
  /** Of no patient: it goes to those charts that refer to it by one of its names. */
  | { readonly kind: 'shared'; readonly names: readonly string[] }
  | { readonly kind: 'unusable'; readonly reason: string };

type Element = Readonly<Record<string, unknown>>;

/** What a chart is made of: without a patient it belongs nowhere. */
const OF_A_CHART = [
  'Condition',
  'AllergyIntolerance',
  'MedicationRequest',
  'MedicationStatement',
  'Procedure',
  'Observation',
  'QuestionnaireResponse',
  'Coverage',
  'CarePlan',
  'Goal',
  'Appointment',
];
/** Elements that name the patient a resource is about. */
const ABOUT = ['subject', 'patient', 'beneficiary', 'for'];

const elementsOf = (value: unknown): readonly Element[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((one): one is Element => typeof one === 'object' && one !== null && !Array.isArray(one));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const NAMED = /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/u;
const URN = /^urn:uuid:([A-Za-z0-9-]{1,64})$/u;

/** `Type/id` of a reference that names one, however long its address. */
export const namedBy = (reference: string): string => NAMED.exec(reference)?.[1] ?? '';

const patientBy = (reference: string): string | null => {
  const urn = URN.exec(reference)?.[1];
  if (urn !== undefined) return `Patient/${urn}`;
  const named = namedBy(reference);
  return named.startsWith('Patient/') ? named : null;
};

const patientOf = (resource: Element): string | null => {
  const about = ABOUT.flatMap((name) => elementsOf(resource[name]));
  const taking = elementsOf(resource['participant']).flatMap((one) => elementsOf(one['actor']));
  const named = [...about, ...taking].map((one) => patientBy(textOf(one['reference'])));
  return named.find((one) => one !== null) ?? null;
};

const sharedNames = (resource: Element, type: string): readonly string[] => {
  const id = textOf(resource['id']);
  return [...(id === '' ? [] : [`${type}/${id}`, `urn:uuid:${id}`]), textOf(resource['url'])].filter((name) => name !== '');
};

/** Most writers put the type first; such a bundle is not read twice. */
const BUNDLE = /^[\s\uFEFF]*\{\s*"resourceType"\s*:\s*"Bundle"/u;
export const beginsAsBundle = (beginning: string): boolean => BUNDLE.test(beginning);

/** The object that a line holds; `null` when it holds none. */
export const objectIn = (line: string): Element | null => {
  try {
    return elementsOf([JSON.parse(line) as unknown])[0] ?? null;
  } catch {
    return null;
  }
};

/** Where one line of NDJSON belongs. Never throws, and never repeats what stands in it. */
export const readLine = (line: string): ResourceLine => {
  const resource = objectIn(line);
  if (resource === null) return { kind: 'unusable', reason: 'it is not a JSON object' };
  const type = textOf(resource['resourceType']);
  if (type === '') return { kind: 'unusable', reason: 'it has no resourceType' };
  if (type === 'Bundle') return { kind: 'bundle' };
  if (type === 'Patient') {
    const id = textOf(resource['id']);
    return { kind: 'patient', patient: id === '' ? null : `Patient/${id}` };
  }
  const patient = patientOf(resource);
  if (patient !== null) return { kind: 'own', patient };
  return OF_A_CHART.includes(type) ? { kind: 'unusable', reason: `this ${type} names no patient` } : { kind: 'shared', names: sharedNames(resource, type) };
};
