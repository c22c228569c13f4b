import type { CsvCell } from './csv.js';
import { INSIGHT, isPainGroup, PAIN_GROUPS, type Days, type Guarded, type InsightView, type ResponseTable } from './insight.js';
import { FEWEST } from './small-numbers.js';

const HEAD = ['part', 'of', 'figure', 'number of', 'n', 'value', 'as measured', '90 % from', '90 % to', 'note'] as const;
const FEW = `<${FEWEST}`;
const row = (part: string, of: string, figure: string, more: Partial<Record<(typeof HEAD)[number], CsvCell>>): readonly CsvCell[] =>
  HEAD.map((name) => ({ part, of, figure, ...more })[name] ?? null);

/** A count as it may leave the clinic. */
const count = (n: number | null): CsvCell => (n === null || (n > 0 && n < FEWEST) ? FEW : n);
const HIDDEN = { few: `fewer than ${FEWEST} patients: not shown`, 'few-beside': `those left out are fewer than ${FEWEST}: not shown` } as const;

const tableRows = (part: string, { rows, hidden, centre }: ResponseTable): readonly (readonly CsvCell[])[] => [
  ...rows.flatMap(({ name, patients, change, responders }) =>
    (
      [
        ['change in points of 0-10, negative is better', change],
        ['share improved by 30 % or more', responders],
      ] as const
    ).map(([figure, { mean, raw, low, high }]) =>
      row(part, name, figure, { 'number of': 'patients', n: patients, value: mean, 'as measured': raw, '90 % from': low, '90 % to': high }),
    ),
  ),
  ...hidden.map(({ name, why }) => row(part, name, 'change in points of 0-10, negative is better', { note: HIDDEN[why] })),
  ...(centre === null ? [] : [row(part, 'all rows that are shown', 'change they are drawn towards', { value: centre.change })]),
];

const daysRow = (stage: number, figure: string, days: Guarded<Days>): readonly CsvCell[] =>
  typeof days === 'string'
    ? row('time in stage', `stage ${stage}`, figure, { note: days === 'few' ? `fewer than ${FEWEST} plans: not shown` : 'no plan' })
    : row('time in stage', `stage ${stage}`, figure, {
        'number of': 'plans',
        n: days.plans,
        value: days.median,
        note: `half of them between ${days.lowQuarter} and ${days.highQuarter}`,
      });

const years = ({ fromYear, toYear }: InsightView['filter']): string =>
  fromYear === null && toYear === null ? 'courses of all years' : `courses begun ${fromYear ?? '…'}–${toYear ?? '…'}`;

const about = (view: InsightView): readonly (readonly CsvCell[])[] => {
  const { filter, sites } = view;
  const site = sites.find(({ id }) => id === filter.siteId)?.name ?? 'all sites';
  const condition = isPainGroup(filter.condition) ? PAIN_GROUPS[filter.condition] : 'all conditions';
  return [
    row('about', 'this file', 'made on', { note: view.today }),
    row('about', 'this file', 'of', { note: `${years(filter)}; ${site}; ${condition}` }),
    row('about', 'this file', 'reads', {
      note: 'Changes coincident with treatments of patients who were not randomised; regression to the mean is in them. Each row is drawn towards the mean of all by as much as it is uncertain.',
    }),
  ];
};

const workRows = ({ overdue, dropouts, overrides, notCounted }: InsightView): readonly (readonly CsvCell[])[] => [
  row('not counted', 'courses', 'not yet at their assessment day', { n: count(notCounted.tooEarly) }),
  row('not counted', 'courses', 'stopped before it', { n: count(notCounted.stoppedEarly) }),
  row('not counted', 'courses', `fewer than ${INSIGHT.leastReadings} readings before or after`, { n: count(notCounted.fewReadings) }),
  ...overdue.map(({ moment, count: n }) => row('overdue reviews', moment, 'open past the last day', { 'number of': 'reviews', n: count(n) })),
  row('dropouts', 'running plans', `for ${INSIGHT.silentDays} days or longer`, { 'number of': 'plans', n: count(dropouts.running) }),
  row('dropouts', 'running plans', `without a check-in for ${INSIGHT.silentDays} days`, { 'number of': 'plans', n: count(dropouts.silent) }),
  row('dropouts', 'ended plans', `in ${INSIGHT.pastDays} days`, { 'number of': 'plans', n: count(dropouts.ended) }),
  row('dropouts', 'ended plans', 'without their last review', { 'number of': 'plans', n: count(dropouts.withoutHorizon) }),
  ...overrides.map(({ ruleId, found, signed }) =>
    row('overrides', ruleId, 'activated over it', { 'number of': 'plans', n: count(found), value: count(signed) }),
  ),
];

/** What may leave the clinic: sums only, no patient, no colleague, no count of fewer than five. The first row names the columns. */
export const exportRows = (view: InsightView): readonly (readonly CsvCell[])[] => [
  HEAD,
  ...about(view),
  ...tableRows('by treatment', view.modalities),
  ...tableRows('by condition', view.conditions),
  ...view.priors.flatMap(({ name, patients, mean, low, high, sd, catalogue }) => [
    row('prior offered, not in use', name, 'mean, points', { 'number of': 'patients', n: patients, value: mean, '90 % from': low, '90 % to': high }),
    row('prior offered, not in use', name, 'standard deviation between patients, points', { value: sd }),
    row('prior offered, not in use', name, 'the catalogue assumes, mean', { value: catalogue?.mean ?? null }),
    row('prior offered, not in use', name, 'the catalogue assumes, standard deviation', { value: catalogue?.sd ?? null }),
  ]),
  ...view.stages.flatMap(({ stage, movedOn, stillThere }) => [
    daysRow(stage, 'days until the next stage', movedOn),
    daysRow(stage, 'days so far, running plans', stillThere),
  ]),
  ...workRows(view),
];
