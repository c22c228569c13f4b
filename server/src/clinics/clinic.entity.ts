import { table } from '../platform/table.js';

export const SITE_TABLE = table('site', ['id'], { id: 'uuid', name: 'text' });
