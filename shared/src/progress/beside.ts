import type { CheckInView } from '../check-ins/check-in.js';
import { addDays, type CalendarDate } from '../dates.js';
import { attainmentOn } from '../goals/attainment.js';
import type { Chart } from '../plans/chart.js';
import { BESIDE_WORDS } from './sentences.js';

/** What a chart holds beside scores that bears on a response. */
export type Beside = Pick<Chart, 'events' | 'goals' | 'goalRatings'>;
type LifeEvents = readonly Pick<Chart['events'][number], 'label' | 'startsOn' | 'endsOn'>[];

/** Judging pauses for so long after a life event (SEQ-29). */
export const UPSET_DAYS = 14;

/** Life events that reach into these days, or ended less than 14 days before them. */
export const upsetsIn = (events: LifeEvents, from: CalendarDate, to: CalendarDate): readonly string[] =>
  events.filter(({ startsOn, endsOn }) => startsOn <= to && (endsOn === null || addDays(endsOn, UPSET_DAYS) >= from)).map(({ label }) => label);

/** From this answer on the patient calls it better: 3 of 1–7 is "a little better" (Dworkin 2008: minimally improved). */
const PGIC_BETTER = 3;
/** Goal attainment up by half a standard deviation confirms a response. */
const GOALS_BETTER = 5;

export interface ToldIn {
  /** What goals are compared with: how far they were on this day. */
  readonly since: CalendarDate;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const overallChange = (checkIns: readonly CheckInView[], { from, to }: ToldIn): readonly string[] => {
  const answers = checkIns
    .filter(({ takenOn }) => takenOn >= from && takenOn <= to)
    .flatMap(({ questionnaires }) => questionnaires.flatMap(({ instrument, score }) => (instrument === 'pgic' && score !== null ? [score] : [])));
  const last = answers.at(-1);
  return last !== undefined && last <= PGIC_BETTER ? [BESIDE_WORDS.overallBetter(last)] : [];
};

const goalsReached = ({ goals, goalRatings }: Beside, { since, from, to }: ToldIn): readonly string[] => {
  // A rating from before the judged days says nothing of them.
  if (!goalRatings.some(({ ratedOn }) => ratedOn >= from && ratedOn <= to)) return [];
  const now = attainmentOn(goals, goalRatings, to);
  if (now.kind !== 'score') return [];
  const before = attainmentOn(goals, goalRatings, since);
  const change = now.t - (before.kind === 'score' ? before.t : now.atBaseline);
  return change >= GOALS_BETTER ? [BESIDE_WORDS.goalsBetter(change)] : [];
};

/** What the patient says beside the scores that confirms an improvement, in words: overall change, and goals. */
export const toldBetter = (beside: Beside, checkIns: readonly CheckInView[], days: ToldIn): readonly string[] => [
  ...overallChange(checkIns, days),
  ...goalsReached(beside, days),
];
