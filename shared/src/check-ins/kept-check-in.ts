import type { CalendarDate } from '../dates.js';
import type { PlannedCheckIn } from './cadence.js';

/** What is asked of a patient on one day, without what asks for it. */
export type AskedDay = Pick<PlannedCheckIn, 'key' | 'phase' | 'dueOn' | 'latestOn' | 'instruments'>;

/** A planned check-in as a running plan keeps it: on the day that somebody accepted. */
export interface KeptCheckIn extends AskedDay {
  readonly id: string;
  readonly state: 'due' | 'answered' | 'missed' | 'cancelled';
  /** Somebody gave it another day or other questions, or cancelled it: the plan leaves it alone from then on. */
  readonly changedByHand: boolean;
  /** The plan version that asked for it, and that cancelled it; `null` = none did. */
  readonly createdVersion: number | null;
  readonly cancelledVersion: number | null;
}

/** The same day asks for something else, or may be answered for longer or shorter. */
export interface ChangedCheckIn {
  readonly key: string;
  readonly dueOn: CalendarDate;
  readonly from: Pick<AskedDay, 'latestOn' | 'instruments'>;
  readonly to: Pick<AskedDay, 'latestOn' | 'instruments'>;
}

/** What a change of a plan does to its check-ins. None ever moves: a day of the plan is asked or it is not. */
export interface CheckInsImpact {
  readonly created: readonly AskedDay[];
  readonly changed: readonly ChangedCheckIn[];
  readonly cancelled: readonly AskedDay[];
}

/** Those of the kept ones that a change of the plan may touch: still to come, and nobody's hand on them. A plan that has ended drops all that are open. */
export const movableOf = (kept: readonly KeptCheckIn[], { today, ended }: { readonly today: CalendarDate; readonly ended: boolean }): readonly KeptCheckIn[] =>
  kept.filter(({ state, changedByHand, dueOn }) => state === 'due' && (ended || (!changedByHand && dueOn >= today)));

/** Whether the plan may ask on that day again: it was never asked, or the plan itself took it back. */
const isFree = (kept: readonly KeptCheckIn[], key: string): boolean =>
  kept.every((row) => row.key !== key || (row.state === 'due' ? !row.changedByHand : row.state === 'cancelled' && !row.changedByHand));

/** What a plan calls for that may still be asked: from today on, and not what was answered, missed, or changed by hand. */
export const stillAsked = (called: readonly PlannedCheckIn[], kept: readonly KeptCheckIn[], today: CalendarDate): readonly AskedDay[] =>
  called
    .filter(({ key, dueOn }) => dueOn >= today && isFree(kept, key))
    .map(({ key, phase, dueOn, latestOn, instruments }) => ({ key, phase, dueOn, latestOn, instruments }));

const asksOf = ({ latestOn, instruments }: AskedDay): ChangedCheckIn['from'] => ({ latestOn, instruments });
const same = (a: AskedDay, b: AskedDay): boolean => a.latestOn === b.latestOn && a.instruments.join() === b.instruments.join();
const dayOf = ({ key, phase, dueOn, latestOn, instruments }: AskedDay): AskedDay => ({ key, phase, dueOn, latestOn, instruments });

/** What becomes of the check-ins of a plan between two moments of it. */
export const checkInsImpact = (before: readonly AskedDay[], after: readonly AskedDay[]): CheckInsImpact => {
  const [was, is] = [before, after].map((list) => new Map(list.map((one) => [one.key, one])));
  return {
    created: after.filter(({ key }) => !was?.has(key)).map(dayOf),
    changed: before.flatMap((one) => {
      const other = is?.get(one.key);
      return other === undefined || same(one, other) ? [] : [{ key: one.key, dueOn: one.dueOn, from: asksOf(one), to: asksOf(other) }];
    }),
    cancelled: before.filter(({ key }) => !is?.has(key)).map(dayOf),
  };
};

const changedBy = (row: KeptCheckIn, { changed, cancelled }: CheckInsImpact, version: number): KeptCheckIn => {
  if (row.state !== 'due') return row;
  if (cancelled.some(({ key }) => key === row.key)) return { ...row, state: 'cancelled', cancelledVersion: version };
  const to = changed.find(({ key }) => key === row.key)?.to;
  return to === undefined ? row : { ...row, ...to };
};

/** The kept check-ins once an impact is accepted, which makes plan version `version`. What the impact does not name is the same object. */
export const checkInsAfter = (
  kept: readonly KeptCheckIn[],
  impact: CheckInsImpact,
  { version, newId }: { readonly version: number; readonly newId: () => string },
): readonly KeptCheckIn[] => [
  ...kept.map((row) => changedBy(row, impact, version)),
  ...impact.created.map((one): KeptCheckIn => ({ ...one, id: newId(), state: 'due', changedByHand: false, createdVersion: version, cancelledVersion: null })),
];
