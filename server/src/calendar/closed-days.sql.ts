/**
 * The one place that says on which days nothing is booked: a JSON list of `{ day, siteId }` between the days `$2` and `$3`;
 * `siteId` `null` = every site. The clinic keeps no list of closures yet, so there are none.
 */
export const CLOSED_DAYS = `'[]'::json`;
