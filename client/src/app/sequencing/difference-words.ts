import type { Severity } from '@stagewell/shared/sequencing/finding';
import type { FieldDifference, RowDifference } from '@stagewell/shared/sequencing/policy/changes';
import type { RowLimits } from '@stagewell/shared/sequencing/policy/limits';
import { dayText } from '../ui/day';

/** What a rule does to a plan, as a verb. */
export const SEVERITY_VERBS: Readonly<Record<Severity, string>> = { block: 'blocks', warn: 'warns', inform: 'informs' };

/** "1 rule changed" */
export const changesWords = (count: number): string => (count === 1 ? '1 rule changed' : `${count} rules changed`);

const OTHER = 'further details of the rule differ';
const day = (value: FieldDifference['before'], none: string): string => (typeof value === 'string' ? dayText(value) : none);

const numberWords = ({ path, before, after }: FieldDifference, limits: RowLimits | undefined): string => {
  const known = limits?.parameters.find((one) => `parameters.${one.path}` === path);
  if (known === undefined || typeof after !== 'number') return OTHER;
  const unit = known.unit.en === '' ? '' : ` ${known.unit.en}`;
  return `${known.label.en}: ${after}${unit} instead of ${before}${unit}`;
};

const WORDS: Readonly<Record<string, (difference: FieldDifference) => string>> = {
  enabled: ({ after }) => (after === true ? 'switched on' : 'switched off'),
  severity: ({ before, after }) => `${SEVERITY_VERBS[after as Severity]} instead of ${SEVERITY_VERBS[before as Severity]}`,
  effectiveFrom: ({ before, after }) => `first day ${day(after, 'without limit')} instead of ${day(before, 'without limit')}`,
  effectiveTo: ({ before, after }) => `last day ${day(after, 'without limit')} instead of ${day(before, 'without limit')}`,
};

const fieldWords = (difference: FieldDifference, limits: RowLimits | undefined): string =>
  WORDS[difference.path]?.(difference) ?? (difference.path.startsWith('rationale.') ? 'the reason is worded anew' : numberWords(difference, limits));

/** What differs in one row, each once and without a full stop. `limits` name its numbers. */
export const differenceWords = ({ what, fields }: RowDifference, limits?: RowLimits): readonly string[] => {
  if (what === 'added') return ['a new rule'];
  if (what === 'removed') return ['not a rule any more'];
  return [...new Set(fields.map((field) => fieldWords(field, limits)))].sort((a, b) => Number(a === OTHER) - Number(b === OTHER));
};
