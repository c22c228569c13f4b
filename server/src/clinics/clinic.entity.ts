import { table } from '../platform/table.js';

export const SITE_TABLE = table('site', ['id'], { id: 'uuid', name: 'text' });

/** At most one row of a clinic. */
export const SAFETY_CONTACT_TABLE = table('safety_contact', [], {
  crisisEn: 'text',
  crisisEs: 'text',
  onCallName: 'text',
  onCallPhone: 'text',
  clinicPhone: 'text',
  asksBirthDate: 'boolean',
  linkHours: 'int',
  version: 'int',
});
