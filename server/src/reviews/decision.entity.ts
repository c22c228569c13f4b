import { table } from '../platform/table.js';

export const REVIEW_DECISION_TABLE = table('review_decision', ['id'], {
  id: 'uuid',
  planId: 'uuid',
  patientId: 'uuid',
  decidedOn: 'date',
  decidedAt: 'instant',
  decidedBy: 'uuid',
  versionBefore: 'int',
  versionAfter: 'int',
  reviewIds: 'texts',
  decisions: 'json',
  nextOn: 'date?',
  wordsEn: 'text',
  wordsEs: 'text',
});
