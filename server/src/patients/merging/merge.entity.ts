import { table } from '../../platform/table.js';

/** `patientId` is the chart that was kept; `moved` holds, table by table, the keys of the rows that came. */
export const PATIENT_MERGE = table('patient_merge', ['id'], {
  ...{ id: 'uuid', patientId: 'uuid', mergedId: 'uuid', reason: 'text', moved: 'json', mergedAt: 'instant', mergedBy: 'uuid' },
  ...{ undoneAt: 'instant?', undoneBy: 'uuid?', undoneReason: 'text' },
});
/** The pair in the order of its ids; `mark` = the reasons they were alike for when somebody said so. */
export const TWO_PEOPLE_TABLE = table('two_people', ['id'], {
  ...{ id: 'uuid', patientId: 'uuid', otherId: 'uuid', mark: 'text', reason: 'text', decidedAt: 'instant', decidedBy: 'uuid' },
});
