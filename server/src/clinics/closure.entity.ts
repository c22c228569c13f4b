import { table } from '../platform/table.js';

export const CLINIC_CLOSURE = table('clinic_closure', ['id'], {
  id: 'uuid',
  siteId: 'uuid?',
  firstOn: 'date',
  lastOn: 'date',
  reason: 'text',
  version: 'int',
  createdBy: 'uuid',
  enteredInErrorAt: 'instant?',
  enteredInErrorBy: 'uuid?',
  enteredInErrorReason: 'text?',
});
