import { table } from '../platform/table.js';

export const INSIGHT_COUNT = table('insight_count', [], { countedAt: 'instant', sums: 'json' });
