import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isCalendarDate } from '@stagewell/shared/dates';
import { isObject, type JsonPath } from '@stagewell/shared/json-path';
import { didYouMean } from '@stagewell/shared/nearest';
import type { CaseProblem } from '@stagewell/shared/sequencing/case-problems';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** Made from the types when the server is built; those in docs are the same text. */
const schemaFile = (document: Document): string => join(import.meta.dirname, '..', '..', '..', 'dist', `${document}.schema.json`);

/** What the commands read. */
export type Document = 'case-file' | 'attribution-file';

type Schema = Readonly<Record<string, unknown>>;
interface Compiled {
  readonly validate: ValidateFunction;
  readonly defs: Schema;
}
const compiled = new Map<Document, Compiled>();

const compile = (document: Document): Compiled => {
  const known = compiled.get(document);
  if (known !== undefined) return known;
  const schema = JSON.parse(readFileSync(schemaFile(document), 'utf8')) as { readonly $defs: Schema };
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, discriminator: true, formats: { date: isCalendarDate } });
  const made: Compiled = { validate: ajv.compile(schema), defs: schema.$defs };
  compiled.set(document, made);
  return made;
};

const schemaOf = (defs: Schema, form: unknown): Schema => {
  if (!isObject(form)) return {};
  const reference = form['$ref'];
  return typeof reference === 'string' ? schemaOf(defs, defs[reference.replace('#/$defs/', '')]) : form;
};

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const namesIn = ({ properties }: Schema): readonly string[] => (isObject(properties) ? Object.keys(properties) : []);

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

const kindOf = (value: unknown): string => KINDS[Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value] ?? typeof value;

const quoted = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** What stands there: itself when it is short. */
const standing = (value: unknown): string => (typeof value === 'object' || quoted(value).length > 40 ? kindOf(value) : quoted(value));

/** A form of a union in a few letters: `{ fact, op, value }`, `"modality"`, `null`. */
const formText = (form: Schema): string => {
  if (form['const'] !== undefined) return quoted(form['const']);
  const names = namesIn(form);
  return names.length > 0
    ? `{ ${names.join(', ')} }`
    : [form['type']]
        .flat()
        .map((type) => KINDS[String(type)] ?? String(type))
        .join(' or ');
};

type Tell = (error: ErrorObject, defs: Schema) => string;

/** More words than these are looked up, not read. */
const MOST_LISTED = 20;

const notKnown = (value: unknown, known: readonly unknown[]): string =>
  typeof value === 'string'
    ? `"${value}" is not one of the words that are known here${didYouMean(value, known.map(String))} (${known.length <= MOST_LISTED ? known.join(', ') : `${known.length} words, see the schema`})`
    : `${known.map(quoted).join(' or ')} was expected, not ${standing(value)}`;

/** The words by which the forms of a union tell themselves apart. */
const tagWords = (tag: string, parent: Schema, defs: Schema): readonly unknown[] =>
  listOf(parent['oneOf']).flatMap((form) => {
    const { properties } = schemaOf(defs, form);
    const member = isObject(properties) ? schemaOf(defs, properties[tag]) : {};
    return member['enum'] === undefined ? [member['const']] : listOf(member['enum']);
  });

const TELL: Readonly<Record<string, Tell>> = {
  required: ({ params }) => `"${params['missingProperty']}" is missing`,
  additionalProperties: ({ params, parentSchema = {} }) =>
    `there is no field "${params['additionalProperty']}" here${didYouMean(String(params['additionalProperty']), namesIn(parentSchema))}`,
  type: ({ data, schema }) =>
    data === null
      ? 'null is not used here; leave the field out when it is not known'
      : `${[schema]
          .flat()
          .map((type) => KINDS[String(type)])
          .join(' or ')} was expected, not ${standing(data)}`,
  enum: ({ data, schema }) => notKnown(data, listOf(schema)),
  const: ({ data, schema }) => notKnown(data, [schema]),
  format: ({ data }) => `${quoted(data)} is not a day of the calendar, written YYYY-MM-DD`,
  minLength: () => 'it must not be empty',
  exclusiveMinimum: ({ schema }) => `must be > ${String(schema)}`,
  discriminator: ({ params, parentSchema = {} }, defs) => notKnown(params['tagValue'], tagWords(String(params['tag']), parentSchema, defs)),
  anyOf: ({ schema }, defs) =>
    `none of these forms: ${listOf(schema)
      .map((form) => formText(schemaOf(defs, form)))
      .join(', ')}`,
};

const pathOf = ({ instancePath, keyword, params }: ErrorObject): JsonPath => {
  const way = instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
  if (keyword === 'additionalProperties') return [...way, String(params['additionalProperty'])];
  return keyword === 'discriminator' ? [...way, String(params['tag'])] : way;
};

const isBelow = (path: string, holder: string): boolean => path.startsWith(`${holder}/`);

/** Where no form of a union fits, each form complains; one sentence at the innermost such place says it all. */
const withoutNoise = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  return errors.filter(({ keyword, instancePath }) =>
    keyword === 'anyOf'
      ? !unions.some((union) => isBelow(union, instancePath))
      : !unions.some((union) => union === instancePath || isBelow(instancePath, union)),
  );
};

/** What is wrong with the shape of a document, as its schema has it. */
export const shapeProblems = (document: Document, file: unknown): readonly CaseProblem[] => {
  const { validate, defs } = compile(document);
  if (validate(file)) return [];
  return withoutNoise(validate.errors ?? []).map((error) => ({
    path: pathOf(error),
    reason: TELL[error.keyword]?.(error, defs) ?? error.message ?? 'it does not fit the schema',
  }));
};
