import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** Column kinds we use; `sealed` is encrypted by the application. */
export type Kind = 'text' | 'text?' | 'date' | 'date?' | 'int' | 'int?' | 'numeric?' | 'boolean' | 'json' | 'texts' | 'texts?' | 'ints' | 'uuid' | 'uuid?' | 'instant' | 'instant?' | 'sealed';

const COLUMNS: Readonly<Record<Kind, EntitySchemaColumnOptions>> = {
  text: { type: 'text' },
  'text?': { type: 'text', nullable: true },
  date: { type: 'date' },
  'date?': { type: 'date', nullable: true },
  int: { type: 'int' },
  'int?': { type: 'int', nullable: true },
  'numeric?': { type: 'numeric', nullable: true },
  boolean: { type: 'boolean' },
  json: { type: 'jsonb' },
  texts: { type: 'text', array: true },
  'texts?': { type: 'text', array: true, nullable: true },
  ints: { type: 'int', array: true },
  uuid: { type: 'uuid' },
  'uuid?': { type: 'uuid', nullable: true },
  instant: { type: 'timestamptz' },
  'instant?': { type: 'timestamptz', nullable: true },
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
  const pairs = Object.entries(fields).map(([field, kind]) => `'${field}', ${kind === 'sealed' ? `encode(r.${column(field)}, 'base64')` : `r.${column(field)}`}`);
  // PostgreSQL takes at most 100 arguments a call.
  const chunks = Array.from({ length: Math.ceil(pairs.length / 45) }, (_, index) => `jsonb_build_object(${pairs.slice(index * 45, index * 45 + 45).join(', ')})`);
  return chunks.join(' || ');
};

/** A JSON list of a table's rows; `where` and `order` are constants of the code. */
export const listOf = (of: Table, where: string, order: string): string => `(select coalesce(jsonb_agg(${of.json} order by ${order}), '[]') from ${of.name} r where r.clinic_id = $1 and ${where})`;
