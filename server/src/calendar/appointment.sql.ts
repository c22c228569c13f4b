const VIEW = `r.id, r.patient_id as "patientId", p.family_name || ', ' || p.given_name as "patientName", p.mrn as "patientMrn", r.visit_type_id as "visitTypeId", v.name as "visitType", o.kind as "roomKind",
  r.site_id as "siteId", s.name as "siteName", o.name as "roomName", r.seat, r.account_id as "accountId", c.display_name as "clinicianName", r.wall_start as "wallStart",
  (extract(epoch from r.ends_at - r.starts_at) / 60)::int as "lengthMinutes", r.zone, r.starts_at as "startsAt", r.ends_at as "endsAt", r.series_id as "seriesId", r.state, r.late_minutes as "lateMinutes",
  r.reason, r.note, array(select ar.review_id from appointment_review ar where ar.clinic_id = $1 and ar.appointment_id = r.id order by ar.review_id) as "reviewIds", r.version`;
const FROM = `from appointment r join patient p on p.clinic_id = r.clinic_id and p.id = r.patient_id join visit_type v on v.clinic_id = r.clinic_id and v.id = r.visit_type_id
  join site s on s.clinic_id = r.clinic_id and s.id = r.site_id join room o on o.clinic_id = r.clinic_id and o.id = r.room_id left join account c on c.id = r.account_id where r.clinic_id = $1`;

/** Visits `$2`. */
export const OF_IDS = `select ${VIEW} ${FROM} and r.id = any($2::uuid[]) order by r.starts_at, r.id`;
/** Visits of the days `$2` to `$3`, at site `$4` and with clinician `$5` if given. */
const BETWEEN = `and r.starts_at >= $2::date - 1 and r.starts_at < $3::date + 2 and left(r.wall_start, 10) between $2::text and $3::text and ($4::uuid is null or r.site_id = $4) and ($5::uuid is null or r.account_id = $5)`;
export const OF_DAYS = `select ${VIEW} ${FROM} ${BETWEEN} order by r.starts_at, r.id limit 3000`;
/** A day's visits that may still take place, or did, with what the door asks. */
export const DAY_SHEET = `select ${VIEW}, p.birth_date::text as "birthDate", p.language, p.interpreter, v.preparation ${FROM} ${BETWEEN} and r.state <> 'cancelled' order by r.starts_at, s.name, c.display_name, r.id`;
/** Every visit of patient `$2`, cancelled and missed ones too. */
export const OF_PATIENT = `select ${VIEW} ${FROM} and r.patient_id = $2 order by r.starts_at, r.id`;
/** Holds visits `$2` until the end of the transaction. */
export const HELD = `select r.id from appointment r where r.clinic_id = $1 and r.id = any($2::uuid[]) order by r.id for update`;
/** What a calendar file says besides the visit: the clinic's name, and the language of patient `$2`. */
export const OF_FILE = `select c.name as "clinicName", p.language from patient p join clinic c on c.id = p.clinic_id where p.clinic_id = $1 and p.id = $2`;
