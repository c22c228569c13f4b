/** Small builders, so that no table can forget its key, its policy, its grants or the length of a text. */

const POLICY = `(clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid)`;
const names: string[] = [];

/** A required text with its longest length in characters. */
export const text = (name: string, max: number): string => `${name} text not null default '' check (char_length(${name}) <= ${max})`;

/** A text that may be unknown. */
export const optional = (name: string, max: number): string => `${name} text check (char_length(${name}) <= ${max})`;

/** A list of words; `max` bounds the whole in bytes. */
export const list = (name: string, max: number): string => `${name} text[] not null default '{}' check (octet_length(${name}::text) <= ${max})`;

/** An encrypted column (AES-256-GCM by the application); `null` = empty. */
export const sealed = (name: string, max: number): string => `${name} bytea check (octet_length(${name}) <= ${max})`;

/** A table of one clinic: forced row-level security with the one policy, and no rights beyond reading, adding and changing. */
export const tenantTable = (name: string, columns: string, indexes = ''): string => {
  names.push(name);
  return `create table ${name} (clinic_id uuid not null references clinic (id), ${columns});
${indexes}
alter table ${name} enable row level security;
alter table ${name} force row level security;
create policy clinic on ${name} using ${POLICY} with check ${POLICY};
grant select, insert, update on ${name} to stagewell_app;`;
};

/** A row of a chart section: versioned, with its provenance, removed only as entered in error. */
export const record = (name: string, columns: string, indexes = ''): string =>
  tenantTable(
    name,
    `id uuid not null, patient_id uuid not null, ${columns}, version int not null default 1, ${text('source', 10)}, ${optional('source_system', 300)}, ${optional('source_id', 200)},
     recorded_on date not null, created_by uuid not null, created_at timestamptz not null default now(),
     entered_in_error_at timestamptz, entered_in_error_by uuid, ${optional('entered_in_error_reason', 300)},
     primary key (clinic_id, id), foreign key (clinic_id, patient_id) references patient (clinic_id, id)`,
    `create index ${name}_patient on ${name} (clinic_id, patient_id);
     create unique index ${name}_source on ${name} (clinic_id, patient_id, source_system, source_id) where source_id is not null;
     ${indexes}`,
  );

/** Takes the right to change from tables whose rows are never changed. */
export const appendOnly = (...tables: readonly string[]): string => `revoke update on ${tables.join(', ')} from stagewell_app`;

/** Monthly audit partitions: 6 months ahead of the day it runs, and an empty default. Safe to run again. */
export const months = (): string => `
do $$
declare first date := date_trunc('month', now())::date; part text;
begin
  for step in 0..6 loop
    part := 'audit_event_' || to_char(first + make_interval(months => step), 'YYYY_MM');
    if to_regclass('stagewell.' || part) is null then
      execute format('create table stagewell.%I partition of stagewell.audit_event for values from (%L) to (%L)', part, first + make_interval(months => step), first + make_interval(months => step + 1));
      execute format('alter table stagewell.%I enable row level security', part);
      execute format('alter table stagewell.%I force row level security', part);
      execute format('create policy clinic on stagewell.%I using ${POLICY.replaceAll("'", "''")} with check ${POLICY.replaceAll("'", "''")}', part);
    end if;
  end loop;
  if to_regclass('stagewell.audit_event_default') is null then
    create table stagewell.audit_event_default partition of stagewell.audit_event default;
    alter table stagewell.audit_event_default enable row level security;
    alter table stagewell.audit_event_default force row level security;
    create policy clinic on stagewell.audit_event_default using ${POLICY} with check ${POLICY};
  end if;
end $$;`;

/** Undoes every table built here, children before parents. */
export const dropTenantTables = (): string => `drop table if exists ${names.toReversed().join(', ')} cascade`;
