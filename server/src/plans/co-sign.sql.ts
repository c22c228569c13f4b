import { CO_SIGNATURE } from './plan.entity.js';

/**
 * Whether request `q` still waits on plan `r`. For a whole plan it is asked on the version that is current: any edit takes the
 * signature back. For a change of a running plan it waits until whoever was asked has co-signed that version or a later one.
 */
export const WAITS = `case when q.of_change then r.state in ('active','on-hold') and not exists (select from ${CO_SIGNATURE.name} s
    where s.clinic_id = q.clinic_id and s.plan_id = q.plan_id and s.version >= q.version and s.signed_by = q.asked_of)
  else q.version = r.version and r.state = 'proposed' end`;

/** One row when a change of plan `$2` waits for `$3`. */
export const WAITS_FOR = `select 1 from co_signature_request q join care_plan r on r.clinic_id = q.clinic_id and r.id = q.plan_id
  where q.clinic_id = $1 and q.plan_id = $2 and q.asked_of = $3 and q.of_change and ${WAITS} limit 1`;
