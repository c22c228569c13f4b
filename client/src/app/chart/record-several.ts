import { isPossible, rangeText } from '@stagewell/shared/patients/fact-ranges';
import { FACT_CODES, FACTS, type FactCode } from '@stagewell/shared/patients/facts';
import { STATEMENT_TOPICS, type NewFact, type NewStatement, type StatementTopic } from '@stagewell/shared/patients/patient';
import { unitText } from '@stagewell/shared/patients/quantity';
import type { CalendarDate } from '@stagewell/shared/dates';
import { TOPIC_WORDS } from './statements-card';

/** Something that is missing and can be said in one field; what needs a form of its own is recorded by itself. */
export type SayLine = { readonly datum: string; readonly label: string } & (
  | { readonly kind: 'number'; readonly code: FactCode; readonly unit: string; readonly hint: string }
  | { readonly kind: 'yes-no'; readonly code: FactCode }
  | { readonly kind: 'none'; readonly topic: StatementTopic }
);
export type Stored = { readonly section: 'facts'; readonly input: NewFact } | { readonly section: 'statements'; readonly input: NewStatement };

const factLine = (datum: string, code: FactCode): SayLine => {
  const { label, unit } = FACTS[code];
  return unit === '' ? { kind: 'yes-no', datum, code, label } : { kind: 'number', datum, code, label, unit: unitText(unit), hint: rangeText(code) };
};

/** The lines for what is missing (`fact:egfr`, `statement:allergies`), each once, in the order given. */
export const linesFor = (data: readonly string[]): readonly SayLine[] =>
  [...new Set(data)].flatMap((datum): readonly SayLine[] => {
    const [kind, word = ''] = datum.split(/:(.*)/su);
    const code = kind === 'fact' ? FACT_CODES.find((one) => one === word) : undefined;
    if (code !== undefined) return [factLine(datum, code)];
    const topic = kind === 'statement' ? STATEMENT_TOPICS.find((one) => one === word) : undefined;
    return topic === undefined ? [] : [{ kind: 'none', datum, topic, label: TOPIC_WORDS[topic] }];
  });

const numberOf = (said: string): number => Number(said.trim().replace(',', '.'));

/** What is wrong with what was said on a line; `null` = nothing, or nothing was said. */
export const sayProblem = (line: SayLine, said: string): string | null => {
  if (said.trim() === '' || line.kind !== 'number') return null;
  if (!Number.isFinite(numberOf(said))) return `${line.label} is a number.`;
  return isPossible(line.code, numberOf(said)) ? null : `${line.label} can be ${line.hint}. Is the unit right?`;
};

/** What is stored for a line: nothing for what was left empty, since not asked is not none. */
export const storedFor = (line: SayLine, said: string, on: CalendarDate): Stored | null => {
  if (said.trim() === '') return null;
  if (line.kind === 'none') return { section: 'statements', input: { topic: line.topic, answer: 'none', askedOn: on } };
  const { unit } = FACTS[line.code];
  const input = { code: line.code, unit, takenOn: on };
  return line.kind === 'number'
    ? { section: 'facts', input: { ...input, value: numberOf(said), answer: null } }
    : { section: 'facts', input: { ...input, value: null, answer: said === 'yes' ? 'yes' : 'no' } };
};
