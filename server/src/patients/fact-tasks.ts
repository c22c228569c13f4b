import { MODALITIES } from '@stagewell/shared/catalogue/catalogue';
import type { ClinicHours } from '@stagewell/shared/check-ins/deadline';
import { factTriggers, type FactContext } from '@stagewell/shared/check-ins/fact-triggers';
import type { NewFact } from '@stagewell/shared/patients/patient';
import { CLINIC_HOURS } from '../clinics/clinic-hours.sql.js';
import type { Tx } from '../platform/unit-of-work.js';
import { safetyTask, TASK_TABLE } from '../tasks/task.entity.js';

const idsWhere = (holds: (modality: (typeof MODALITIES)[number]) => boolean): readonly string[] => MODALITIES.filter(holds).map(({ id }) => id);
const SNRIS = idsWhere((one) => one.class === 'snri');
const KETAMINE = idsWhere(({ ingredients }) => ingredients.includes('ketamine'));

/** The newest of the same fact before `$4` (not row `$5`), whether an SNRI (`$6`) is taken or ketamine (`$7`) given that day, and when the clinic is open. */
const AROUND = `select
  (select jsonb_build_object('value', f.value, 'answer', f.answer) from fact f where f.clinic_id = $1 and f.patient_id = $2 and f.code = $3 and f.taken_on <= $4::date and f.id <> $5 and f.entered_in_error_at is null
   order by f.taken_on desc, f.id desc limit 1) as before,
  exists (select from course k join care_plan c on c.clinic_id = k.clinic_id and c.id = k.plan_id where k.clinic_id = $1 and c.clinic_id = $1 and c.patient_id = $2 and k.started_on <= $4::date and
    ((k.modality_id = any($6::text[]) and coalesce(k.ended_on, $4::date) >= $4::date) or (k.modality_id = any($7::text[]) and k.started_on = $4::date)))
  or exists (select from medicine m where m.clinic_id = $1 and m.patient_id = $2 and m.status = 'current' and m.entered_in_error_at is null and m.ingredients && $6::text[]) as "pressorDay",
  ${CLINIC_HOURS} as hours`;

type Around = Pick<FactContext, 'before' | 'pressorDay'> & { readonly hours: ClinicHours } & Record<string, unknown>;

/** Opens the safety tasks of a recorded value, in its transaction. Answers the ids of the triggers that fired. */
export const openFactTasks = async (tx: Tx, patientId: string, id: string, fact: NewFact): Promise<readonly string[]> => {
  const [around] = await tx.rows<Around>(AROUND, [tx.clinicId, patientId, fact.code, fact.takenOn, id, SNRIS, KETAMINE]);
  if (!around) return [];
  const triggers = factTriggers(fact, { ...around, today: tx.today });
  if (triggers.length === 0) return [];
  const about = { clinicId: tx.clinicId, patientId, checkInId: null, now: tx.now, zone: tx.me.zone, hours: around.hours };
  await tx.manager.insert(
    TASK_TABLE.entity,
    triggers.map((trigger) => safetyTask(about, trigger)),
  );
  return triggers.map((trigger) => trigger.id);
};
