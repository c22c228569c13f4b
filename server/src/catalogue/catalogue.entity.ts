import { table } from '../platform/table.js';

export const CATALOGUE_COPY = table('catalogue_copy', ['modalityId'], { modalityId: 'text', document: 'json', version: 'int' });
