import { INSIGHT, PAIN_GROUPS } from '@stagewell/shared/insight/insight';

const { beforeDays, afterDays, leastReadings, responds } = INSIGHT;
const GROUPS = Object.keys(PAIN_GROUPS).filter((key) => key !== 'other');
const LIST = `array[${GROUPS.map((key) => `'${key}'`).join(',')}]`;

/** The first day of an adequate dose or cadence; when none is marked, the last step. */
const ADEQUATE = `(select coalesce(min((s->>'day')::int) filter (where (s->>'adequate')::boolean), greatest(0, max((s->>'day')::int)), 0) from jsonb_array_elements(c.steps) s)`;

/** Started courses of treatments that are ever judged, with the first day on which that may be and the last whose readings count. */
const COURSES = `select p.patient_id, c.modality_id, c.id, c.started_on, c.ended_on, r."evenIfOver" as even_if_over, d.assess_on,
    case when r."untilEnd" and c.ended_on < $2::date then c.ended_on else $2::date end as until
  from course c join rules r on r.id = c.modality_id join care_plan p on p.clinic_id = $1 and p.id = c.plan_id
    cross join lateral (select c.started_on + greatest(r.assess, ${ADEQUATE} + r.trial) as assess_on) d
  where c.clinic_id = $1 and c.started_on <= $2::date`;

const TOLD = `assess_on <= $2::date and (even_if_over or ended_on is null or ended_on >= assess_on)`;

/** Mean and number of days of a measure within some days, as `<measure>_<name>` and `<measure>_<name>_n`. */
const windowOf = (name: string, within: string): string =>
  ['peg', 'pain']
    .map((measure) => `avg(k.${measure}) filter (where ${within}) as ${measure}_${name}, count(k.${measure}) filter (where ${within}) as ${measure}_${name}_n`)
    .join(', ');

/** The readings of the days that are compared, one a day. */
const READINGS = `select k.taken_on as day, avg(k.peg::float8) as peg, avg(k.pain_now::float8) as pain from check_in k
  where k.clinic_id = $1 and k.patient_id = c.patient_id and k.entered_in_error_at is null
    and k.taken_on >= c.started_on - ${beforeDays} and k.taken_on <= least(c.until, c.assess_on + ${2 * afterDays - 1})
    and (k.taken_on < c.started_on or k.taken_on >= c.assess_on)
  group by k.taken_on`;

const changeOf = (measure: string): string => `case when ${measure}_before_n < ${leastReadings} then null
  when ${measure}_after_n >= ${leastReadings} then ${measure}_after - ${measure}_before when ${measure}_late_n >= ${leastReadings} then ${measure}_late - ${measure}_before end`;

/** The change of each course that can be told: of PEG, or of pain where PEG was not asked often enough; the first of its kind for each patient. */
const CHANGES = `select c.patient_id, c.modality_id, c.id, c.started_on, ${changeOf('peg')} as of_peg, ${changeOf('pain')} as of_pain, peg_before, pain_before
  from c cross join lateral (select ${[
    windowOf('before', 'k.day < c.started_on'),
    windowOf('after', `k.day between c.assess_on and c.assess_on + ${afterDays - 1}`),
    windowOf('late', 'k.day >= c.assess_on'),
  ].join(', ')} from (${READINGS}) k) w where ${TOLD}`;
const TOLD_CHANGES = `select patient_id, modality_id, id, started_on, coalesce(of_peg, of_pain) as change, case when of_peg is null then pain_before else peg_before end as before
  from changes where coalesce(of_peg, of_pain) is not null`;

/** The flags of the pain that a plan treats; a patient whose pain has none of them has "other". */
const PAINS = `select p.patient_id, coalesce(f.flags, array['other']) as flags from (select distinct patient_id from told) p
  left join (select n.patient_id, array_agg(distinct f.flag) as flags from condition n, unnest(n.flags) f(flag)
    where n.clinic_id = $1 and n.is_pain and n.entered_in_error_at is null and f.flag = any (${LIST}) group by n.patient_id) f using (patient_id)`;

const SUMS = `count(*)::int as n, sum(t.change) as sum, sum(t.change ^ 2) as squares, count(*) filter (where t.before > 0 and -t.change >= ${responds} * t.before - 1e-9)::int as responders`;
/** One list of sums: by what (one or two keys), year of the start, and the site preferred. */
const cells = (keys: string, from: string): string => `(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (
    select ${keys}, extract(year from t.started_on)::int as year, coalesce(s.site_id::text, '') as site, ${SUMS}
    from ${from} left join preference s on s.clinic_id = $1 and s.patient_id = t.patient_id group by 1, 2, 3${keys.includes(',') ? ', 4' : ''}) x)`;
const firstOf = (by: string): string => `select distinct on (${by}) * from told order by ${by}, started_on, id`;
const WITH_PAIN = 'join pains n using (patient_id) cross join unnest(n.flags) f(flag)';

const SUMMED = `with rules as materialized (select * from jsonb_to_recordset($3::jsonb) r(id text, assess int, trial int, "untilEnd" boolean, "evenIfOver" boolean)),
c as materialized (${COURSES}), changes as materialized (${CHANGES}), told as materialized (${TOLD_CHANGES}), pains as materialized (${PAINS}),
by_treatment as (${firstOf('patient_id, modality_id')}), by_patient as (${firstOf('patient_id')})
select jsonb_build_object('treatments', ${cells('t.modality_id as key', 'by_treatment t')},
  'within', ${cells('t.modality_id as key, f.flag as condition', `by_treatment t ${WITH_PAIN}`)}, 'conditions', ${cells('f.flag as key', `by_patient t ${WITH_PAIN}`)},
  'tooEarly', (select count(*) from c where assess_on > $2::date), 'stoppedEarly', (select count(*) from c where assess_on <= $2::date and not (${TOLD})),
  'fewReadings', (select count(*) from changes) - (select count(*) from told)) as sums`;

/**
 * Counts a clinic's responses and keeps the sums: `$1` clinic, `$2` today, `$3` the treatments' days (`WindowRule[]`), `$4` now.
 * Answers them as `COUNTED` does.
 */
export const COUNT = `with summed as materialized (${SUMMED})
insert into insight_count (clinic_id, counted_at, sums) select $1, $4, sums from summed
on conflict (clinic_id) do update set counted_at = excluded.counted_at, sums = excluded.sums returning counted_at as "countedAt", sums`;

/** What was counted last. */
export const COUNTED = `select counted_at as "countedAt", sums from insight_count where clinic_id = $1`;
