import { HOLDING } from '@stagewell/shared/calendar/visit-steps';
import { COUNTED_TO } from '@stagewell/shared/worklist/counts';
import { ITEM_GROUPS, MISSED_FOR_DAYS, type ItemGroup, type ItemKind } from '@stagewell/shared/worklist/item';

/**
 * The list is read branch by branch: what one kind has in one group, each in the order of an index. Values: `$1` clinic, `$2` account,
 * `$3` today, `$4` now, `$5` zone, `$6` sees the whole clinic, `$7` group, `$8` kind, `$9` site, `$10` assignee, `$11` roles, `$12` words,
 * `$13` due until, `$14` put aside; `null` = any. `$15`–`$18`: group, urgency, moment and id of the last row of the page before.
 */
export const MOST = 101;
export const TODAY_BEGINS = `($3::date::timestamp at time zone $5::text)`;
export const TOMORROW_BEGINS = `(($3::date + 1)::timestamp at time zone $5::text)`;
const ORDINARY = 5;
/** As the migration's index has it. */
const URGENCY = `(case r.priority when 'stat' then 0 when 'same-day' then 1 when 'within-24h' then 2 when 'within-2d' then 3 when 'within-3d' then 4 else ${ORDINARY} end)`;
const serving = HOLDING.map((state) => `'${state}'`).join(',');
/** A visit that serves review `r` and still holds its time. */
const VISIT_OF = `from appointment_review y join appointment b on b.clinic_id = y.clinic_id and b.id = y.appointment_id
  where y.clinic_id = $1 and y.review_id = r.id and b.state in (${serving})`;
/** As a value and not as a join: a page stops after a hundred rows, a join would begin with the whole table. */
const none = (found: string): string => `not coalesce((select true ${found} limit 1), false)`;
/** When the first visit that serves review `r` begins. */
export const VISIT_AT = `(select min(a.starts_at) from appointment_review x join appointment a on a.clinic_id = x.clinic_id and a.id = x.appointment_id
  where x.clinic_id = $1 and x.review_id = r.id and a.state in (${serving}))`;

const DUE_DAY = `(r.due_at at time zone $5::text)::date`;

interface Branch {
  readonly kind: ItemKind;
  readonly group: ItemGroup;
  readonly from: string;
  readonly where: string;
  readonly urgency: string;
  /** What it is sorted by, as an instant, and the column behind it. */
  readonly at: string;
  readonly column: string;
  /** The last day that "due until" looks at. */
  readonly due: string;
  /** Whether the patient is one of `patients`, a query of ids. */
  ofPatient(patients: string): string;
  /** Alias of the row that says who looks after it. */
  readonly desk: string;
}

const byDay = (column: string): Pick<Branch, 'urgency' | 'at' | 'column'> => ({
  urgency: String(ORDINARY),
  at: `${column}::timestamp at time zone 'UTC'`,
  column,
});
/** Asked once for the whole list, not per row. */
const ofPlan = (patients: string): string => `r.plan_id in (select c.id from care_plan c where c.clinic_id = $1 and c.patient_id in (${patients}))`;
const ofRow = (patients: string): string => `r.patient_id in (${patients})`;

const review = (group: ItemGroup, where: string, sorted: Pick<Branch, 'urgency' | 'at' | 'column'>): Branch => ({
  kind: 'review',
  group,
  from: 'review r',
  where: `r.clinic_id = $1 and r.state = 'due' and ${where} and ${none(VISIT_OF)}`,
  ...sorted,
  due: 'r.latest',
  ofPatient: ofPlan,
  desk: 'r',
});
/** By the first visit of each, in the order of the calendar: of two that serve one review the later is passed over. */
const booked = (group: ItemGroup, where: string): Branch => ({
  kind: 'review',
  group,
  from: `appointment v cross join lateral (select x.review_id from appointment_review x where x.clinic_id = $1 and x.appointment_id = v.id offset 0) x
    cross join lateral (select * from review where review.clinic_id = $1 and review.id = x.review_id offset 0) r`,
  where: `v.clinic_id = $1 and v.state in (${serving}) and r.state = 'due' and ${where} and ${none(`${VISIT_OF} and (b.starts_at, b.id) < (v.starts_at, v.id)`)}`,
  urgency: String(ORDINARY),
  at: 'v.starts_at',
  column: 'v.starts_at',
  due: 'r.latest',
  ofPatient: ofPlan,
  desk: 'r',
});
const task = (group: ItemGroup, where: string, column = 'r.due_at'): Branch => ({
  kind: 'task',
  group,
  from: 'task r',
  where: `r.clinic_id = $1 and r.state = 'open' and ${where}`,
  urgency: URGENCY,
  at: column,
  column,
  due: DUE_DAY,
  ofPatient: ofRow,
  desk: 'r',
});

