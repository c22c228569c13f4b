import { table } from '../platform/table.js';

export const PLAN_TABLE = table('care_plan', ['id'], {
  id: 'uuid',
  patientId: 'uuid',
  version: 'int',
  state: 'text',
  title: 'text',
  urgentReason: 'text',
  createdOn: 'date',
  activatedOn: 'date?',
  createdBy: 'uuid',
});
export const STAGE_TABLE = table('stage', ['id'], { id: 'uuid', planId: 'uuid', name: 'text', purpose: 'text', position: 'int' });
export const COURSE_TABLE = table('course', ['id'], {
  id: 'uuid',
  planId: 'uuid',
  stageId: 'uuid',
  modalityId: 'text',
  startsOn: 'date',
  endsOn: 'date?',
  steps: 'json',
  sessionsPerWeek: 'numeric?',
  region: 'text?',
  target: 'text',
  successCriterion: 'text',
  backupModalityId: 'text?',
  stopRule: 'text',
  responsibleId: 'uuid?',
  rotatesFromId: 'uuid?',
  homePractice: 'text',
  changedParameter: 'text',
  note: 'text',
  state: 'text',
  startedOn: 'date?',
  endedOn: 'date?',
  stopReason: 'text',
  learned: 'text',
});
export const PLAN_VERSION = table('plan_version', ['planId', 'version'], {
  planId: 'uuid',
  version: 'int',
  document: 'json',
  evaluation: 'json',
  quote: 'json?',
  ruleSetVersion: 'int',
  engineVersion: 'text',
  what: 'text',
  savedAt: 'instant',
  savedBy: 'uuid',
});
export const SIGNATURE = table('plan_signature', ['id'], {
  id: 'uuid',
  planId: 'uuid',
  planVersion: 'int',
  fingerprint: 'text',
  ruleId: 'text',
  decision: 'text',
  reasonCode: 'text',
  reason: 'text',
  expiresOn: 'date',
  byPrescriber: 'boolean',
  signedBy: 'uuid',
  signedAt: 'instant',
});
export const WITHDRAWAL = table('signature_withdrawal', ['signatureId'], { signatureId: 'uuid', reason: 'text', withdrawnBy: 'uuid', withdrawnAt: 'instant' });
export const SNOOZE_TABLE = table('finding_snooze', ['id'], {
  id: 'uuid',
  planId: 'uuid',
  fingerprint: 'text',
  ruleId: 'text',
  severity: 'text',
  nth: 'int',
  untilOn: 'date',
  reasonCode: 'text',
  reason: 'text',
  snoozedBy: 'uuid',
  snoozedAt: 'instant',
});
export const PLAN_LOCK = table('plan_lock', ['planId', 'version'], { planId: 'uuid', version: 'int', lockedBy: 'uuid', lockedAt: 'instant' });
export const ADDENDUM = table('plan_addendum', ['id'], {
  id: 'uuid',
  planId: 'uuid',
  version: 'int',
  words: 'text',
  writtenBy: 'uuid',
  writtenOn: 'date',
  writtenAt: 'instant',
});
export const CO_SIGNATURE_REQUEST = table('co_signature_request', ['planId', 'version'], {
  planId: 'uuid',
  version: 'int',
  ofChange: 'boolean',
  askedOf: 'uuid',
  askedBy: 'uuid',
  askedAt: 'instant',
});
/** Given to what was changed of a running plan, up to and with that version; a plan as a whole is co-signed by making it active. */
export const CO_SIGNATURE = table('co_signature', ['planId', 'version', 'signedBy'], { planId: 'uuid', version: 'int', signedBy: 'uuid', signedAt: 'instant' });
/** Which rules found something in a plan until it became active, and which of them still stood then: what the override report counts. */
export const PLAN_FINDING = table('plan_finding', ['planId', 'ruleId'], {
  planId: 'uuid',
  ruleId: 'text',
  severity: 'text',
  foundOn: 'date',
  stoodOn: 'date?',
});
/** What somebody has on the screen and has not saved. */
export const PLAN_EDIT = table('plan_edit', ['planId', 'accountId'], {
  planId: 'uuid',
  accountId: 'uuid',
  baseVersion: 'int',
  board: 'json',
  keptAt: 'instant',
});
export const BASELINE = table('baseline', ['planId'], {
  planId: 'uuid',
  patientId: 'uuid',
  firstOn: 'date',
  lastOn: 'date',
  lockedOn: 'date',
  figures: 'json',
  quality: 'text',
  qualityReasons: 'texts',
});
