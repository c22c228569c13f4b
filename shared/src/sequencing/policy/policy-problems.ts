import { isCalendarDate } from '../../dates.js';
import type { FieldProblem } from '../../problem.js';
import type { Rule } from '../rules.js';
import { applyChange, byId, fieldDifferences } from './changes.js';
import { limitsOf, type ParameterLimits, type RowLimits } from './limits.js';
import { LIMIT_REASONS, type LimitReason, type RuleChange } from './policy.js';

const one = (path: string, message: string): readonly FieldProblem[] => [{ path, message }];

const SETTINGS = ['enabled', 'severity', 'effectiveFrom', 'effectiveTo'];

/** Counted from the shipped value, so that what ships is always one of the steps. */
const isStep = ({ shipped, step }: ParameterLimits, value: number): boolean => Math.abs((value - shipped) / step - Math.round((value - shipped) / step)) < 1e-9;

const numberProblems = (limits: ParameterLimits, value: unknown): readonly FieldProblem[] => {
  const { path, min, max, step, unit } = limits;
  const at = `parameters.${path}`;
  const words = unit.en === '' ? '' : ` ${unit.en}`;
  if (typeof value !== 'number' || !Number.isFinite(value)) return one(at, 'It must be a number');
  if (value < min || value > max) return one(at, min === max ? `It stays at ${min}${words}` : `It must be ${min} to ${max}${words}`);
  return isStep(limits, value) ? [] : one(at, `It changes in steps of ${step}${words}`);
};

const severityProblems = ({ severities, because }: RowLimits, { severity }: Rule): readonly FieldProblem[] =>
  severities.includes(severity) ? [] : one('severity', `It may be ${severities.join(' or ')}. ${LIMIT_REASONS[because].en}`);

const dayProblems = ({ effectiveFrom, effectiveTo }: Rule): readonly FieldProblem[] => {
  const unreadable = Object.entries({ effectiveFrom, effectiveTo }).filter(([, day]) => day !== null && !isCalendarDate(day));
  if (unreadable.length > 0) return unreadable.map(([path]) => ({ path, message: 'It must be a day, YYYY-MM-DD, or nothing' }));
  return effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom ? one('effectiveTo', 'The last day lies before the first') : [];
};

/** What cannot be switched off cannot be put off or ended either. */
const alwaysOnProblems = (reason: LimitReason, rule: Rule): readonly FieldProblem[] => [
  ...(rule.enabled ? [] : one('enabled', `It cannot be switched off. ${LIMIT_REASONS[reason].en}`)),
  ...(rule.effectiveFrom === null ? [] : one('effectiveFrom', `It cannot begin on a day. ${LIMIT_REASONS[reason].en}`)),
  ...(rule.effectiveTo === null ? [] : one('effectiveTo', `It cannot end on a day. ${LIMIT_REASONS[reason].en}`)),
];

const forceProblems = ({ alwaysOn }: RowLimits, rule: Rule): readonly FieldProblem[] =>
  alwaysOn === null ? dayProblems(rule) : alwaysOnProblems(alwaysOn, rule);

/** What lies between two numbers of one row. */
const orderProblems = ({ parameters }: Rule): readonly FieldProblem[] =>
  'fromDays' in parameters && parameters.fromDays > parameters.toDays ? one('parameters.toDays', `It must not be less than ${parameters.fromDays} days`) : [];

/** The value at a path such as `windows.0.days`; undefined when there is none. */
export const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[step] : undefined), value);

/** What stands against the settings of a row, at once, each with its path in the row. */
export const settingProblems = (limits: RowLimits, changed: Rule): readonly FieldProblem[] => [
  ...forceProblems(limits, changed),
  ...severityProblems(limits, changed),
  ...limits.parameters.flatMap((one) => numberProblems(one, valueAt(changed.parameters, one.path))),
  ...orderProblems(changed),
];

/**
 * Everything that stands against a row as a clinic would have it, at once, each with its path in the row: settings
 * outside their bounds, and differences from the shipped row that are not the clinic's to make.
 */
export const policyProblems = (shipped: Rule, changed: Rule): readonly FieldProblem[] => {
  const limits = limitsOf(shipped);
  const open = [...SETTINGS, ...limits.parameters.map(({ path }) => `parameters.${path}`)];
  return [
    ...settingProblems(limits, changed),
    ...fieldDifferences(shipped, changed)
      .filter(({ path }) => !open.includes(path))
      .map(({ path }) => ({ path, message: 'This part of the rule is not the clinic’s to change' })),
  ];
};

const pathProblems = (ground: Rule, { parameters = {} }: RuleChange): readonly FieldProblem[] => {
  const known = limitsOf(ground).parameters.map(({ path }) => path);
  return Object.keys(parameters)
    .filter((path) => !known.includes(path))
    .map((path) => ({ path: `parameters.${path}`, message: 'There is no such number that the clinic may set' }));
};

/**
 * Everything that stands against a list of changes, each with its path in the list (`3.parameters.windows.0.days`).
 * `rules` are the rows that are changed, `shipped` the rows they began as; a clinic's own row is its own measure.
 */
export const changeProblems = (rules: readonly Rule[], shipped: readonly Rule[], changes: readonly RuleChange[]): readonly FieldProblem[] => {
  const [rows, grounds] = [byId(rules), byId(shipped)];
  return changes.flatMap((change, at) => {
    const row = rows.get(change.id);
    if (row === undefined) return one(`${at}.id`, `There is no rule row ${change.id}`);
    if (changes.findIndex(({ id }) => id === change.id) !== at) return one(`${at}.id`, `${change.id} is changed twice`);
    const ground = grounds.get(change.id) ?? row;
    return [...pathProblems(ground, change), ...policyProblems(ground, applyChange(row, change))].map(({ path, message }) => ({
      path: `${at}.${path}`,
      message: `${change.id}: ${message}`,
    }));
  });
};
