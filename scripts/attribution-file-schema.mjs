import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentSchema } from './case-file-schema.mjs';

export const ATTRIBUTION_FILE_SCHEMA = join(import.meta.dirname, '..', 'docs', 'attribution-file.schema.json');

/** What `npm run attribute` reads. */
export const attributionFileSchema = () =>
  documentSchema({ file: join('progress', 'attribution', 'attribution-file.ts'), type: 'AttributionFile', title: 'Stagewell attribution file' });

if (import.meta.main) writeFileSync(ATTRIBUTION_FILE_SCHEMA, attributionFileSchema());
