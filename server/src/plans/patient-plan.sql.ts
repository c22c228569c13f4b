/** `$2` plan, `$3` moment: a newer link ends those before it. */
export const END_LINKS = `update patient_plan_link l set revoked_at = $3 where l.clinic_id = $1 and l.plan_id = $2 and l.revoked_at is null and l.expires_at > $3`;

/** The link `$2` with the hash `$3`, held until the end of the transaction, at the moment `$4`; days by the clocks of zone `$5`. */
export const STANDING_LINK = `
select l.patient_id as "patientId", l.plan_id as "planId", encode(l.document, 'base64') as document, l.birth_date_tries as tries, l.revoked_at is null and l.expires_at > $4 as alive,
  c.version > l.plan_version as "isOlder", (select (max(v.saved_at) at time zone $5)::date::text from plan_version v where v.clinic_id = l.clinic_id and v.plan_id = l.plan_id) as "changedOn", p.language, p.birth_date::text as "birthDate", coalesce(s.asks_birth_date, false) as "asksBirthDate"
from patient_plan_link l join care_plan c on c.clinic_id = l.clinic_id and c.id = l.plan_id join patient p on p.clinic_id = l.clinic_id and p.id = l.patient_id
  left join safety_contact s on s.clinic_id = l.clinic_id
where l.clinic_id = $1 and l.id = $2 and l.token_hash = $3 for update of l`;

export const OPENED_LINK = `update patient_plan_link l set opened_at = coalesce(l.opened_at, $3), birth_date_tries = l.birth_date_tries + $4 where l.clinic_id = $1 and l.id = $2`;
