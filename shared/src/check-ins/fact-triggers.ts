import { addDays, type CalendarDate } from '../dates.js';
import { FACTS, type FactCode } from '../patients/facts.js';
import type { Trigger } from './check-in.js';
import { TRIGGER_TEXTS, type TriggerId } from './trigger-texts.js';

/** A value as it is recorded. */
export interface RecordedFact {
  readonly code: FactCode;
  readonly value: number | null;
  readonly answer: 'yes' | 'no' | 'unknown' | null;
  readonly takenOn: CalendarDate;
}
export interface FactContext {
  /** The newest of the same before it; `null` = none is known. */
  readonly before: Pick<RecordedFact, 'value' | 'answer'> | null;
  /** An SNRI is taken, or ketamine is given that day. */
  readonly pressorDay: boolean;
  readonly today: CalendarDate;
}

/** Older ones are history, and nobody is called about them. Clinic default, needs clinical review. */
const RECENT_DAYS = 14;

/** Where a rule or a caution of the catalogue draws a line. `blocks`: beyond it something must not go on. */
interface Line {
  readonly beyond: (value: number) => boolean;
  readonly says: string;
  readonly blocks: boolean;
}
const below = (limit: number, blocks: boolean): Line => ({ beyond: (value) => value < limit, says: `below ${limit}`, blocks });
const from = (limit: number, blocks: boolean): Line => ({ beyond: (value) => value >= limit, says: `${limit} or more`, blocks });
const above = (limit: number, blocks: boolean): Line => ({ beyond: (value) => value > limit, says: `above ${limit}`, blocks });

/** The most severe line first. No rule draws one for ALT or sodium yet, so none is guessed. */
const LINES: Readonly<Partial<Record<FactCode, readonly Line[]>>> = {
  egfr: [below(30, true), below(60, false)],
  qtc: [from(500, true), from(450, false)],
  platelets: [below(50, true), below(100, false)],
  inr: [above(1.4, true)],
};
const MME_LINES: readonly Line[] = [from(90, true), from(50, false)];

const fire = (id: TriggerId, priority: Trigger['priority'], detail: string): readonly Trigger[] => {
  const { about, action } = TRIGGER_TEXTS[id];
  return [{ id, priority, what: `${about}: ${detail}`, action }];
};

/** The line that a value has just gone beyond: the one before was on this side of it, or is not known. */
const crossed = (value: number, before: number | null, lines: readonly Line[]): Line | null => {
  const line = lines.find(({ beyond }) => beyond(value));
  return line === undefined || (before !== null && line.beyond(before)) ? null : line;
};

const pressure = ({ code, value }: RecordedFact, { pressorDay }: FactContext): readonly Trigger[] => {
  const limits = { systolic: [180, 160], diastolic: [120, 100] } as const;
  if (value === null || (code !== 'systolic' && code !== 'diastolic')) return [];
  const [severe, raised] = limits[code];
  if (value >= severe) return fire('SAF-13', 'same-day', `${FACTS[code].label} ${value}.`);
  return pressorDay && value >= raised ? fire('SAF-13', 'within-24h', `${FACTS[code].label} ${value} with an SNRI or on a day of ketamine.`) : [];
};

const opioidDose = ({ code, value }: RecordedFact, { before }: FactContext): readonly Trigger[] => {
  const line = code === 'mme' && value !== null ? crossed(value, before?.value ?? null, MME_LINES) : null;
  return line === null ? [] : fire('SAF-15', 'within-2d', `${value} MME a day, ${line.says}.`);
};

const UNEXPECTED: readonly FactCode[] = ['pdmp_unexpected', 'urine_drug_test_unexpected', 'early_refill'];
/** Each time anew: a second one is another event, whatever was talked about after the first. */
const unexpected = ({ code, answer }: RecordedFact): readonly Trigger[] =>
  answer === 'yes' && UNEXPECTED.includes(code) ? fire('SAF-15', 'within-2d', `${FACTS[code].label}.`) : [];

const pregnancy = ({ code, answer }: RecordedFact, { before }: FactContext): readonly Trigger[] =>
  code === 'pregnancy' && answer === 'yes' && before?.answer !== 'yes' ? fire('SAF-16', 'within-24h', 'recorded as yes.') : [];

const band = ({ code, value }: RecordedFact, { before }: FactContext): readonly Trigger[] => {
  const lines = LINES[code];
  const line = value === null || lines === undefined ? null : crossed(value, before?.value ?? null, lines);
  return line === null ? [] : fire('SAF-17', line.blocks ? 'same-day' : 'within-2d', `${FACTS[code].label} ${value}, ${line.says}.`);
};

/** Safety triggers of one recorded value (SAF-13, SAF-15 to SAF-17). Pure; a value of long ago fires nothing. */
export const factTriggers = (fact: RecordedFact, context: FactContext): readonly Trigger[] =>
  fact.takenOn < addDays(context.today, -RECENT_DAYS) ? [] : [pressure, opioidDose, unexpected, pregnancy, band].flatMap((rule) => rule(fact, context));
