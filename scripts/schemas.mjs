import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { attributionFileSchema } from './attribution-file-schema.mjs';
import { caseFileSchema } from './case-file-schema.mjs';

/** JSON Schemas of everything that crosses the wire, made from the types in `shared`; the API description and its specs read them. */
const root = join(import.meta.dirname, '..');
const out = join(root, 'server', 'dist', 'schemas.json');

/** The files of `shared` whose types cross the wire; other types may share a name with one of theirs. */
const CONTRACTS = [
  'answers',
  'problem',
  'people/person',
  'clinics/closure',
  'coverage/terms',
  'coverage/authorisation',
  'coverage/quote',
  'people/safety-contact',
  'reminders/reminder',
  'patients/patient',
  'patients/life-event',
  'patients/patient-question',
  'goals/goal-rating',
  'history/past-treatment',
  'plans/plan',
  'plans/chart',
  'plans/patient-plan',
  'plans/patient-plan-link',
  'overrides/override-report',
  'insight/insight',
  'insight/small-numbers',
  'plans/kept-edit',
  'plans/impact',
  'plans/staging',
  'plans/comparison',
  'check-ins/check-in',
  'check-ins/asking',
  'check-ins/answering',
  'check-ins/schedule',
  'reviews/review',
  'reviews/review-row',
  'reviews/decision',
  'reviews/today',
  'templates/template',
  'calendar/set-up',
  'calendar/appointment',
  'calendar/slot-views',
  'worklist/contact',
  'worklist/handling',
  'worklist/worklist',
  'audit/audit-row',
  'interchange/import-report',
  'interchange/bulk/import-run',
  'interchange/csv-columns',
  'interchange/disclosure',
  'patients/merge',
  'catalogue/modality',
  'sequencing/rules',
  'sequencing/finding',
  'sequencing/policy/policy',
  'sequencing/document',
  'sequencing/stager/request',
];

const { definitions } = createGenerator({
  path: join(root, 'shared', 'src', `{${CONTRACTS.join(',')}}.ts`),
  tsconfig: join(root, 'shared', 'tsconfig.build.json'),
  type: '*',
  expose: 'export',
  topRef: true,
  jsDoc: 'basic',
  skipTypeCheck: true,
  additionalProperties: false,
  functions: 'hide',
}).createSchema('*');

// References become those of an API description, and names are made safe for them.
const safe = (name) => decodeURIComponent(name).replace(/[^A-Za-z0-9._-]+/g, '_');
const text = JSON.stringify(Object.fromEntries(Object.entries(definitions ?? {}).map(([name, schema]) => [safe(name), schema])));
const pointed = text.replace(/"#\/definitions\/([^"]+)"/g, (_, name) => `"#/components/schemas/${safe(name)}"`);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, pointed);
writeFileSync(join(dirname(out), 'case-file.schema.json'), caseFileSchema());
writeFileSync(join(dirname(out), 'attribution-file.schema.json'), attributionFileSchema());
