import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** Column kinds we use; `sealed` is encrypted by the application. */
export type Kind =
  | 'text'
  | 'text?'
  | 'date'
  | 'date?'
  | 'int'
  | 'int?'
  | 'numeric?'
  | 'boolean'
  | 'boolean?'
  | 'json'
  | 'json?'
  | 'texts'
  | 'texts?'
  | 'ints'
  | 'uuid'
  | 'uuid?'
  | 'instant'
  | 'instant?'
  | 'bytes?'
  | 'sealed';

const COLUMNS: Readonly<Record<Kind, EntitySchemaColumnOptions>> = {
  text: { type: 'text' },
  'text?': { type: 'text', nullable: true },
  date: { type: 'date' },
  'date?': { type: 'date', nullable: true },
  int: { type: 'int' },
  'int?': { type: 'int', nullable: true },
  'numeric?': { type: 'numeric', nullable: true },
  boolean: { type: 'boolean' },
  'boolean?': { type: 'boolean', nullable: true },
  json: { type: 'jsonb' },
  'json?': { type: 'jsonb', nullable: true },
  texts: { type: 'text', array: true },
  'texts?': { type: 'text', array: true, nullable: true },
  ints: { type: 'int', array: true },
  uuid: { type: 'uuid' },
  'uuid?': { type: 'uuid', nullable: true },
  instant: { type: 'timestamptz' },
  'instant?': { type: 'timestamptz', nullable: true },
  'bytes?': { type: 'bytea', nullable: true },
  sealed: { type: 'bytea', nullable: true },
};

export type Row = Record<string, unknown>;

/** One table as code knows it: the entity for writing and the JSON expression for reading, from the same list of fields. */
export interface Table {
  readonly name: string;
  readonly fields: Readonly<Record<string, Kind>>;
  readonly entity: EntitySchema<Row>;
  /** `json_build_object(…)` over alias `r`, keys as in code; sealed columns as base64. */
  readonly json: string;
}

const column = (field: string): string => field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Declares a table of one clinic. `keys` name the primary key besides the clinic. */
export const table = (name: string, keys: readonly string[], fields: Readonly<Record<string, Kind>>): Table => {
  const all = { clinicId: 'uuid', ...fields } as Readonly<Record<string, Kind>>;
  return {
    name,
    fields: all,
    entity: new EntitySchema<Row>({
      name,
      tableName: name,
      columns: Object.fromEntries(
        Object.entries(all).map(([field, kind]) => [field, { ...COLUMNS[kind], name: column(field), primary: field === 'clinicId' || keys.includes(field) }]),
      ),
    }),
    json: jsonOf(fields),
  };
};

const jsonOf = (fields: Readonly<Record<string, Kind>>): string => {
  const pairs = Object.entries(fields).map(
    ([field, kind]) => `'${field}', ${kind === 'sealed' ? `encode(r.${column(field)}, 'base64')` : `r.${column(field)}`}`,
  );
  // PostgreSQL takes at most 100 arguments a call.
  const chunks = Array.from(
    { length: Math.ceil(pairs.length / 45) },
    (_, index) => `jsonb_build_object(${pairs.slice(index * 45, index * 45 + 45).join(', ')})`,
  );
  return chunks.join(' || ');
};

/** What one column is called and read as in JSON; sealed columns as base64. */
const member = (field: string, kind: Kind): string =>
  kind === 'sealed' ? `encode(r.${column(field)}, 'base64') as "${field}"` : `r.${column(field)} as "${field}"`;

/** The columns of a table over alias `r`, named as in code, without the clinic and those of `without`. */
export const membersOf = (of: Table, without: readonly string[] = []): string =>
  Object.entries(of.fields)
    .filter(([field]) => field !== 'clinicId' && !without.includes(field))
    .map(([field, kind]) => member(field, kind))
    .join(', ');

/** A JSON list of `rows` in their order. Text (json), since building jsonb costs three times as much and nobody looks into it here. */
export const listed = (rows: string): string => `(select coalesce(json_agg(x), '[]'::json) from (${rows}) x)`;

/** A JSON list of a table's rows; `where` and `order` are constants of the code. */
export const listOf = (of: Table, where: string, order: string, without: readonly string[] = []): string =>
  listed(`select ${membersOf(of, without)} from ${of.name} r where r.clinic_id = $1 and ${where} order by ${order}`);

/** The INSERT of one row with every column; its values come from `valuesOf`, so `$1` is the clinic and the rest follows the order of the fields. */
export const insertOf = (of: Table): string => {
  const fields = Object.keys(of.fields);
  return `insert into ${of.name} (${fields.map(column).join(', ')}) values (${fields.map((_, index) => `$${index + 1}`).join(', ')})`;
};

/** What `insertOf` takes; a field that the row lacks is stored as unknown. */
export const valuesOf = (of: Table, row: Row): readonly unknown[] =>
  Object.entries(of.fields).map(([field, kind]) =>
    kind.startsWith('json') && row[field] !== undefined && row[field] !== null ? JSON.stringify(row[field]) : (row[field] ?? null),
  );

/** Sealed columns travel inside JSON as base64. */
export const bytes = (value: unknown): Buffer | null => (typeof value === 'string' ? Buffer.from(value, 'base64') : (value as Buffer | null));
