/** On which days nothing is booked: a JSON list of `{ day, siteId }` between the days `$2` and `$3`; `siteId` `null` = every site. */
export const CLOSED_DAYS = `(select coalesce(json_agg(json_build_object('day', d.day::date, 'siteId', x.site_id) order by d.day, x.id), '[]'::json)
  from clinic_closure x cross join lateral generate_series(greatest(x.first_on, $2::date), least(x.last_on, $3::date), interval '1 day') d(day)
  where x.clinic_id = $1 and x.last_on >= $2::date and x.first_on <= $3::date and x.entered_in_error_at is null)`;
