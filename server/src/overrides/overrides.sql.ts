import { OVERRIDE_REPORT } from '@stagewell/shared/overrides/override-report';
import { stoodWhenSaved } from '../plans/signatures.sql.js';

/** A severity as a number, the gravest first, so that the gravest of several is the smallest. */
const RANK = (severity: string): string => `array_position(array['block','warn','inform'], ${severity})`;
const RANK_OF_DECISION = (decision: string): string => `case when ${decision} = 'acknowledge' then 2 else 1 end`;

/** What was found in plans activated in the range, and what became of it. */
const FOUND = `select f.rule_id, ${RANK('f.severity')} as rank, f.stood_on is not null as stood,
    f.stood_on is not null and exists (select from plan_signature s where s.clinic_id = $1 and s.plan_id = c.id and s.rule_id = f.rule_id) as signed
  from care_plan c join plan_finding f on f.clinic_id = $1 and f.plan_id = c.id where c.clinic_id = $1 and c.activated_on between $2::date and $3::date`;
const WITHIN = (column: string): string => `${column} >= ($2::date::timestamp at time zone $5) and ${column} < (($3::date + 1)::timestamp at time zone $5)`;
/** Decisions of the range: one signing of one rule on one plan is one decision, however many findings it answered. */
const GIVEN = `select distinct s.rule_id, s.plan_id, s.plan_version, s.decision, s.reason_code, s.signed_by, s.by_prescriber from plan_signature s where s.clinic_id = $1 and ${WITHIN('s.signed_at')}`;
/** The newest signature of each finding on the plans that run. */
const NEWEST = `select distinct on (s.plan_id, s.fingerprint) s.plan_id, s.rule_id, s.decision, s.fingerprint, s.expires_on, w.signature_id is not null or s.expires_on < $4::date as gone, c.version
  from care_plan c join plan_signature s on s.clinic_id = $1 and s.plan_id = c.id left join signature_withdrawal w on w.clinic_id = $1 and w.signature_id = s.id
  where c.clinic_id = $1 and c.state in ('active','on-hold') order by s.plan_id, s.fingerprint, s.signed_at desc, s.id desc`;
/** One that counts no more matters while the finding stood when the plan was last saved. */
const STANDING = `select n.*, not n.gone or ${stoodWhenSaved({ plan: 'n.plan_id', version: 'n.version', fingerprint: 'n.fingerprint' })} as matters from newest n`;
const SNOOZES = `select s.rule_id, s.plan_id, ${RANK('s.severity')} as rank from finding_snooze s where s.clinic_id = $1 and ${WITHIN('s.snoozed_at')}`;

const REASONS = `select g.rule_id, jsonb_agg(jsonb_build_object('code', g.reason_code, 'count', g.n) order by g.n desc, g.reason_code) as list
  from (select rule_id, reason_code, count(*) as n from given group by 1, 2) g group by 1`;
const PEOPLE = `select g.rule_id, jsonb_agg(jsonb_build_object('name', a.display_name, 'credentials', coalesce(m.credentials, ''), 'byPrescriber', g.by_prescriber, 'count', g.n) order by g.n desc, a.display_name) as list
  from (select rule_id, signed_by, by_prescriber, count(*) as n from given group by 1, 2, 3) g
  join account a on a.id = g.signed_by left join membership m on m.clinic_id = $1 and m.account_id = g.signed_by group by 1`;
/** The first row of a rule speaks for it, as whoever reads the report may not be allowed to read the rules. */
const SAID = `select distinct on (e.rule->>'ruleId') e.rule->>'ruleId' as rule_id, e.rule->'rationale' as rationale
  from (select v.rules from rule_set_version v where v.clinic_id = $1 order by v.version desc limit 1) v, jsonb_array_elements(v.rules) with ordinality e(rule, nth) order by e.rule->>'ruleId', e.nth`;

const ROW = `jsonb_build_object('ruleId', r.rule_id, 'rationale', t.rationale, 'severity', (array['block','warn','inform'])[r.rank], 'found', coalesce(f.found, 0), 'stood', coalesce(f.stood, 0), 'signed', coalesce(f.signed, 0),
  'overridden', coalesce(g.overridden, 0), 'acknowledged', coalesce(g.acknowledged, 0), 'acceptedUnknown', coalesce(g.accepted, 0), 'snoozed', coalesce(z.snoozed, 0),
  'inForce', coalesce(n.in_force, 0), 'ending', coalesce(n.ending, 0), 'ended', coalesce(n.ended, 0), 'reasons', coalesce(w.list, '[]'), 'people', coalesce(p.list, '[]'))`;

/** `$1` clinic, `$2` and `$3` first and last day, `$4` today, `$5` the clinic's zone. One row. */
export const REPORT = `with found as (${FOUND}), given as (${GIVEN}), newest as (${NEWEST}), standing as (${STANDING}), snoozes as (${SNOOZES}),
ranks as (select rule_id, min(rank) as rank from (
  select rule_id, rank from found union all select rule_id, rank from snoozes union all select rule_id, ${RANK_OF_DECISION('decision')} from given
  union all select rule_id, ${RANK_OF_DECISION('decision')} from standing where matters) x group by 1),
f as (select rule_id, count(*) as found, count(*) filter (where stood) as stood, count(*) filter (where signed) as signed from found group by 1),
g as (select rule_id, count(distinct plan_id) filter (where decision = 'override') as overridden, count(distinct plan_id) filter (where decision = 'acknowledge') as acknowledged,
  count(distinct plan_id) filter (where decision = 'accept-unknown') as accepted from given group by 1),
n as (select rule_id, count(distinct plan_id) filter (where not gone) as in_force, count(distinct plan_id) filter (where not gone and expires_on <= $4::date + ${OVERRIDE_REPORT.endingDays}) as ending,
  count(distinct plan_id) filter (where gone) as ended from standing where matters group by 1),
z as (select rule_id, count(distinct plan_id) as snoozed from snoozes group by 1),
w as (${REASONS}), p as (${PEOPLE}), t as (${SAID})
select (select count(*)::int from care_plan c where c.clinic_id = $1 and c.activated_on between $2::date and $3::date) as activated,
  coalesce(jsonb_agg(${ROW} order by coalesce(f.signed, 0) desc, coalesce(f.found, 0) desc, r.rule_id), '[]') as rules
from ranks r left join f using (rule_id) left join g using (rule_id) left join n using (rule_id) left join z using (rule_id) left join w using (rule_id) left join p using (rule_id) left join t using (rule_id)`;
