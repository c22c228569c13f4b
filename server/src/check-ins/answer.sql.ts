import { OPEN } from './requests.sql.js';

/** The request of a link (`$3` its hash), held until the end of the transaction, with what the page shows. No name beyond the first letter. */
export const STANDING = `
select r.patient_id as "patientId", r.due_on::text as "dueOn", r.instruments, r.link_for as "linkFor", r.birth_date_tries as tries, ${OPEN} and r.expires_at > $4 as alive,
  upper(left(p.given_name, 1)) as initial, p.language, p.birth_date::text as "birthDate", c.name as "clinicName", coalesce(s.asks_birth_date, false) as "asksBirthDate",
  coalesce(s.clinic_phone, '') as "clinicPhone", coalesce(s.crisis_en, '') as "crisisEn", coalesce(s.crisis_es, '') as "crisisEs"
from check_in_request r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id join clinic c on c.id = r.clinic_id left join safety_contact s on s.clinic_id = r.clinic_id
where r.clinic_id = $1 and r.id = $2 and r.token_hash = $3 for update of r`;

export const OPENED = `update check_in_request r set opened_at = coalesce(r.opened_at, $3), birth_date_tries = r.birth_date_tries + $4 where r.clinic_id = $1 and r.id = $2`;

/** One answer, once: of a hundred at the same moment one finds it open. */
export const ANSWER = `update check_in_request r set state = 'answered', answered_at = $4, opened_at = coalesce(r.opened_at, $4), version = version + 1
  where r.clinic_id = $1 and r.id = $2 and r.token_hash = $3 and r.expires_at > $4 and ${OPEN} returning r.id`;

/** Courses that run on the day `$3`, for "how much did you do". */
export const RUNNING = `
select k.id, k.modality_id as "modalityId", (select y.document->'name' from catalogue_copy y where y.clinic_id = k.clinic_id and y.modality_id = k.modality_id) as copied
from course k join care_plan c on c.clinic_id = k.clinic_id and c.id = k.plan_id
where k.clinic_id = $1 and c.clinic_id = $1 and c.patient_id = $2 and k.state = 'active' and k.started_on <= $3::date order by k.started_on, k.id`;

export const PHONE = `select c.name, nullif(s.clinic_phone, '') as phone from clinic c left join safety_contact s on s.clinic_id = c.id where c.id = $1`;
