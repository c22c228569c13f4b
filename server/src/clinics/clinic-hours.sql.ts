/**
 * When the clinic is open, for deadlines in working time: the hours of every site, and the days on which all sites are closed, from a
 * week ago on. The days are the clinic's; a day on which only one site is closed is no closed day.
 */
export const CLINIC_HOURS = `json_build_object(
  'hours', (select coalesce(json_agg(json_build_object('weekday', o.weekday, 'opens', o.opens, 'closes', o.closes)), '[]'::json) from opening_hours o where o.clinic_id = $1 and o.withdrawn_at is null),
  'closedDays', (select coalesce(json_agg(distinct d.day::date), '[]'::json) from clinic_closure x cross join lateral generate_series(x.first_on, x.last_on, interval '1 day') d(day)
    where x.clinic_id = $1 and x.site_id is null and x.entered_in_error_at is null and x.last_on >= current_date - 7))`;

/** Weekdays on which some site is open, 1 = Monday; none = nobody said. `$1`: the clinic. */
export const OPEN_WEEKDAYS =
  "(select coalesce(json_agg(distinct o.weekday), '[]'::json) from opening_hours o where o.clinic_id = $1 and o.withdrawn_at is null)";

/** Closures that are not over, of all sites and of single ones. `$1`: the clinic. */
export const CLOSURES_AHEAD = `(select coalesce(json_agg(json_build_object('siteId', x.site_id, 'firstOn', x.first_on, 'lastOn', x.last_on)), '[]'::json)
  from clinic_closure x where x.clinic_id = $1 and x.entered_in_error_at is null and x.last_on >= current_date - 7)`;
