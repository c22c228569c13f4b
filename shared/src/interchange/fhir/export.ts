import { responseOf } from './check-in-response.js';
import { judgementResources } from './judgements.js';
import { peopleNamed, peopleResources } from './people.js';
import { planResources } from './plan-resources.js';
import type { PatientRecord } from './record.js';
import { BASE, EXPORT_SYSTEM, type Element, type Resource } from './resource.js';
import { scoreObservations } from './scores.js';
import { sectionResources } from './section-resources.js';
import { visitResources } from './visits.js';

const checkInResources = (record: PatientRecord): readonly Resource[] => {
  const { chart } = record;
  const practitioners = peopleNamed(record);
  return chart.checkIns.flatMap((row) => [responseOf(row, chart.patient.id, practitioners), ...scoreObservations(row, chart.patient.id)]);
};

/**
 * Everything recorded about one patient as FHIR R4 resources. Ids are those of our rows; every reference points at a resource of
 * the list; days stay days, moments moments; what is not known is absent.
 */
export const resourcesOf = (record: PatientRecord): readonly Resource[] => [
  ...peopleResources(record),
  ...sectionResources(record.chart, record.catalogue),
  ...checkInResources(record),
  ...planResources(record),
  ...visitResources(record),
  ...judgementResources(record),
];

export const fullUrl = ({ resourceType, id }: Resource): string => `${BASE}/${resourceType}/${id}`;

/** The same as one file: a collection that says who wrote it and when. */
export const exportBundle = (record: PatientRecord): Element => ({
  resourceType: 'Bundle',
  id: record.chart.patient.id,
  identifier: { system: EXPORT_SYSTEM, value: record.chart.patient.id },
  type: 'collection',
  timestamp: record.exportedAt,
  entry: resourcesOf(record).map((resource) => ({ fullUrl: fullUrl(resource), resource })),
});
