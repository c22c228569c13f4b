import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, tenantTable, text } from './tables.js';

const counts = ['new_charts', 'changed_charts', 'unchanged_charts', 'refused_items'];

const RUN = tenantTable(
  'import_run',
  `id uuid not null, ${text('name', 200)}, files int not null check (files > 0), bytes numeric check (bytes >= 0), ${text('fingerprint', 64)} check (fingerprint ~ '^[0-9a-f]{64}$'),
   items int not null check (items > 0), left_out_lines int not null check (left_out_lines >= 0), done int not null default 0 check (done <= items),
   ${counts.map((count) => `${count} int not null default 0 check (${count} >= 0)`).join(', ')}, check (done = ${counts.join(' + ')}),
   started_at timestamptz not null, started_by uuid not null, moved_at timestamptz not null, finished_at timestamptz,
   primary key (clinic_id, id)`,
  `create unique index import_run_open on import_run (clinic_id, started_by, fingerprint, items) where finished_at is null;`,
);

const ITEM = tenantTable(
  'import_run_item',
  `run_id uuid not null, number int not null check (number > 0), ${text('outcome', 10)} check (outcome in ('new', 'changed', 'unchanged', 'refused')), ${text('file_name', 200)}, line int check (line > 0),
   import_id uuid, to_map int not null check (to_map >= 0), ${text('reason', 2000)}, check ((outcome = 'refused') = (import_id is null)),
   primary key (clinic_id, run_id, number), foreign key (clinic_id, run_id) references import_run (clinic_id, id),
   foreign key (clinic_id, import_id) references import_report (clinic_id, id)`,
  `create index import_run_item_import on import_run_item (clinic_id, import_id);`,
);

/** Imports of many charts: which files, how far, and what became of each item. Going down loses the positions, never a chart. */
export class ImportRuns1767401700000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(RUN);
    await runner.query(ITEM);
    await runner.query(appendOnly('import_run_item'));
    await runner.query(`grant select on import_run, import_run_item to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table import_run_item, import_run`);
  }
}
