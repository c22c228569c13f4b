import { kindOf, type Resource } from '@stagewell/shared/interchange/fhir/resource';
import { OPEN_STATES } from '@stagewell/shared/plans/lifecycle';
import type { PlanState } from '@stagewell/shared/plans/plan';

/** Types that are made anew where a file is imported, or are told of the clinic and not of the patient. */
const NOT_COMPARED = ['Organization', 'Practitioner', 'Location', 'CareTeam', 'Appointment', 'Task', 'DetectedIssue', 'ClinicalImpression', 'Provenance'];
/** When, where and by whom something was recorded: it is recorded again, there, then, by whoever imports it. */
const OF_THE_RECORDING = [
  'id',
  'recordedDate',
  'dateAsserted',
  'startDate',
  'authored',
  'authoredOn',
  'author',
  'issued',
  'created',
  'performer',
  'managingOrganization',
];
/** What was started, signed or decided: a plan comes back as a draft. */
const OF_A_RUNNING_PLAN: Readonly<Record<string, readonly string[]>> = {
  CarePlan: ['status', 'intent', 'note'],
  MedicationRequest: ['status'],
  ServiceRequest: ['status'],
};
/** Parts of extensions that follow from the two lists above, or name a row of one clinic. */
const PARTS = ['state', 'activatedOn', 'source', 'dueOn', 'siteId', 'responsibleId'];
const RUN = /\/StructureDefinition\/course-run$/;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const MRN = /urn:stagewell:clinic:[^"]*:mrn/g;

type Node = Readonly<Record<string, unknown>>;

/** Without parts that may differ, and without what is empty then. */
const stripped = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map(stripped).filter((inner) => inner !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const { url } = value as Node;
  if (typeof url === 'string' && (PARTS.includes(url) || RUN.test(url))) return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, stripped(inner)] as const)
      .filter(([, inner]) => inner !== undefined),
  );
};

const isSourced = (identifier: unknown): boolean => (identifier as Node)['system'] === 'urn:stagewell:source';

/** Courses of one day stand in the order of their ids, which are others there. */
const ordered = (resource: Resource): Resource =>
  resource.resourceType === 'CarePlan' && Array.isArray(resource['activity'])
    ? { ...resource, activity: resource['activity'].map((one) => JSON.stringify(one).replace(UUID, 'id')).toSorted() }
    : resource;

const plain = (resource: Resource): string => {
  const drop = [...OF_THE_RECORDING, ...(OF_A_RUNNING_PLAN[resource.resourceType] ?? [])];
  const kept = Object.entries(ordered(resource)).filter(([name]) => !drop.includes(name));
  const elements = kept.flatMap(([name, inner]) => {
    if (name !== 'identifier') return [[name, inner] as const];
    const own = (inner as unknown[]).filter((one) => !isSourced(one));
    return own.length === 0 ? [] : [[name, own] as const];
  });
  return JSON.stringify(stripped(Object.fromEntries(elements.toSorted(([a], [b]) => (a < b ? -1 : 1)))))
    .replace(UUID, 'id')
    .replace(MRN, 'mrn');
};

const stateOf = (plan: Resource): string => /"url":"state","valueString":"([a-z-]+)"/.exec(JSON.stringify(plan))?.[1] ?? '';

/** Ids of plans that have ended, with their courses: they do not come back as plans. */
const endedIn = (resources: readonly Resource[]): ReadonlySet<string> => {
  const plans = resources.filter((one) => kindOf(one) === 'plan' && !OPEN_STATES.includes(stateOf(one) as PlanState));
  const ids = new Set(plans.map(({ id }) => id));
  const courses = resources.filter((one) => kindOf(one) === 'course' && [...ids].some((id) => JSON.stringify(one['basedOn']).includes(id)));
  return new Set([...ids, ...courses.map(({ id }) => id)]);
};

/** A treatment that the import made of a course that had run. */
const isRun = ({ identifier }: Resource): boolean => JSON.stringify(identifier ?? '').includes('#run');

/** What has to be the same when a patient is exported, imported into an empty clinic, and exported there. */
export const comparable = (resources: readonly Resource[]): readonly string[] => {
  const ended = endedIn(resources);
  return resources
    .filter((one) => !NOT_COMPARED.includes(one.resourceType) && !ended.has(one.id) && !isRun(one))
    .map(plain)
    .toSorted();
};
