import { table } from '../../platform/table.js';

export const DISCLOSURE_TABLE = table('disclosure', ['id'], {
  ...{
    id: 'uuid',
    patientId: 'uuid',
    kind: 'text',
    recipient: 'text',
    reason: 'text',
    manifestSha256: 'text',
    files: 'int',
    madeAt: 'instant',
    madeBy: 'uuid',
  },
});
