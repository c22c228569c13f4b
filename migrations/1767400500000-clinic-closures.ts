import type { MigrationInterface, QueryRunner } from 'typeorm';
import { optional, tenantTable, text } from './tables.js';

const CLOSURES = tenantTable(
  'clinic_closure',
  `id uuid not null, site_id uuid, first_on date not null, last_on date not null, ${text('reason', 200)} check (btrim(reason) <> ''), version int not null default 1,
   created_by uuid not null, created_at timestamptz not null default now(),
   entered_in_error_at timestamptz, entered_in_error_by uuid, ${optional('entered_in_error_reason', 300)},
   check (last_on >= first_on), check (last_on - first_on < 366), check ((entered_in_error_at is null) = (entered_in_error_by is null)),
   primary key (clinic_id, id), foreign key (clinic_id, site_id) references site (clinic_id, id)`,
  `create index clinic_closure_days on clinic_closure (clinic_id, last_on);
   create index clinic_closure_site on clinic_closure (clinic_id, site_id);`,
);

/** Days on which the clinic or a site is closed. Going down loses them; plans keep the days that were found around them. */
export class ClinicClosures1767400500000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOSURES);
    await runner.query(`grant select on clinic_closure to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table clinic_closure`);
  }
}
