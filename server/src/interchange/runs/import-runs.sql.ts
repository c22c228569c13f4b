import { IMPORT_RUN } from '@stagewell/shared/interchange/bulk/import-run';

const RUN = `jsonb_build_object('id', r.id, 'name', r.name, 'files', r.files, 'bytes', r.bytes, 'fingerprint', r.fingerprint, 'items', r.items, 'leftOutLines', r.left_out_lines,
  'done', r.done, 'counts', jsonb_build_object('new', r.new_charts, 'changed', r.changed_charts, 'unchanged', r.unchanged_charts, 'refused', r.refused_items),
  'startedAt', r.started_at, 'movedAt', r.moved_at, 'finishedAt', r.finished_at)`;

/** The same files of the same person are one open run, however often they are chosen and in however many tabs. */
export const START = `
insert into import_run as r (clinic_id, id, name, files, bytes, fingerprint, items, left_out_lines, started_at, started_by, moved_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9) on conflict (clinic_id, started_by, fingerprint, items) where finished_at is null do nothing`;
export const OPEN_OF_FILES = `
select ${RUN} as run from import_run r where r.clinic_id = $1 and r.started_by = $2 and r.fingerprint = $3 and r.items = $4 and r.finished_at is null`;

const MOST = 40;
/** One's own that are open, then those that ended not long before `$3`. */
export const LISTED_RUNS = `select ${RUN} as run from import_run r where r.clinic_id = $1 and r.started_by = $2
  and (r.finished_at is null or r.finished_at > $3::timestamptz - interval '${IMPORT_RUN.listed.days} days')
order by r.finished_at is null desc, r.moved_at desc, r.id limit ${MOST}`;
const ONE = `select ${RUN} as run, r.started_by as "startedBy" from import_run r where r.clinic_id = $1 and r.id = $2`;
export const READ_RUN = ONE;
/** Items of one run take turns. */
export const HOLD_RUN = `${ONE} for update`;

const ITEM = `jsonb_build_object('number', i.number, 'outcome', i.outcome, 'fileName', i.file_name, 'line', i.line, 'importId', i.import_id, 'toMap', i.to_map, 'reason', i.reason,
  'patientName', coalesce(p.family_name || ', ' || p.given_name, ''))`;
const ITEMS = `from import_run_item i left join import_report m on m.clinic_id = i.clinic_id and m.id = i.import_id left join patient p on p.clinic_id = m.clinic_id and p.id = m.patient_id
  where i.clinic_id = $1 and i.run_id = $2 and`;
export const ITEM_OF = `select ${ITEM} as item ${ITEMS} i.number = $3`;
/** What somebody has to look at: what cannot wait first (a chart that was taken has a reason for nothing else), then the refused. */
export const TOLD_OF = `select ${ITEM} as item ${ITEMS} (i.reason <> '' or i.to_map > 0)
order by i.outcome <> 'refused' and i.reason <> '' desc, i.outcome = 'refused' desc, i.number limit ${IMPORT_RUN.told.max}`;

/** One item further; the last one ends the run. */
export const MOVE = `
update import_run r set done = r.done + 1, moved_at = $4::timestamptz, finished_at = case when r.done + 1 = r.items then $4::timestamptz end, new_charts = r.new_charts + ($3 = 'new')::int,
  changed_charts = r.changed_charts + ($3 = 'changed')::int, unchanged_charts = r.unchanged_charts + ($3 = 'unchanged')::int, refused_items = r.refused_items + ($3 = 'refused')::int
where r.clinic_id = $1 and r.id = $2 returning ${RUN} as run`;
export const END = `update import_run r set finished_at = coalesce(r.finished_at, $3) where r.clinic_id = $1 and r.id = $2 returning ${RUN} as run`;
