import { isObject } from '../../json-path.js';
import type { Rule } from '../rules.js';
import { limitsOf } from './limits.js';
import type { RuleChange } from './policy.js';

/** One value that differs; `null` = it is not there, or no limit. */
export interface FieldDifference {
  /** Below the row, e.g. `severity` or `parameters.windows.0.days`. */
  readonly path: string;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
}

export interface RowDifference {
  readonly id: string;
  readonly what: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldDifference[];
}

type Leaf = FieldDifference['before'];

const leavesOf = (value: unknown, path: string, into: Map<string, Leaf>): Map<string, Leaf> => {
  if (Array.isArray(value)) value.forEach((one: unknown, at) => leavesOf(one, `${path}.${at}`, into));
  else if (isObject(value)) for (const [key, one] of Object.entries(value)) leavesOf(one, path === '' ? key : `${path}.${key}`, into);
  else if (value !== undefined) into.set(path, value as Leaf);
  return into;
};

/** Every value in which two rows differ, in the order of their paths. */
export const fieldDifferences = (before: Rule, after: Rule): readonly FieldDifference[] => {
  const [had, has] = [leavesOf(before, '', new Map()), leavesOf(after, '', new Map())];
  return [...new Set([...had.keys(), ...has.keys()])]
    .filter((path) => (had.get(path) ?? null) !== (has.get(path) ?? null))
    .sort()
    .map((path) => ({ path, before: had.get(path) ?? null, after: has.get(path) ?? null }));
};

/** Rows by their id. */
export const byId = (rules: readonly Rule[]): ReadonlyMap<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]));

/** Which rows a draft adds, takes away or changes, and how; in the order of their ids. */
export const changesOf = (published: readonly Rule[], draft: readonly Rule[]): readonly RowDifference[] => {
  const [had, has] = [byId(published), byId(draft)];
  return [...new Set([...had.keys(), ...has.keys()])].sort().flatMap((id): readonly RowDifference[] => {
    const [before, after] = [had.get(id), has.get(id)];
    if (before === undefined) return [{ id, what: 'added', fields: [] }];
    if (after === undefined) return [{ id, what: 'removed', fields: [] }];
    const fields = fieldDifferences(before, after);
    return fields.length === 0 ? [] : [{ id, what: 'changed', fields }];
  });
};

const set = (value: unknown, path: readonly string[], to: number): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return typeof value === 'number' ? to : value;
  if (Array.isArray(value)) return value.map((one: unknown, at) => (String(at) === step ? set(one, rest, to) : one));
  return isObject(value) && Object.hasOwn(value, step) ? { ...value, [step]: set(value[step], rest, to) } : value;
};

/** A row as a change has it; only numbers that the row has are set, so that a wrong path changes nothing. */
export const applyChange = (row: Rule, change: RuleChange): Rule => {
  const { enabled = row.enabled, severity = row.severity, effectiveFrom = row.effectiveFrom, effectiveTo = row.effectiveTo, parameters = {} } = change;
  const numbers = Object.entries(parameters).reduce<unknown>((all, [path, to]) => set(all, path.split('.'), to), row.parameters);
  return { ...row, enabled, severity, effectiveFrom, effectiveTo, parameters: numbers } as Rule;
};

/** The rows as the changes have them; a change of a row that is not there changes nothing. */
export const applyChanges = (rules: readonly Rule[], changes: readonly RuleChange[]): readonly Rule[] => {
  const wanted = new Map(changes.map((change) => [change.id, change]));
  return rules.map((row) => {
    const change = wanted.get(row.id);
    return change === undefined ? row : applyChange(row, change);
  });
};

const SETTINGS = ['enabled', 'severity', 'effectiveFrom', 'effectiveTo'] as const;

/** What a clinic set on a row, as a change of the row it began as; `null` = nothing. */
export const changeBetween = (before: Rule, after: Rule): RuleChange | null => {
  const settings = Object.fromEntries(SETTINGS.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]));
  const had = leavesOf(before.parameters, '', new Map());
  const has = leavesOf(after.parameters, '', new Map());
  const numbers = Object.fromEntries(
    limitsOf(before)
      .parameters.map(({ path }) => [path, has.get(path)] as const)
      .filter(([path, value]) => typeof value === 'number' && value !== had.get(path)),
  ) as Readonly<Record<string, number>>;
  const parameters = Object.keys(numbers).length === 0 ? {} : { parameters: numbers };
  return Object.keys({ ...settings, ...parameters }).length === 0 ? null : { id: before.id, ...settings, ...parameters };
};
