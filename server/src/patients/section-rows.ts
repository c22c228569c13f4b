import type { Section } from '@stagewell/shared/patients/patient';
import type { Seal } from '../platform/keys.js';
import { bytes, type Row } from '../platform/table.js';
import { RENAMED, SECTION_TABLES } from './sections.entity.js';

const HIDDEN = ['patientId', 'createdBy', 'enteredInErrorAt', 'enteredInErrorBy', 'enteredInErrorReason'];

const sealedFields = (section: Section): readonly string[] =>
  Object.entries(SECTION_TABLES[section].fields)
    .filter(([, kind]) => kind === 'sealed')
    .map(([field]) => field);

const place = (section: Section, field: string, id: string): string => `${SECTION_TABLES[section].name}|${field}|${id}`;

/** What the browser sent, in the words of the table; secrets sealed. Lists of codes go in as JSON. */
export const toColumns = (section: Section, id: string, input: object, seal: Seal): Row => {
  const words = RENAMED[section] ?? {};
  const sealed = sealedFields(section);
  return Object.fromEntries(
    Object.entries(input).map(([field, value]) => {
      const name = words[field] ?? field;
      return [name, sealed.includes(name) ? seal.seal(String(value), place(section, name, id)) : value];
    }),
  );
};

/** A row as the chart shows it; `row` comes from the table's JSON expression. */
export const toView = (section: Section, row: Row, seal: Seal): Row => {
  const words = Object.fromEntries(Object.entries(RENAMED[section] ?? {}).map(([word, name]) => [name, word]));
  const sealed = sealedFields(section);
  const id = String(row['id']);
  return Object.fromEntries(
    Object.entries(row)
      .filter(([field]) => !HIDDEN.includes(field))
      .map(([field, value]) => [words[field] ?? field, sealed.includes(field) ? seal.open(bytes(value), place(section, field, id)) : value]),
  );
};
