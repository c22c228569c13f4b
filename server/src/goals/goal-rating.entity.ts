import { table } from '../platform/table.js';

export const GOAL_RATING_TABLE = table('goal_rating', ['id'], {
  id: 'uuid',
  patientId: 'uuid',
  goalId: 'uuid',
  ratedOn: 'date',
  level: 'int?',
  ratedBy: 'text',
  words: 'text',
  version: 'int',
  recordedAt: 'instant',
  recordedBy: 'uuid',
  enteredInErrorAt: 'instant?',
  enteredInErrorBy: 'uuid?',
  enteredInErrorReason: 'text?',
});
