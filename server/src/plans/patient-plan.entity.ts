import { table } from '../platform/table.js';

export const PATIENT_PLAN_LINK_TABLE = table('patient_plan_link', ['id'], {
  ...{ id: 'uuid', planId: 'uuid', patientId: 'uuid', planVersion: 'int', document: 'sealed', tokenHash: 'bytes?', madeAt: 'instant', madeBy: 'uuid' },
  ...{ expiresAt: 'instant', revokedAt: 'instant?', openedAt: 'instant?', birthDateTries: 'int' },
});
