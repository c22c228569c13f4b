import { table } from '../platform/table.js';

export const REVIEW_TABLE = table('review', ['id'], {
  id: 'uuid',
  planId: 'uuid',
  key: 'text',
  moment: 'text',
  courseIds: 'texts',
  earliest: 'date',
  target: 'date',
  latest: 'date',
  state: 'text',
  createdVersion: 'int',
  movedVersion: 'int?',
  cancelledVersion: 'int?',
});
