import { table } from '../platform/table.js';

/** Every published version of a clinic's rules, whole; `shipped` are the rows it began as. The newest is in use. */
export const RULE_SET_VERSION = table('rule_set_version', ['version'], {
  version: 'int',
  shippedVersion: 'int',
  rules: 'json',
  shipped: 'json',
  changed: 'int',
  note: 'text',
  publishedAt: 'instant',
  publishedBy: 'uuid?',
});
/** At most one draft of a clinic. */
export const RULE_DRAFT = table('rule_draft', [], {
  version: 'int',
  basedOn: 'int',
  takesShipped: 'boolean',
  changes: 'json',
  openedAt: 'instant',
  openedBy: 'uuid',
  savedAt: 'instant',
  savedBy: 'uuid',
});