/** Waits for its answer in vain, and nothing newer came in. */
export const MISSED = `r.state in ('missed','due') and r.latest_on < $3::date and r.latest_on >= $3::date - ${MISSED_FOR_DAYS}
  and not exists (select from check_in i where i.clinic_id = $1 and i.patient_id = r.patient_id and i.taken_on > r.due_on and i.entered_in_error_at is null)`;

const BRANCHES: readonly Branch[] = [
  task('overdue', `r.due_at < $4::timestamptz`),
  review('overdue', `r.latest < $3::date`, byDay('r.latest')),
  {
    kind: 'check-in',
    group: 'overdue',
    from: 'check_in_request r left join check_in_request_desk k on k.clinic_id = r.clinic_id and k.request_id = r.id',
    where: `r.clinic_id = $1 and ${MISSED}`,
    ...byDay('r.latest_on'),
    due: 'r.latest_on',
    ofPatient: ofRow,
    desk: 'k',
  },
  task('due', `r.due_at >= $4::timestamptz and r.due_at < ${TOMORROW_BEGINS}`),
  review('due', `r.latest >= $3::date and r.earliest <= $3::date`, byDay('r.latest')),
  booked('due', `v.starts_at < ${TODAY_BEGINS}`),
  task('upcoming', `r.due_at >= $4::timestamptz and r.due_at >= ${TOMORROW_BEGINS}`),
  booked('upcoming', `v.starts_at >= ${TODAY_BEGINS}`),
  review('unscheduled', `r.earliest > $3::date`, byDay('r.earliest')),
  task('no-deadline', `r.due_at is null`, 'r.opened_at'),
];

const ON_TEAM = `select t.patient_id from care_team t where t.clinic_id = $1 and t.account_id = $2`;
const AT_SITE = `select f.patient_id from preference f where f.clinic_id = $1 and f.site_id = $9::uuid`;
const NAMED = `select p.id from patient p where p.clinic_id = $1 and p.search like all ($12::text[])`;
const aside = (desk: string): string => `coalesce(${desk}.snoozed_until >= $3::date, false)`;

/** What the reader may see and asked for; the group and what is put aside are left to the caller. */
const wanted = ({ kind, ofPatient, desk, due }: Pick<Branch, 'kind' | 'ofPatient' | 'desk' | 'due'>): readonly string[] => [
  `($8::text is null or $8 = '${kind}')`,
  `($6::boolean or ${ofPatient(ON_TEAM)})`,
  `($9::uuid is null or ${ofPatient(AT_SITE)})`,
  `($10::text is null or case $10 when 'me' then ${desk}.assigned_to = $2 when 'role' then ${desk}.assigned_role = any($11::text[])
    when 'nobody' then ${desk}.assigned_to is null and coalesce(${desk}.assigned_role, '') = '' else ${desk}.assigned_to::text = $10 end)`,
  `($12::text[] is null or ${ofPatient(NAMED)})`,
  `($13::date is null or ${due} <= $13)`,
];

const isDay = ({ column, at }: Branch): boolean => column !== at;
/** The cursor's moment as the branch's column has it. */
const moment = (branch: Branch): string => (isDay(branch) ? `($17::timestamptz at time zone 'UTC')::date` : `$17::timestamptz`);

