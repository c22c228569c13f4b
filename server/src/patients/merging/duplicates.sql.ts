import { MERGED } from '../access.js';

/** A name as the generated columns of `patient` hold it: without accents, case, spaces and signs. */
const keyOf = (name: string): string => `regexp_replace(normalize(lower(${name}), NFKD), '[\\u0300-\\u036f[:space:][:punct:]]', '', 'g')`;

const same = (part: 'year' | 'month' | 'day'): string => `(extract(${part} from a.birth_date) = extract(${part} from b.birth_date))`;
/** Birth dates that a slip may have made of one: unknown, one part other, or day and month the other way round. */
const NEAR_DATES = `(a.birth_date is null or b.birth_date is null or ${same('year')}::int + ${same('month')}::int + ${same('day')}::int >= 2
  or (${same('year')} and extract(month from a.birth_date) = extract(day from b.birth_date) and extract(day from a.birth_date) = extract(month from b.birth_date)))`;
const first = (x: string, name: 'family' | 'given'): string => `left(${x}.${name}_key, 1)`;
/** Names that begin alike, or may be the other way round, so that one birth date of many people does not meet as a whole. */
const FIRST_LETTERS = `(${first('a', 'given')} = ${first('b', 'given')} or (${first('a', 'family')} = ${first('b', 'given')} and ${first('a', 'given')} = ${first('b', 'family')}))`;

/** Three ways to meet, each by an index: the birth date, the name, the name the other way round. What meets is judged by `matchOf`. */
const meeting = (a: string, and: string): string =>
  [
    `a.birth_date = b.birth_date and (${FIRST_LETTERS} or a.family_key = b.family_key)`,
    `a.family_key = b.family_key and ${first('a', 'given')} = ${first('b', 'given')} and a.birth_date is distinct from b.birth_date and ${NEAR_DATES}`,
    `a.family_key = b.given_key and a.given_key = b.family_key and a.family_key <> a.given_key and a.birth_date is distinct from b.birth_date and ${NEAR_DATES}`,
  ]
    .map((how) => `select a.id as one, b.id as other from ${a} a join patient b on b.clinic_id = $1 and ${how} where not ${MERGED('b.id')} and ${and}`)
    .join('\nunion\n');

const side = (
  x: string,
  team: string,
): string => `json_build_object('id', ${x}.id, 'mrn', ${x}.mrn, 'familyName', ${x}.family_name, 'givenName', ${x}.given_name, 'birthDate', ${x}.birth_date,
  'sex', ${x}.sex, 'phone', encode(${x}.phone, 'base64'), 'email', encode(${x}.email, 'base64'),
  'onCareTeam', exists (select from care_team t where t.clinic_id = $1 and t.patient_id = ${x}.id and t.account_id = ${team}))`;
/** What somebody said last of the pair. */
const MARK = `(select t.mark from two_people t where t.clinic_id = $1 and t.patient_id = least(m.one, m.other) and t.other_id = greatest(m.one, m.other) order by t.id desc limit 1)`;

/** More than this of one clinic is not read at once. */
export const MOST_MEETINGS = 5000;

/** Every two charts of the clinic that meet; `$2` the account that asks. */
export const ALL_MEETINGS = `
with m as (${meeting('patient', `a.clinic_id = $1 and a.id < b.id and not ${MERGED('a.id')}`)} order by 1, 2 limit ${MOST_MEETINGS})
select ${side('x', '$2')} as one, ${side('y', '$2')} as other, ${MARK} as mark
from m join patient x on x.clinic_id = $1 and x.id = m.one join patient y on y.clinic_id = $1 and y.id = m.other`;

const of = (asked: string, mark: string): string => `
with asked as (${asked}), m as (${meeting('asked', 'a.id is distinct from b.id')} limit ${MOST_MEETINGS})
select ${side('y', '$2')} as other, ${mark} as mark from m join patient y on y.clinic_id = $1 and y.id = m.other`;

/** The charts that meet chart `$3`. */
export const MEETINGS_OF = of('select p.id, p.family_key, p.given_key, p.birth_date from patient p where p.clinic_id = $1 and p.id = $3', MARK);
/** The charts that meet somebody who has none yet: family name `$3`, given name `$4`, birth date `$5`. */
export const MEETINGS_ASKED = of(`select null::uuid as id, ${keyOf('$3')} as family_key, ${keyOf('$4')} as given_key, $5::date as birth_date`, 'null::text');
