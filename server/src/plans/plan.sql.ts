import { WAITS } from './co-sign.sql.js';
import { ADDENDUM, CO_SIGNATURE_REQUEST, COURSE_TABLE, PLAN_LOCK, PLAN_TABLE, SIGNATURE, SNOOZE_TABLE, STAGE_TABLE, WITHDRAWAL } from './plan.entity.js';

const WITHDRAWN = `(select jsonb_build_object('reason', w.reason, 'byName', b.display_name, 'at', w.withdrawn_at) from ${WITHDRAWAL.name} w join account b on b.id = w.withdrawn_by
  where w.clinic_id = s.clinic_id and w.signature_id = s.id)`;
const SIGNATURES = `(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'fingerprint', s.fingerprint, 'ruleId', s.rule_id, 'decision', s.decision, 'reasonCode', s.reason_code, 'reason', s.reason,
  'expiresOn', s.expires_on, 'by', s.signed_by, 'byName', a.display_name, 'byPrescriber', s.by_prescriber, 'at', s.signed_at, 'planVersion', s.plan_version, 'withdrawn', ${WITHDRAWN}) order by s.id), '[]')
  from ${SIGNATURE.name} s join account a on a.id = s.signed_by where s.clinic_id = r.clinic_id and s.plan_id = r.id)`;
const SNOOZES = `(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'fingerprint', s.fingerprint, 'ruleId', s.rule_id, 'severity', s.severity, 'untilOn', s.until_on, 'reasonCode', s.reason_code,
  'reason', s.reason, 'byName', a.display_name, 'at', s.snoozed_at) order by s.id), '[]')
  from ${SNOOZE_TABLE.name} s join account a on a.id = s.snoozed_by where s.clinic_id = r.clinic_id and s.plan_id = r.id)`;
const LOCK = `(select jsonb_build_object('version', l.version, 'byName', a.display_name, 'at', l.locked_at) from ${PLAN_LOCK.name} l join account a on a.id = l.locked_by
  where l.clinic_id = r.clinic_id and l.plan_id = r.id order by l.version desc limit 1)`;
const ADDENDA = `(select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'version', d.version, 'words', d.words, 'byName', a.display_name, 'on', d.written_on) order by d.id), '[]')
  from ${ADDENDUM.name} d join account a on a.id = d.written_by where d.clinic_id = r.clinic_id and d.plan_id = r.id)`;
/** Of several the one that waits longest. */
const CO_SIGNED = `(select jsonb_build_object('askedOf', q.asked_of, 'askedOfName', (select o.display_name from account o where o.id = q.asked_of),
  'askedBy', q.asked_by, 'askedByName', (select b.display_name from account b where b.id = q.asked_by), 'at', q.asked_at,
  'ofChange', q.of_change, 'version', q.version) from ${CO_SIGNATURE_REQUEST.name} q where q.clinic_id = r.clinic_id and q.plan_id = r.id and ${WAITS} order by q.version limit 1)`;
const STAGES = `(select coalesce(jsonb_agg(s.json order by s.position, s.id), '[]') from (select (${STAGE_TABLE.json}) - 'planId' as json, r.position, r.id, r.clinic_id, r.plan_id from stage r) s where s.clinic_id = r.clinic_id and s.plan_id = r.id)`;
const COURSES = `(select coalesce(jsonb_agg(c.json order by c.starts_on, c.id), '[]') from (select (${COURSE_TABLE.json}) - 'planId' as json, r.starts_on, r.id, r.clinic_id, r.plan_id from course r) c where c.clinic_id = r.clinic_id and c.plan_id = r.id)`;

/** A plan with everything on it, over alias `r` of care_plan. */
export const PLAN_JSON = `((${PLAN_TABLE.json}) - 'createdBy' || jsonb_build_object('stages', ${STAGES}, 'courses', ${COURSES}, 'signatures', ${SIGNATURES}, 'snoozes', ${SNOOZES}, 'lock', ${LOCK}, 'addenda', ${ADDENDA}, 'coSignature', ${CO_SIGNED}))`;
export const READ_PLAN = `select ${PLAN_JSON} as plan from care_plan r where r.clinic_id = $1 and r.id = $2`;
