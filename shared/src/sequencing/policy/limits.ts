import { partsAt, type JsonPath } from '../../json-path.js';
import type { LocalText } from '../../text.js';
import { SEVERITIES, type Severity } from '../finding.js';
import type { Rule, RuleKind } from '../rules.js';
import { POLICY_PARAMETERS, type ParameterPolicy } from './parameters.data.js';
import type { LimitReason } from './policy.js';

/** A number of a row with the bounds in which the clinic may set it, both included. */
export interface ParameterLimits {
  /** Below `parameters`, e.g. `windows.0.days`. */
  readonly path: string;
  readonly label: LocalText;
  /** Empty when it only counts. */
  readonly unit: LocalText;
  readonly shipped: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What a clinic may set on a row. */
export interface RowLimits {
  readonly id: string;
  /** Why it is always in force; `null` = it may be switched off, begin and end. */
  readonly alwaysOn: LimitReason | null;
  readonly severities: readonly Severity[];
  /** Why no other. */
  readonly because: LimitReason;
  readonly parameters: readonly ParameterLimits[];
}

/** Kinds that protect from harm; the others pace treatment and keep its effects apart. */
const PROTECTING: readonly RuleKind[] = ['scope', 'caution', 'exclusion', 'repeat', 'taper', 'budget'];
/** Kinds whose blocks are contraindications. */
const CONTRAINDICATING: readonly RuleKind[] = ['caution', 'exclusion', 'budget'];

const alwaysOn = ({ kind, severity, parameters }: Rule): LimitReason | null => {
  if (kind === 'scope') return 'scope';
  if (CONTRAINDICATING.includes(kind) && severity === 'block') return 'contraindication';
  return 'need' in parameters && parameters.need === 'not-refused' ? 'refusal' : null;
};

const reasonOf = (rule: Rule): LimitReason => alwaysOn(rule) ?? (PROTECTING.includes(rule.kind) ? 'protects' : 'paces');

/** As grave as shipped or graver; one step milder where the rule only paces treatment. */
const severitiesOf = (rule: Rule): readonly Severity[] => SEVERITIES.slice(0, SEVERITIES.indexOf(rule.severity) + (reasonOf(rule) === 'paces' ? 2 : 1));

const toStep = (value: number, step: number, round: (value: number) => number): number => round(value / step) * step;

const boundsOf = ({ stricter, lenient, least, most, step }: ParameterPolicy, shipped: number): { readonly min: number; readonly max: number } => {
  const more = stricter === 'more';
  const factor = more ? 0.5 : 2;
  const mild = lenient === 'never' ? shipped : toStep(shipped * factor, step, more ? Math.ceil : Math.floor);
  const bounded = Math.min(Math.max(mild, least), most);
  return more ? { min: Math.min(bounded, shipped), max: Math.max(most, shipped) } : { min: Math.min(least, shipped), max: Math.max(bounded, shipped) };
};

const pathWords = (path: JsonPath): string => path.join('.');

const expected = ({ expects }: ParameterPolicy, { parameters }: Rule): boolean =>
  expects === undefined || ('expect' in parameters && expects.includes(parameters.expect));

const parametersOf = (rule: Rule): readonly ParameterLimits[] =>
  POLICY_PARAMETERS[rule.kind]
    .filter((policy) => expected(policy, rule))
    .flatMap((policy) =>
      partsAt(rule.parameters, policy.at).flatMap(({ path, value }) =>
        typeof value === 'number' && value > 0
          ? [{ path: pathWords(path), label: policy.label, unit: policy.unit, shipped: value, ...boundsOf(policy, value), step: policy.step }]
          : [],
      ),
    );

/** What a clinic may set on a row that ships like this. */
export const limitsOf = (shipped: Rule): RowLimits => ({
  id: shipped.id,
  alwaysOn: alwaysOn(shipped),
  severities: severitiesOf(shipped),
  because: reasonOf(shipped),
  parameters: parametersOf(shipped),
});
