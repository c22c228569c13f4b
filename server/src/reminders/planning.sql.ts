const MOST = 5000;
/** Preferred way of a patient who may get messages, and their zone. */
const WANTED = `join contact_preference c on c.clinic_id = $1 and c.patient_id = x.patient_id and c.channel in ('sms','email') and not c.do_not_contact and c.opted_out_at is null`;
const UNPLANNED = (key: string): string => `not exists (select from message m where m.clinic_id = $1 and m.idempotency_key = ${key})`;

/** Check-ins that wait for an answer and are due by `$3`, or on their last day by then, without a message: day `$2` is today. */
export const CHECK_INS_AHEAD = `select x.id, x.patient_id as "patientId", v.kind, v.day::text as day, c.channel, c.zone from check_in_request x ${WANTED}
  cross join lateral (values ('check-in', x.due_on), ('missed-check-in', x.latest_on)) v(kind, day)
  where x.clinic_id = $1 and x.state = 'due' and x.due_on <= $3::date and x.latest_on >= $2::date and v.day <= $3::date and (v.kind = 'check-in' or x.latest_on > x.due_on)
    and ${UNPLANNED(`v.kind || ':' || x.id || ':' || v.day`)} order by v.day, x.id limit ${MOST}`;

/** Visits that begin between `$2` and `$3` without a message. */
export const VISITS_AHEAD = `select x.id, x.patient_id as "patientId", x.starts_at as "startsAt", x.zone as "siteZone", c.channel, c.zone from appointment x ${WANTED}
  where x.clinic_id = $1 and x.state = 'scheduled' and x.starts_at between $2 and $3
    and ${UNPLANNED(`'appointment:' || x.id || ':' || to_char(x.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)} order by x.starts_at, x.id limit ${MOST}`;

/** Adds messages; one that another worker added meanwhile is left alone. */
export const PLAN = `insert into message (clinic_id, id, patient_id, kind, channel, check_in_request_id, appointment_id, idempotency_key, due_at, state)
  select $1, x.id, x."patientId", x.kind, x.channel, x."checkInRequestId", x."appointmentId", x."idempotencyKey", x."dueAt", 'waiting'
  from jsonb_to_recordset($2::jsonb) as x(id uuid, "patientId" uuid, kind text, channel text, "checkInRequestId" uuid, "appointmentId" uuid, "idempotencyKey" text, "dueAt" timestamptz)
  on conflict do nothing`;

/**
 * What is due by `$2` and in nobody's hands goes into the queue: also what a worker had in hand when it died, and what was queued
 * long ago and never taken. `$3`: the ways there are.
 */
export const QUEUE = `update message set queued_at = $2 where clinic_id = $1 and id in (
  select m.id from message m where m.clinic_id = $1 and m.channel = any($3::text[])
    and ((m.state = 'waiting' and m.due_at <= $2 and (m.queued_at is null or m.queued_at < m.due_at or m.queued_at < $2::timestamptz - interval '60 seconds'))
      or (m.state = 'sending' and m.leased_until < $2::timestamptz and (m.queued_at < m.leased_until or m.queued_at < $2::timestamptz - interval '60 seconds')))
  order by m.due_at, m.id limit ${MOST} for update skip locked) returning id`;
