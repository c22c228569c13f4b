import type { MigrationInterface, QueryRunner } from 'typeorm';
import { record, text } from './tables.js';

const QUESTION = record(
  'patient_question',
  `${text('question_text', 500)}, asked_on date not null, ${text('answer', 1000)}, answered_on date check (answered_on >= asked_on),
   check ((answered_on is null) = (btrim(answer) = ''))`,
);

/** The patient's own questions and what was answered; and the day on which a plan last changed, for the page that a link opens. Going down loses the questions. */
export class PatientQuestions1767401800000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    await runner.query(QUESTION);
    await runner.query(`grant select on patient_question to stagewell_backup`);
    await runner.query(`grant select (clinic_id, plan_id, saved_at) on plan_version to stagewell_link`);
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke select (clinic_id, plan_id, saved_at) on plan_version from stagewell_link`);
    await runner.query(`drop table patient_question`);
  }
}
