import type { Rule } from '../rules.js';
import { applyChange, byId, changeBetween } from './changes.js';
import { limitsOf } from './limits.js';
import { policyProblems } from './policy-problems.js';
import type { RuleChange } from './policy.js';

/** A setting of the clinic that a newly shipped row does not allow, with the reason. */
export interface NotKept {
  readonly id: string;
  /** e.g. `severity` or `parameters.windows.0.days`. */
  readonly path: string;
  readonly reason: string;
}

/** The newly shipped rows with what the clinic had set. */
export interface TakeOver {
  readonly rules: readonly Rule[];
  readonly notKept: readonly NotKept[];
}

/** A change in its single settings, so that one that does not fit any more leaves the others. */
const settingsOf = ({ id, parameters = {}, ...settings }: RuleChange): readonly (readonly [path: string, RuleChange])[] => [
  ...Object.entries(settings).map(([key, value]): [string, RuleChange] => [key, { id, [key]: value }]),
  ...Object.entries(parameters).map(([path, value]): [string, RuleChange] => [`parameters.${path}`, { id, parameters: { [path]: value } }]),
];

const fits = (shipped: Rule, path: string, row: Rule): string | null => {
  const known = ['enabled', 'severity', 'effectiveFrom', 'effectiveTo', ...limitsOf(shipped).parameters.map((one) => `parameters.${one.path}`)];
  if (!known.includes(path)) return 'The shipped rule has no such number any more';
  return policyProblems(shipped, row)[0]?.message ?? null;
};

const kept = (shipped: Rule, change: RuleChange): { readonly row: Rule; readonly notKept: readonly NotKept[] } =>
  settingsOf(change).reduce<{ readonly row: Rule; readonly notKept: readonly NotKept[] }>(
    (so, [path, setting]) => {
      const row = applyChange(so.row, setting);
      const reason = fits(shipped, path, row);
      return reason === null ? { ...so, row } : { ...so, notKept: [...so.notKept, { id: shipped.id, path, reason }] };
    },
    { row: shipped, notKept: [] },
  );

/**
 * Puts a clinic's rules onto a newly shipped set. `then`: the shipped rows that `rules` were made from. What the clinic
 * had set stays where the new row allows it, and is listed where not; its own rows stay; rows that are shipped no more go.
 */
export const takeOver = (then: readonly Rule[], rules: readonly Rule[], now: readonly Rule[]): TakeOver => {
  const [before, mine, shippedNow] = [byId(then), byId(rules), byId(now)];
  const taken = now.map((shipped) => {
    const [old, own] = [before.get(shipped.id), mine.get(shipped.id)];
    const change = old !== undefined && own !== undefined ? changeBetween(old, own) : null;
    return change === null ? { row: shipped, notKept: [] } : kept(shipped, change);
  });
  const own = rules.filter(({ id }) => !before.has(id) && !shippedNow.has(id));
  return { rules: [...taken.map(({ row }) => row), ...own], notKept: taken.flatMap(({ notKept }) => notKept) };
};
