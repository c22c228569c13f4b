const ROW = `v.version, v.saved_at as "savedAt", a.display_name as "savedBy", v.what, (select b.display_name from plan_lock l join account b on b.id = l.locked_by
  where l.clinic_id = v.clinic_id and l.plan_id = v.plan_id and l.version = v.version) as "lockedBy"`;

export const VERSIONS = `select ${ROW} from plan_version v join account a on a.id = v.saved_by where v.clinic_id = $1 and v.plan_id = $2 order by v.version desc`;
/** What a plan was quoted at: the newest version that has a quote, with who saved it. */
export const QUOTED = `select v.version as "planVersion", v.saved_at as "quotedAt", a.display_name as "quotedBy", v.quote from plan_version v join account a on a.id = v.saved_by
  where v.clinic_id = $1 and v.plan_id = $2 and v.quote is not null order by v.version desc limit 1`;
/** The day by the clocks of zone `$3` on which plan `$2` was last saved. */
export const CHANGED_ON = `select (max(v.saved_at) at time zone $3)::date::text as "changedOn" from plan_version v where v.clinic_id = $1 and v.plan_id = $2`;
export const VERSION = `select ${ROW}, v.document as plan, v.evaluation, v.quote, v.rule_set_version as "ruleSetVersion", v.engine_version as "engineVersion"
  from plan_version v join account a on a.id = v.saved_by where v.clinic_id = $1 and v.plan_id = $2 and v.version = $3`;
