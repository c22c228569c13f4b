const ROW = `v.version, v.saved_at as "savedAt", a.display_name as "savedBy", v.what, (select b.display_name from plan_lock l join account b on b.id = l.locked_by
  where l.clinic_id = v.clinic_id and l.plan_id = v.plan_id and l.version = v.version) as "lockedBy"`;

export const VERSIONS = `select ${ROW} from plan_version v join account a on a.id = v.saved_by where v.clinic_id = $1 and v.plan_id = $2 order by v.version desc`;
export const VERSION = `select ${ROW}, v.document as plan, v.evaluation, v.rule_set_version as "ruleSetVersion", v.engine_version as "engineVersion"
  from plan_version v join account a on a.id = v.saved_by where v.clinic_id = $1 and v.plan_id = $2 and v.version = $3`;
