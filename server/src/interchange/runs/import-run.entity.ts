import { table } from '../../platform/table.js';

export const IMPORT_RUN_TABLE = table('import_run', ['id'], {
  id: 'uuid',
  name: 'text',
  files: 'int',
  bytes: 'numeric?',
  fingerprint: 'text',
  items: 'int',
  leftOutLines: 'int',
  done: 'int',
  newCharts: 'int',
  changedCharts: 'int',
  unchangedCharts: 'int',
  refusedItems: 'int',
  startedAt: 'instant',
  startedBy: 'uuid',
  movedAt: 'instant',
  finishedAt: 'instant?',
});

export const IMPORT_RUN_ITEM_TABLE = table('import_run_item', ['runId', 'number'], {
  runId: 'uuid',
  number: 'int',
  outcome: 'text',
  fileName: 'text',
  line: 'int?',
  importId: 'uuid?',
  toMap: 'int',
  reason: 'text',
});
