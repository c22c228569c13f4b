import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable, text } from './tables.js';

const TEMPLATES = tenantTable(
  'plan_template',
  `id uuid not null, ${text('name', 120)} check (btrim(name) <> ''), ${text('description', 500)}, document jsonb not null check (octet_length(document::text) <= 200000),
   version int not null default 1, saved_by uuid not null, saved_at timestamptz not null, edited_by uuid, edited_at timestamptz, retired_at timestamptz,
   check ((edited_by is null) = (edited_at is null)), primary key (clinic_id, id)`,
  // A name that is offered means one template; a retired one frees it.
  `create unique index plan_template_name on plan_template (clinic_id, lower(btrim(name))) where retired_at is null;`,
);

/** The clinic's own order sets. Going down loses them; plans made from them stay. */
export class PlanTemplates1767400410000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEMPLATES);
    await runner.query(`grant select on plan_template to stagewell_backup`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table plan_template`);
  }
}
