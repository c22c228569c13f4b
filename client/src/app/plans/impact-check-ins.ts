import { PHASE_CADENCE, PHASES } from '@stagewell/shared/check-ins/cadence.data';
import type { AskedDay, CheckInsImpact } from '@stagewell/shared/check-ins/kept-check-in';
import { dayText } from '../ui/day';
import { plural } from './plan-words';

/** The days of a group, as few words as they allow; a year of check-ins is no list to read. */
const spanOf = (days: readonly { readonly dueOn: string }[]): string => {
  const sorted = days.map(({ dueOn }) => dueOn).toSorted();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  return first === last ? dayText(first) : `${dayText(first)} to ${dayText(last)}`;
};

/** "Initiation: 4 new check-ins, Mar 1, 2027 to Mar 22, 2027", one line for each phase. */
const byPhase = (days: readonly AskedDay[], say: (count: number) => string): readonly string[] =>
  PHASES.map((phase) => ({ name: PHASE_CADENCE[phase].name.en, of: days.filter((one) => one.phase === phase) }))
    .filter(({ of }) => of.length > 0)
    .map(({ name, of }) => `${name}: ${say(of.length)}, ${spanOf(of)}`);

/** What becomes of the check-ins: a line for each phase and kind of change, never one for each day. */
export const checkInLines = ({ created, changed, cancelled }: CheckInsImpact): readonly string[] => [
  ...byPhase(created, (count) => plural(count, 'new check-in')),
  ...byPhase(cancelled, (count) => `${plural(count, 'check-in')} ${count === 1 ? 'is' : 'are'} no longer asked for`),
  ...(changed.length > 0 ? [`${plural(changed.length, 'check-in')} ${changed.length === 1 ? 'asks' : 'ask'} other questions, ${spanOf(changed)}`] : []),
];

/** "12 check-ins are new, 3 are cancelled" */
export const checkInSummary = ({ created, changed, cancelled }: CheckInsImpact): readonly string[] => [
  ...(created.length > 0 ? [`${plural(created.length, 'check-in')} ${created.length === 1 ? 'is' : 'are'} new`] : []),
  ...(changed.length > 0 ? [`${plural(changed.length, 'check-in')} ${changed.length === 1 ? 'changes' : 'change'}`] : []),
  ...(cancelled.length > 0 ? [`${plural(cancelled.length, 'check-in')} ${cancelled.length === 1 ? 'is' : 'are'} cancelled`] : []),
];
