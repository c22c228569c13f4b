import { table } from '../platform/table.js';

export const IMPORT_REPORT = table('import_report', ['id'], {
  id: 'uuid',
  patientId: 'uuid',
  fileName: 'text',
  importedAt: 'instant',
  importedBy: 'uuid',
  counts: 'json',
  lines: 'json',
});
