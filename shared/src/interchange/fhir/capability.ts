import type { CalendarDate } from '../../dates.js';
import type { Element } from './resource.js';
import { SEARCHES } from './search.js';

/** Types that are read by id; people and places are told beside the patient who brings them along. */
export const READ_TYPES: readonly string[] = ['Patient', 'CareTeam', ...Object.keys(SEARCHES), 'ClinicalImpression', 'Provenance'];

const searchParams = (type: string): readonly Element[] => [
  { name: 'patient', type: 'reference', documentation: 'Required: one patient is searched at a time' },
  ...Object.keys(SEARCHES[type] ?? {}).map((name) => ({ name, type: 'date', documentation: 'A year, month or day, with eq, ge, le, gt or lt' })),
];

const typeOf = (type: string): Element => {
  const searched = Object.hasOwn(SEARCHES, type);
  return {
    type,
    interaction: [{ code: 'read' }, ...(searched ? [{ code: 'search-type' }] : [])],
    ...(searched ? { searchParam: searchParams(type) } : {}),
    ...(type === 'Patient' ? { operation: [{ name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' }] } : {}),
  };
};

/** What this server answers. `base`: where it answers; `since`: the day of this statement. */
export const capabilityStatement = (base: string, since: CalendarDate): Element => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: since,
  kind: 'instance',
  software: { name: 'Stagewell' },
  implementation: { description: 'Charts and care plans of one clinic; everything is read-only', ...(base.startsWith('http') ? { url: base } : {}) },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      documentation: `Under ${base}. The session is that of the application; a chart is open to its care team, and every answer is in the trail.`,
      security: { description: 'The session cookie of a signed-in clinician' },
      resource: READ_TYPES.map(typeOf),
    },
  ],
});

/** FHIR's words for why something was refused. */
const CODES: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  415: 'not-supported',
  422: 'processing',
  429: 'throttled',
  503: 'transient',
};

export const operationOutcome = (status: number, code: string, diagnostics: string): Element => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: CODES[status] ?? 'exception', details: { text: code }, diagnostics }],
});
