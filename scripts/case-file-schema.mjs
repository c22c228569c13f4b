import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

const root = join(import.meta.dirname, '..');

/** Where a reader, and an editor, finds it; a spec compares it with what the types say. */
export const CASE_FILE_SCHEMA = join(root, 'docs', 'case-file.schema.json');

/** Names of types are made safe to stand in a reference. */
const safe = (name) =>
  decodeURIComponent(name)
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/_$/, '');

const nameOf = (reference) => decodeURIComponent(reference.replace('#/definitions/', ''));

const wordsOf = (schema) => schema?.const ?? schema?.enum?.join(' ');

/** The member that tells the forms of a union apart: each form gives it other words. */
const tagOf = (forms, definitions) => {
  const members = forms.map((form) => (form.$ref ? definitions[nameOf(form.$ref)] : form)?.properties ?? {});
  return Object.keys(members[0]).find((name) => {
    const words = members.map((one) => wordsOf(one[name]));
    return !words.includes(undefined) && new Set(words).size === forms.length;
  });
};

/** A union whose forms name themselves says which one was meant, so that a mistake is told of that form alone. */
const tagged = (schema, definitions) => {
  if (Array.isArray(schema)) return schema.map((one) => tagged(one, definitions));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { anyOf, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, tagged(value, definitions)]));
  if (anyOf === undefined) return rest;
  const tag = tagOf(anyOf, definitions);
  return tag === undefined ? { ...rest, anyOf } : { ...rest, type: 'object', discriminator: { propertyName: tag }, required: [tag], oneOf: anyOf };
};

/**
 * The JSON Schema of a document that a command reads, as text, made from its type in `shared`; comments of the type are the descriptions.
 * @param {{ file: string, type: string, title: string }} document `file` below `shared/src`
 */
export const documentSchema = ({ file, type, title }) => {
  const { definitions = {} } = createGenerator({
    path: join(root, 'shared', 'src', file),
    tsconfig: join(root, 'shared', 'tsconfig.build.json'),
    type,
    expose: 'export',
    topRef: true,
    jsDoc: 'extended',
    skipTypeCheck: true,
    additionalProperties: false,
    functions: 'hide',
  }).createSchema(type);
  const named = { ...definitions, CalendarDate: { ...definitions.CalendarDate, format: 'date' } };
  const whole = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    $ref: `#/definitions/${type}`,
    definitions: Object.fromEntries(
      Object.entries(tagged(named, named))
        .map(([name, schema]) => [safe(name), schema])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
  const text = JSON.stringify(whole, null, 2).replace(/"#\/definitions\/([^"]+)"/g, (_, name) => `"#/$defs/${safe(name)}"`);
  return `${text.replace('"definitions"', '"$defs"')}\n`;
};

/** What `npm run evaluate` and `npm run stage` read. */
export const caseFileSchema = () => documentSchema({ file: join('sequencing', 'case-file.ts'), type: 'CaseFile', title: 'Stagewell case file' });

if (import.meta.main) writeFileSync(CASE_FILE_SCHEMA, caseFileSchema());
