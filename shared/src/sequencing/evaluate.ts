import { outcomesOf } from './checks/checks.js';
import type { SequencingDocument } from './document.js';
import type { Evaluation, NotEvaluable, Passed } from './finding.js';
import { canonical, digest } from './fingerprint.js';
import { findingOf, once } from './finding-of.js';
import { fixProof, type Target } from './fix-proof.js';
import { inForce, type Rule } from './rules.js';
import { byText, situationOf, type Situation } from './situation.js';
import { covering, foundIn, rank, record, unknownsOf, type CompiledRow, type Found, type RuleTrace } from './trace.js';

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

const traced = (situation: Situation, rules: readonly Rule[]): readonly RuleTrace[] => {
  const traces = new Map<string, RuleTrace>();
  for (const row of compile(rules)) {
    if (!inForce(row.rule, situation.document.today)) continue;
    for (const outcome of outcomesOf(row.rule, situation)) record(traces, row, outcome);
  }
  return [...traces.values()];
};

const byGravity = ({ bare: a }: Found, { bare: b }: Found): number =>
  rank(a.severity) - rank(b.severity) ||
  byText(a.ruleId, b.ruleId) ||
  byText(a.days[0] ?? '', b.days[0] ?? '') ||
  byText(a.courseIds.join(' '), b.courseIds.join(' ')) ||
  byText(a.fingerprint, b.fingerprint);

const CAUTION = 'CAUTION:';
const isCaution = ({ bare }: Found): boolean => bare.ruleId.startsWith(CAUTION);

/** The rule that says of this course, for the same cause and as gravely, what the caution says. */
const saidBy = (caution: Found, rules: readonly Found[]): Found | undefined => {
  const causes = caution.causes();
  if (causes.length === 0) return undefined;
  return rules.find((rule) => {
    const { severity, courseIds } = rule.bare;
    if (rank(severity) > rank(caution.bare.severity) || !caution.bare.courseIds.every((id) => courseIds.includes(id))) return false;
    const said = rule.causes();
    return causes.every((cause) => said.includes(cause) || courseIds.includes(cause));
  });
};

/** Few alerts, one for each cause: a catalogue caution is silent when a rule has said it. */
const withoutEchoes = (found: readonly Found[]): readonly Found[] => {
  const rules = found.filter((one) => !isCaution(one));
  const cautions = found.filter(isCaution).map((one) => ({ one, by: saidBy(one, rules) }));
  const silent = (rule: Found) => cautions.filter(({ by }) => by === rule).map(({ one }) => one.bare.ruleId);
  return [
    ...rules.map((rule) => {
      const ids = silent(rule);
      return ids.length === 0 ? rule : covering(rule, [...new Set(ids)]);
    }),
    ...cautions.filter(({ by }) => by === undefined).map(({ one }) => one),
  ];
};

const foundBy = (traces: readonly RuleTrace[], situation: Situation): readonly Found[] => withoutEchoes(traces.flatMap((trace) => foundIn(trace, situation)));

const copies = (entry: NotEvaluable, covers: readonly string[]): readonly NotEvaluable[] => [entry, ...covers.map((ruleId) => ({ ...entry, ruleId }))];

const passedOf = ({ ruleId, covers, applicable }: RuleTrace): Passed | readonly Passed[] =>
  covers.length === 0 ? { ruleId, applicable } : [ruleId, ...covers].map((id) => ({ ruleId: id, applicable }));

/** What the rules find in a document, in no order and without a look at the fixes. */
const findIn = (document: SequencingDocument, rules: readonly Rule[]): readonly Target[] => {
  const situation = situationOf(document);
  return foundBy(traced(situation, rules), situation).map(({ bare }) => bare);
};

/**
 * What the rules say of a plan. Pure: no clock, no input or output, and neither the order of the courses nor that of
 * the rows matters. Every rule id is in exactly one of the three lists: found beats not evaluable beats passed; ids
 * that a finding says as well are in its `covers`, data that leave it partly open in its `unknowns`.
 * Throws RangeError when a day of the document is not a calendar day.
 */
export const evaluate = (document: SequencingDocument, rules: readonly Rule[]): Evaluation => {
  const situation = situationOf(document);
  const traces = traced(situation, rules);
  const found = foundBy(traces, situation);
  const proof = once(() =>
    fixProof(
      document,
      found.map(({ bare }) => bare),
      (changed) => findIn(changed, rules),
    ),
  );
  const silent = traces.filter(({ hits }) => hits.length === 0);
  return {
    findings: [...found].sort(byGravity).map(({ bare, candidates }) => findingOf(bare, () => proof()(bare, candidates()))),
    notEvaluable: silent
      .filter(({ opens }) => opens.length > 0)
      .flatMap((trace) => unknownsOf(trace, situation).flatMap((entry) => copies(entry, trace.covers)))
      .sort((a, b) => rank(a.severity) - rank(b.severity) || byText(a.ruleId, b.ruleId) || byText(a.datum, b.datum)),
    passed: silent
      .filter(({ opens }) => opens.length === 0)
      .flatMap(passedOf)
      .sort((a, b) => byText(a.ruleId, b.ruleId)),
  };
};
