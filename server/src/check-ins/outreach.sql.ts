import { CLINIC_HOURS } from '../clinics/clinic-hours.sql.js';

const BATCH = 5000;

/** Open requests whose last day is over by `$2` are missed. An answer that comes later still answers them. */
export const MISS = `update check_in_request set state = 'missed', version = version + 1 where clinic_id = $1 and id in (
  select r.id from check_in_request r where r.clinic_id = $1 and r.state = 'due' and r.latest_on < $2::date order by r.due_on, r.id limit ${BATCH} for update skip locked)`;

/**
 * Patients to reach out to (SAF-18) by day `$2`: two check-ins missed since the last one, or one within 14 days of the start of a
 * treatment in `$3`. What an earlier task was about is not counted again, and nobody gets a second one while the first is open.
 */
export const TO_REACH = `select m.patient_id as "patientId", count(*)::int as missed, bool_or(m.risky) as risky from (
  select r.patient_id, exists (select from course k join care_plan c on c.clinic_id = k.clinic_id and c.id = k.plan_id
      where k.clinic_id = $1 and c.clinic_id = $1 and c.patient_id = r.patient_id and r.due_on between k.started_on and k.started_on + 14
        and (k.modality_id = any($3::text[]) or exists (select from catalogue_copy y where y.clinic_id = $1 and y.modality_id = k.modality_id and y.document -> 'tags' ?| array['opioid','antidepressant']))) as risky
  from check_in_request r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id
  where r.clinic_id = $1 and p.clinic_id = $1 and r.state = 'missed' and r.latest_on < $2::date and r.due_on > coalesce(p.last_check_in_on, '-infinity'::date)
    and r.latest_on >= coalesce((select max(t.opened_at)::date from task t where t.clinic_id = $1 and t.patient_id = r.patient_id and t.trigger_id = 'SAF-18'), '-infinity'::date)
    and not exists (select from task t where t.clinic_id = $1 and t.patient_id = r.patient_id and t.trigger_id = 'SAF-18' and t.state = 'open')) m
  group by m.patient_id having count(*) >= 2 or bool_or(m.risky) order by m.patient_id limit ${BATCH}`;

export const HOURS = `select ${CLINIC_HOURS} as hours`;

/** One open task of this kind for each patient, whoever sweeps at once: `$2` is a list of rows. */
export const OPEN_TASKS = `insert into task (clinic_id, id, patient_id, kind, trigger_id, priority, what, action, state, opened_at, due_at)
  select $1, t.id, t."patientId", t.kind, t."triggerId", t.priority, t.what, t.action, t.state, t."openedAt", t."dueAt"
  from jsonb_to_recordset($2::jsonb) as t(id uuid, "patientId" uuid, kind text, "triggerId" text, priority text, what text, action text, state text, "openedAt" timestamptz, "dueAt" timestamptz)
  on conflict do nothing returning id, patient_id as "patientId"`;
