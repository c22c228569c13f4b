import { INSIGHT } from '@stagewell/shared/insight/insight';

const { silentDays, pastDays, loadWeeks } = INSIGHT;

const PLANS = `select l.id, l.state, l.version, l.activated_on, a.last_check_in_on from care_plan l join patient a on a.clinic_id = $1 and a.id = l.patient_id
  left join preference s on s.clinic_id = $1 and s.patient_id = l.patient_id where l.clinic_id = $1 and ($3::uuid is null or s.site_id = $3::uuid)`;
/** When each stage began, and the next one after it. */
const STAGES = `select g.plan_id, g.position, min(c.started_on) as day, lead(min(c.started_on)) over (partition by g.plan_id order by g.position) as next
  from stage g join course c on c.clinic_id = $1 and c.stage_id = g.id where g.clinic_id = $1 and c.started_on <= $2::date group by g.plan_id, g.position`;
const DAYS = (days: string, where: string): string => {
  const share = (at: number): string => `percentile_cont(${at}) within group (order by ${days}) filter (where ${where})`;
  return `jsonb_build_object('plans', count(*) filter (where ${where}), 'median', round(${share(0.5)}), 'lowQuarter', round(${share(0.25)}), 'highQuarter', round(${share(0.75)}))`;
};
/** Stages that were taken up before the one in front of them tell no time. */
const STAGE_TIMES = `select s.position + 1 as stage, ${DAYS('s.next - s.day', 's.next >= s.day')} as "movedOn", ${DAYS('$2::date - s.day', `s.next is null and p.state in ('active','on-hold')`)} as "stillThere"
  from stages s join plans p on p.id = s.plan_id group by s.position`;

/** Open reviews of the weeks that are told, and those before. */
const OPEN = `select r.id, r.moment, r.course_ids, r.target, r.latest, r.assigned_to from review r join plans p on p.id = r.plan_id where r.clinic_id = $1 and r.state = 'due' and r.target < $4::date + ${7 * loadWeeks}`;
const BOOKED = `exists (select from appointment_review v join appointment b on b.clinic_id = $1 and b.id = v.appointment_id
  where v.clinic_id = $1 and v.review_id = r.id and b.state in ('scheduled','arrived','roomed'))`;
const OVERDUE = `select r.moment, count(*)::int as count, count(*) filter (where not ${BOOKED})::int as unbooked, max($2::date - r.latest) as "oldestDays" from open r where r.latest < $2::date group by r.moment`;

const WEEKS = Array.from({ length: loadWeeks }, (_, week) => `count(*) filter (where r.latest >= $2::date and r.week = ${week})`).join(', ');
/** With whom each waits: who was given it, else who is responsible for the first course that calls for it. */
const LOAD = `select a.display_name as name, count(*) filter (where r.latest < $2::date)::int as overdue, jsonb_build_array(${WEEKS}) as weeks
  from (select r.latest, greatest(0, (r.target - $4::date) / 7) as week, coalesce(r.assigned_to, c.responsible_id) as account
    from open r left join course c on c.clinic_id = $1 and c.id = r.course_ids[1]::uuid) r
  left join account a on a.id = r.account group by r.account, a.display_name`;

/** A plan that has ended was last saved when it did. */
const DROPOUTS = `select jsonb_build_object('running', count(*) filter (where p.state = 'active' and p.activated_on <= $2::date - ${silentDays}),
  'silent', count(*) filter (where p.state = 'active' and p.activated_on <= $2::date - ${silentDays} and (p.last_check_in_on is null or p.last_check_in_on <= $2::date - ${silentDays})),
  'ended', count(*) filter (where e.ended), 'withoutHorizon', count(*) filter (where e.ended and p.id not in (select h.plan_id from review h where h.clinic_id = $1 and h.moment = 'horizon' and h.state = 'done')))
  from plans p left join lateral (select v.saved_at >= $2::date - ${pastDays} as ended from plan_version v
    where v.clinic_id = $1 and v.plan_id = p.id and v.version = p.version and p.state in ('completed','revoked') and p.activated_on is not null) e on true`;

const list = (rows: string, order: string): string => `(select coalesce(jsonb_agg(to_jsonb(x) order by ${order}), '[]') from (${rows}) x)`;

/** `$1` clinic, `$2` today, `$3` a site or null, `$4` Monday of this week. One row: what waits, for how long, and with whom. */
export const WORK = `with plans as materialized (${PLANS}), stages as (${STAGES}), open as materialized (${OPEN})
select ${list(STAGE_TIMES, 'x.stage')} as stages, ${list(OVERDUE, 'x.count desc, x.moment')} as overdue, (${DROPOUTS}) as dropouts, ${list(LOAD, 'x.name nulls last')} as load,
  ${list(`select s.id, s.name from site s where s.clinic_id = $1`, 'x.name')} as sites`;
