const ROW = `v.version, v.published_at as "publishedAt", a.display_name as "publishedBy", v.note, v.shipped_version as "shippedVersion", v.changed`;
const FROM = `from rule_set_version v left join account a on a.id = v.published_by where v.clinic_id = $1`;

export const RULE_VERSIONS = `select ${ROW} ${FROM} order by v.version desc`;
export const RULE_VERSION = `select ${ROW}, v.rules ${FROM} and v.version = $2`;
/** The newest version with all that a draft is measured by. */
export const PUBLISHED = `select ${ROW}, v.rules, v.shipped ${FROM} order by v.version desc limit 1`;
export const DRAFT = `select d.version, d.based_on as "basedOn", d.takes_shipped as "takesShipped", d.changes, d.opened_at as "openedAt", o.display_name as "openedBy", d.saved_at as "savedAt", s.display_name as "savedBy"
  from rule_draft d join account o on o.id = d.opened_by join account s on s.id = d.saved_by where d.clinic_id = $1`;
/** Takes the draft away if it still is what the browser saw. */
export const TAKE_DRAFT = `delete from rule_draft where clinic_id = $1 and version = $2 returning version`;