/** Behind the last row of the page before; where only the column counts, the index is entered there. */
const after = (branch: Branch): string => {
  const [g, { urgency, column, at }] = [ITEM_GROUPS.indexOf(branch.group), branch];
  const passed = `($15::int is null or $15 < ${g} or ($15 = ${g} and (${urgency} > $16::int or (${urgency} = $16 and (${at}, r.id) > ($17::timestamptz, $18::uuid)))))`;
  const enter = `${column} >= case when $15 = ${g} and $16 = ${ORDINARY} then ${moment(branch)} else '-infinity' end`;
  return urgency === String(ORDINARY) ? `${passed} and ${enter}` : passed;
};

const orderOf = ({ urgency, column }: Branch): string => `${urgency === String(ORDINARY) ? '' : `${urgency}, `}${column}, r.id`;

const paged = (
  branch: Branch,
): string => `(select '${branch.kind}' as kind, r.id, ${ITEM_GROUPS.indexOf(branch.group)} as g, ${branch.urgency} as urgency, ${branch.at} as at
  from ${branch.from} where ${[
    branch.where,
    `($7::text is null or $7 = '${branch.group}')`,
    `${aside(branch.desk)} = $14::boolean`,
    ...wanted(branch),
    after(branch),
  ].join(' and ')}
  order by ${orderOf(branch)} limit ${MOST})`;

/** Kind, id and place of one page, in the order of the list. */
export const FOUND = `select * from (${BRANCHES.map(paged).join('\nunion all\n')}) b order by g, urgency, at, id limit ${MOST}`;

/** As far as `COUNTED_TO` and one more. In the order of an index where there is one: it ends the reading as it does for a page. */
const some = (from: string, where: readonly string[], order = ''): string =>
  `(select count(*)::int from (select from ${from} where ${where.join(' and ')}${order && ` order by ${order}`} limit ${COUNTED_TO + 1}) c)`;
const sumOf = (counts: readonly string[]): string => (counts.length === 0 ? '0' : counts.join(' + '));

const inSight = (group: ItemGroup): string =>
  sumOf(
    BRANCHES.filter((branch) => branch.group === group).map((branch) =>
      some(branch.from, [branch.where, `not ${aside(branch.desk)}`, ...wanted(branch)], orderOf(branch)),
    ),
  );

type Looked = Pick<Branch, 'kind' | 'from' | 'where' | 'ofPatient' | 'desk' | 'due'>;
/** What may be put aside, whichever group it would be in. */
const OPEN: readonly Looked[] = [
  { kind: 'review', from: 'review r', where: `r.clinic_id = $1 and r.state = 'due'`, ofPatient: ofPlan, desk: 'r', due: 'r.latest' },
  { kind: 'task', from: 'task r', where: `r.clinic_id = $1 and r.state = 'open'`, ofPatient: ofRow, desk: 'r', due: DUE_DAY },
  {
    kind: 'check-in',
    from: 'check_in_request_desk k join check_in_request r on r.clinic_id = k.clinic_id and r.id = k.request_id',
    where: `k.clinic_id = $1 and r.clinic_id = $1 and ${MISSED}`,
    ofPatient: ofRow,
    desk: 'k',
    due: 'r.latest_on',
  },
];
const ASIDE = sumOf(OPEN.map((one) => some(one.from, [one.where, `${one.desk}.snoozed_until >= $3::date`, ...wanted(one)])));
const LATE = some('task r', [`r.clinic_id = $1 and r.state = 'open' and r.kind = 'safety' and r.due_at < $4::timestamptz`, ...wanted(task('overdue', 'true'))]);

/** How many are in sight by group, how many safety tasks are too late, how many put aside; each as far as `COUNTED_TO` and one more per branch. */
export const COUNTED = `jsonb_build_object('counts', jsonb_build_object(${ITEM_GROUPS.map((group) => `'${group}', ${inSight(group)}`).join(', ')}), 'escalated', ${LATE}, 'aside', ${ASIDE})`;
