import { table } from '../platform/table.js';

export const PLAN_TEMPLATE = table('plan_template', ['id'], {
  id: 'uuid',
  name: 'text',
  description: 'text',
  document: 'json',
  version: 'int',
  savedBy: 'uuid',
  savedAt: 'instant',
  editedBy: 'uuid?',
  editedAt: 'instant?',
  retiredAt: 'instant?',
});
