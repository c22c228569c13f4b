import { isPairedWith } from '../../checks/spacing.js';
import type { Rule, RuleOf } from '../../rules.js';
import { liveOf, type Situation } from '../../situation.js';
import { tally } from '../compile/rows.js';
import { unitOf } from '../cost.js';

/** Starts that come too soon after others, counted the slow way. */
const crowding = (situation: Situation, { parameters: { subject, bundle, windows }, severity }: RuleOf<'spacing'>): number => {
  const members = liveOf(situation, subject);
  const starts = members.filter((one) => !bundle || !members.some((other) => isPairedWith(other, one)));
  const isPlanned = ({ course }: (typeof starts)[number]): boolean => !course.started && !course.over;
  const crowded = windows.map(
    ({ max, days }) =>
      starts.filter((one, at) => {
        const before = starts.slice(0, at).filter(({ from }) => one.from - from < days);
        return before.length >= max && [one, ...before].some(isPlanned);
      }).length,
  );
  return unitOf(severity) * crowded.reduce((a, b) => a + b, 0);
};

/** What a row finds, weighed and counted as the stager does, with nothing compiled. */
export const counted = (rule: Rule, situation: Situation): number => (rule.kind === 'spacing' ? crowding(situation, rule) : tally(rule, situation));
