import { daysBetween, type CalendarDate } from '../dates.js';
import { isReal, type Change } from './change.js';
import { PROCEDURE_WORDS } from './sentences.js';
import { inWords } from './verdict.js';

/** What counts as success of a procedure: this much relief, and still there so many days after it. */
export interface SuccessRule {
  readonly percent: number;
  readonly leastDays: number;
}

/** By words, the first whose words are all there: test blocks 80 %, ketamine 30 % for three weeks (six after a series), every other procedure 50 %. */
const SUCCESS: readonly (readonly [words: readonly string[], rule: SuccessRule])[] = [
  [['diagnostic'], { percent: 80, leastDays: 0 }],
  [['procedure', 'ketamine'], { percent: 30, leastDays: 21 }],
  [['procedure'], { percent: 50, leastDays: 0 }],
];
/** After a series of infusions relief has to last this long. */
export const SERIES_DAYS = 42;

/** The rule for a procedure by its words (tags and ingredients); `null` = it is none. `sessions`: how many were given. */
export const successRuleOf = (words: readonly string[], sessions = 1): SuccessRule | null => {
  const found = SUCCESS.find(([needed]) => needed.every((word) => words.includes(word)))?.[1] ?? null;
  return found !== null && found.leastDays > 0 && sessions > 1 ? { ...found, leastDays: SERIES_DAYS } : found;
};

/** Whether a procedure met its rule. What is judged carries its change, and so an interval, both n, the window and its readings. */
export type ProcedureSuccess =
  | { readonly kind: 'met' | 'not-met'; readonly rule: SuccessRule; readonly change: Change; readonly sentence: string }
  | { readonly kind: 'cannot-tell'; readonly rule: SuccessRule; readonly change: Change | null; readonly reason: string; readonly sentence: string };

const unclear = (rule: SuccessRule, change: Change | null, reason: string): ProcedureSuccess => ({
  kind: 'cannot-tell',
  rule,
  change,
  reason,
  sentence: PROCEDURE_WORDS.cannotTell(change === null ? reason : `${inWords(change)} ${reason}`),
});

/** Why the change cannot be judged by the rule, or `null`. */
const lackOf = ({ percent, leastDays }: SuccessRule, change: Change, performedOn: CalendarDate): string | null => {
  const { on: last } = change.now.readings.at(-1) ?? { on: change.now.to };
  if (change.percent === null) return PROCEDURE_WORDS.zeroBefore;
  if (daysBetween(performedOn, last) < leastDays) return PROCEDURE_WORDS.tooEarly(leastDays);
  if (-change.percent >= percent) return isReal(change) ? null : PROCEDURE_WORDS.noise;
  return change.interval.low <= (-percent / 100) * change.before.mean ? PROCEDURE_WORDS.wide(percent) : null;
};

/** Success of a procedure: the relief its rule asks for, beyond noise, and on readings late enough. */
export const procedureSuccess = (rule: SuccessRule, change: Change | null, performedOn: CalendarDate): ProcedureSuccess => {
  if (change === null) return unclear(rule, null, PROCEDURE_WORDS.few);
  const lack = lackOf(rule, change, performedOn);
  if (lack !== null) return unclear(rule, change, lack);
  const met = -(change.percent ?? 0) >= rule.percent;
  return { kind: met ? 'met' : 'not-met', rule, change, sentence: PROCEDURE_WORDS.judged(met, rule.percent, inWords(change)) };
};
