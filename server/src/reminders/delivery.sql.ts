/**
 * A message whose turn has come, held by nobody else, with all that decides whether it may go. `$3`: now. A message that another
 * worker has in hand is answered only when its time for it is over.
 */
export const TAKE = `select m.patient_id as "patientId", m.kind, m.attempts, m.idempotency_key as key, m.channel, p.language, p.phone, p.email,
    c.channel as preferred, coalesce(c.do_not_contact, false) as "doNotContact", c.opted_out_at is not null as "optedOut", coalesce(c.zone, '') as zone,
    r.id as "requestId", r.state as "requestState", r.due_on::text as "dueOn", r.latest_on::text as "latestOn",
    r.token_hash as "linkHash", coalesce(r.expires_at > $3 and (r.link_for = 'kiosk' or r.opened_at > $3::timestamptz - interval '1 hour'), false) as "linkInUse",
    a.id as "appointmentId", a.state as "appointmentState", a.starts_at as "startsAt", a.zone as "siteZone", s.name as "siteName"
  from message m join patient p on p.clinic_id = m.clinic_id and p.id = m.patient_id
  left join contact_preference c on c.clinic_id = m.clinic_id and c.patient_id = m.patient_id
  left join check_in_request r on r.clinic_id = m.clinic_id and r.id = m.check_in_request_id
  left join appointment a on a.clinic_id = m.clinic_id and a.id = m.appointment_id
  left join site s on s.clinic_id = m.clinic_id and s.id = a.site_id
  where m.clinic_id = $1 and m.id = $2 and ((m.state = 'waiting' and m.due_at <= $3) or (m.state = 'sending' and m.leased_until < $3)) for update of m skip locked`;

/** In hand until `$4`, by the way it goes now. */
export const HOLD = `update message set state = 'sending', attempts = attempts + 1, leased_until = $4, channel = $3 where clinic_id = $1 and id = $2`;
export const DROP = `update message set state = 'dropped', reason = $3, leased_until = null where clinic_id = $1 and id = $2`;
/** Not now: it comes back at `$3`. */
export const POSTPONE = `update message set state = 'waiting', due_at = $3, leased_until = null where clinic_id = $1 and id = $2`;

/** Settled only by the attempt (`$3`) that has it in hand: a worker that was given up for dead changes nothing. */
const MINE = `clinic_id = $1 and id = $2 and attempts = $3 and state = 'sending'`;
export const WHOSE = 'select m.patient_id as "patientId" from message m where m.clinic_id = $1 and m.id = $2';
export const SENT = `update message set state = 'sent', sent_at = $4, provider_id = $5, reason = '', leased_until = null where ${MINE} returning check_in_request_id as "requestId"`;
export const AGAIN = `update message set state = 'waiting', due_at = $4, leased_until = null where ${MINE} returning id`;
export const FAILED = `update message set state = 'failed', reason = $4, leased_until = null where ${MINE} returning id`;
export const REQUEST_SENT = `update check_in_request set sent_at = $3 where clinic_id = $1 and id = $2`;

/** The desk is told to call, once for each thing that it can mend. */
export const TELL_DESK = `insert into task (clinic_id, id, patient_id, kind, trigger_id, priority, what, action, state, opened_at, due_at)
  select $1, $2, $3, 'errand', '', 'routine', $4, '', 'open', $5, $6
  where not exists (select from task t where t.clinic_id = $1 and t.patient_id = $3 and t.state = 'open' and t.kind = 'errand' and t.what = $4)`;
