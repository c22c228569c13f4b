import { CLINIC_HOURS } from '../clinics/clinic-hours.sql.js';
import { insertOf } from '../platform/table.js';
import { CHECK_IN_TABLE } from './check-in.entity.js';

const EARLIER = 60;

/** Everything the safety triggers look at: the care team, the plan's courses, the newest check-ins, the clinic's hours and catalogue copies. */
export const CONTEXT = `
select p.id, exists (select from care_team t where t.clinic_id = $1 and t.patient_id = $2 and t.account_id = $3) as team,
  (select coalesce(json_agg(json_build_object('id', k.id, 'modalityId', k.modality_id, 'startedOn', k.started_on)), '[]'::json)
   from course k join care_plan c on c.clinic_id = k.clinic_id and c.id = k.plan_id where c.clinic_id = $1 and c.patient_id = $2) as courses,
  (select coalesce(json_agg(json_build_object('id', h.id, 'modalityId', h.modality_id, 'startedOn', coalesce(h.ended_on, h.started_on))), '[]'::json)
   from past_treatment h where h.clinic_id = $1 and h.patient_id = $2 and h.entered_in_error_at is null and h.modality_id is not null) as history,
  (select coalesce(json_agg(json_build_object('takenOn', e.taken_on, 'painNow', e.pain_now, 'redFlags', e.red_flags, 'questionnaires', e.questionnaires) order by e.taken_on, e.id), '[]'::json)
   from (select taken_on, pain_now, red_flags, questionnaires, id from check_in x where x.clinic_id = $1 and x.patient_id = $2 and x.entered_in_error_at is null order by x.taken_on desc, x.id desc limit ${EARLIER}) e) as "checkIns",
  ${CLINIC_HOURS} as hours,
  (select coalesce(json_agg(y.document), '[]'::json) from catalogue_copy y where y.clinic_id = $1) as copies
from patient p where p.clinic_id = $1 and p.id = $2`;

/** The newest day with a check-in, kept on the patient for the list; an older one writes nothing, since the row has seven indexes. */
const seen = (patient: string, day: string): string =>
  `update patient set last_check_in_on = ${day}::date where clinic_id = $1 and id = ${patient} and (last_check_in_on is null or last_check_in_on < ${day}::date)`;
export const SEEN = seen('$2', '$3');

/** Stores a check-in and keeps its day on the patient: `$1` clinic, `$3` patient, `$4` day. */
export const RECORD = `
with made as (${insertOf(CHECK_IN_TABLE)})
${seen('$3', '$4')}`;

/** A page older than the one with id `$3`. */
export const OLDER = `
select ${CHECK_IN_TABLE.json} as row from check_in r join check_in b on b.clinic_id = r.clinic_id and b.patient_id = r.patient_id and b.id = $3
where r.clinic_id = $1 and b.clinic_id = $1 and r.patient_id = $2 and r.entered_in_error_at is null and (r.taken_on, r.id) < (b.taken_on, b.id) order by r.taken_on desc, r.id desc limit 100`;

export const ENTERED_IN_ERROR = `
update check_in set entered_in_error_at = now(), entered_in_error_by = $4, entered_in_error_reason = $5
where clinic_id = $1 and patient_id = $2 and id = $3 and entered_in_error_at is null returning id`;
