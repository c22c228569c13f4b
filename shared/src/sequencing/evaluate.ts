import { outcomesOf } from './checks/checks.js';
import type { SequencingDocument } from './document.js';
import type { Evaluation, Finding, NotEvaluable, Passed } from './finding.js';
import { canonical, digest } from './fingerprint.js';
import { workingFixes } from './fixes.js';
import type { Rule } from './rules.js';
import { byText, situationOf, type Situation } from './situation.js';
import { covering, findingsOf, rank, record, unknownsOf, type ChooseFixes, type CompiledRow, type RuleTrace } from './trace.js';

const compiled = new WeakMap<readonly Rule[], readonly CompiledRow[]>();

/** The rows that are switched on, in one order, with their parameters as text; kept for as long as the list lives. */
const compile = (rules: readonly Rule[]): readonly CompiledRow[] => {
  const known = compiled.get(rules);
  if (known) return known;
  const rows = rules
    .filter(({ enabled }) => enabled)
    .map((rule) => ({ rule, parameters: digest(`${rule.kind} ${canonical(rule.parameters)}`) }))
    .sort((a, b) => byText(a.rule.ruleId, b.rule.ruleId) || byText(a.rule.id, b.rule.id));
  compiled.set(rules, rows);
  return rows;
};

const inForce = ({ effectiveFrom, effectiveTo }: Rule, today: string): boolean =>
  (effectiveFrom === null || effectiveFrom <= today) && (effectiveTo === null || effectiveTo >= today);

const traced = (situation: Situation, rules: readonly Rule[]): readonly RuleTrace[] => {
  const traces = new Map<string, RuleTrace>();
  for (const row of compile(rules)) {
    if (!inForce(row.rule, situation.document.today)) continue;
    for (const outcome of outcomesOf(row.rule, situation)) record(traces, row, outcome);
  }
  return [...traces.values()];
};

const byGravity = (a: Finding, b: Finding): number =>
  rank(a.severity) - rank(b.severity) ||
  byText(a.ruleId, b.ruleId) ||
  byText(a.days[0] ?? '', b.days[0] ?? '') ||
  byText(a.courseIds.join(' '), b.courseIds.join(' ')) ||
  byText(a.fingerprint, b.fingerprint);

const CAUTION = 'CAUTION:';

interface WithCauses {
  readonly finding: Finding;
  readonly causes: readonly string[];
}

const causesOf = (trace: RuleTrace, finding: Finding): readonly string[] =>
  trace.hits.filter(({ hit }) => hit.courses.map(({ id }) => id).join(' ') === finding.courseIds.join(' ')).flatMap(({ hit }) => hit.causes);

/** The rule that says of this course, for the same cause and as gravely, what the caution says. */
const saidBy = (one: WithCauses, others: readonly WithCauses[]): WithCauses | undefined =>
  others.find(
    ({ finding, causes }) =>
      rank(finding.severity) <= rank(one.finding.severity) &&
      one.finding.courseIds.every((id) => finding.courseIds.includes(id)) &&
      one.causes.every((cause) => causes.includes(cause) || finding.courseIds.includes(cause)),
  );

/** Few alerts, one for each cause: a catalogue caution is silent when a rule has said it. */
const withoutEchoes = (found: readonly WithCauses[]): readonly Finding[] => {
  const [cautions, rules] = [
    found.filter(({ finding }) => finding.ruleId.startsWith(CAUTION)),
    found.filter(({ finding }) => !finding.ruleId.startsWith(CAUTION)),
  ];
  const echoes = cautions.map((one) => ({ one, by: one.causes.length === 0 ? undefined : saidBy(one, rules) }));
  const kept = echoes.filter(({ by }) => by === undefined).map(({ one }) => one.finding);
  return [
    ...rules.map((rule) => {
      const silent = echoes.filter(({ by }) => by === rule).map(({ one }) => one.finding.ruleId);
      return silent.length === 0 ? rule.finding : covering(rule.finding, [...new Set(silent)]);
    }),
    ...kept,
  ];
};

const copies = (entry: NotEvaluable, covers: readonly string[]): readonly NotEvaluable[] => [entry, ...covers.map((ruleId) => ({ ...entry, ruleId }))];

const passedOf = ({ ruleId, covers, applicable }: RuleTrace): readonly Passed[] => [ruleId, ...covers].map((id) => ({ ruleId: id, applicable }));

/**
 * What the rules say of a plan. Pure: no clock, no input or output, and neither the order of the courses nor that of
 * the rows matters. Every rule id is in exactly one of the three lists: found beats not evaluable beats passed; ids
 * that a finding says as well are in its `covers`, data that leave it partly open in its `unknowns`.
 * Throws RangeError when a day of the document is not a calendar day.
 */
export const evaluate = (document: SequencingDocument, rules: readonly Rule[]): Evaluation => {
  const situation = situationOf(document);
  const traces = traced(situation, rules);
  const choose: ChooseFixes = (finding, candidates) =>
    workingFixes(finding, candidates, { document, before: () => evaluation, evaluate: (changed) => evaluate(changed, rules) });
  const found = traces
    .filter(({ hits }) => hits.length > 0)
    .flatMap((trace) => findingsOf(trace, situation, choose).map((finding) => ({ finding, causes: causesOf(trace, finding) })));
  const open = traces.filter(({ hits, opens }) => hits.length === 0 && opens.length > 0);
  const evaluation: Evaluation = {
    findings: [...withoutEchoes(found)].sort(byGravity),
    notEvaluable: open
      .flatMap((trace) => unknownsOf(trace, situation).flatMap((entry) => copies(entry, trace.covers)))
      .sort((a, b) => rank(a.severity) - rank(b.severity) || byText(a.ruleId, b.ruleId) || byText(a.datum, b.datum)),
    passed: traces
      .filter(({ hits, opens }) => hits.length === 0 && opens.length === 0)
      .flatMap(passedOf)
      .sort((a, b) => byText(a.ruleId, b.ruleId)),
  };
  return evaluation;
};
