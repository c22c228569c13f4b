import type { Hit, Open, Outcome } from './checks/check.js';
import { countsByThen } from './derived-facts.js';
import { explainDatum } from './explain-datum.js';
import { explain } from './explain.js';
import { fingerprintOf } from './fingerprint.js';
import { SEVERITIES, type Finding, type Fix, type NotEvaluable, type Severity } from './finding.js';
import type { Rule } from './rules.js';
import { byText, calendarDay, type CourseExposure, type Situation } from './situation.js';

/** A row with what does not change from one evaluation to the next. */
export interface CompiledRow {
  readonly rule: Rule;
  /** Kind and parameters as a short sum, for the fingerprint. */
  readonly parameters: string;
}
interface RowHit {
  readonly row: CompiledRow;
  readonly hit: Hit;
  readonly severity: Severity;
}
interface RowOpen {
  readonly open: Open;
  readonly severity: Severity;
}
/** All that the rows of one rule id said. */
export interface RuleTrace {
  readonly ruleId: string;
  readonly hits: RowHit[];
  readonly opens: RowOpen[];
  covers: readonly string[];
  applicable: boolean;
}

/** How grave, as a number: 0 = block. */
export const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

const newTrace = (ruleId: string): RuleTrace => ({ ruleId, hits: [], opens: [], covers: [], applicable: false });

const both = (known: readonly string[], more: readonly string[]): readonly string[] =>
  more.length === 0 ? known : [...new Set([...known, ...more])].sort(byText);

/** Adds what one row said to the trace of its rule. */
export const record = (traces: Map<string, RuleTrace>, row: CompiledRow, outcome: Outcome): void => {
  const { rule } = row;
  const ruleId = outcome.ruleId ?? rule.ruleId;
  const trace = traces.get(ruleId) ?? newTrace(ruleId);
  traces.set(ruleId, trace);
  trace.covers = both(trace.covers, rule.covers);
  for (const hit of outcome.hits) trace.hits.push({ row, hit, severity: hit.severity ?? rule.severity });
  for (const open of outcome.opens) trace.opens.push({ open, severity: open.severity ?? rule.severity });
  if (outcome.applicable) trace.applicable = true;
};

const idsOf = (courses: readonly CourseExposure[]): readonly string[] => courses.map(({ id }) => id);
const within = (part: readonly string[], whole: readonly string[]): boolean => part.every((id) => whole.includes(id));

/** Whether the graver hit already says what the other one says. */
const says = (graver: RowHit, other: RowHit): boolean => {
  const [courses, others] = [idsOf(graver.hit.courses), idsOf(other.hit.courses)];
  if (!within(other.hit.causes, [...graver.hit.causes, ...courses])) return false;
  return within(others, courses) || (other.row.rule.kind === 'spacing' && others.some((id) => courses.includes(id)));
};

const keyOf = ({ hit }: RowHit): string => `${[...idsOf(hit.courses)].sort(byText).join(' ')}|${hit.causes.join(' ')}`;

/** Of several rows of a rule the most severe that fires is the finding. */
export const gravest = (hits: readonly RowHit[]): readonly RowHit[] => {
  const sorted = [...hits].sort((a, b) => rank(a.severity) - rank(b.severity) || byText(keyOf(a), keyOf(b)) || byText(a.row.rule.id, b.row.rule.id));
  return sorted.reduce<readonly RowHit[]>(
    (kept, one) =>
      kept.some((other) => (rank(other.severity) < rank(one.severity) && says(other, one)) || keyOf(other) === keyOf(one)) ? kept : [...kept, one],
    [],
  );
};

const named = (courses: readonly CourseExposure[]): string =>
  courses
    .map(({ id, modality }) => `${id}=${modality.id}`)
    .sort(byText)
    .join(' ');

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** Chooses the fixes that work; told the finding that they are for. */
export type ChooseFixes = (finding: Omit<Finding, 'fixes'>, candidates: readonly Fix[]) => readonly Fix[];

interface Parts {
  readonly bare: Omit<Finding, 'fixes'>;
  readonly fixes: () => readonly Fix[];
}
const partsOf = new WeakMap<Finding, Parts>();

/** Proving a fix costs an evaluation, so it is done for those who look: not on every frame of a drag. */
const lazy = (bare: Parts['bare'], fixes: Parts['fixes']): Finding => {
  const finding: Finding = {
    ...bare,
    get fixes() {
      return fixes();
    },
  };
  partsOf.set(finding, { bare, fixes });
  return finding;
};

/** A copy that says something else as well and keeps the fixes unproven until they are read. */
const changed = (finding: Finding, change: Partial<Parts['bare']>): Finding => {
  const parts = partsOf.get(finding);
  return parts === undefined ? { ...finding, ...change } : lazy({ ...parts.bare, ...change }, parts.fixes);
};

const findingOf = (trace: RuleTrace, { row, hit, severity }: RowHit, choose: ChooseFixes): Finding => {
  const bare: Omit<Finding, 'fixes'> = {
    ruleId: trace.ruleId,
    severity,
    fingerprint: fingerprintOf(trace.ruleId, severity, row.parameters, named(hit.courses), hit.causes.join(' ')),
    courseIds: idsOf(hit.courses),
    days: hit.days.map(calendarDay),
    text: explain(hit.said),
    rationale: hit.why?.rationale ?? row.rule.rationale,
    source: hit.why?.source ?? row.rule.source,
    inherited: hit.inherited ?? false,
    covers: trace.covers,
    unknowns: [],
  };
  return lazy(
    bare,
    once(() => choose(bare, hit.fixes())),
  );
};

/** Demanded as gravely as the row is, announced while the course is too far away for the datum to count. */
const gravityOf = ({ open, severity }: RowOpen, situation: Situation): Severity => {
  const starts = open.courses.map(({ from }) => from);
  return starts.length > 0 && !countsByThen(situation, open.datum, Math.min(...starts)) ? 'inform' : severity;
};

const byDatum = (opens: readonly RowOpen[]): ReadonlyMap<string, readonly RowOpen[]> => {
  const groups = new Map<string, RowOpen[]>();
  for (const one of opens) {
    const group = groups.get(one.open.datum);
    if (group) group.push(one);
    else groups.set(one.open.datum, [one]);
  }
  return groups;
};

const coursesOf = (opens: readonly RowOpen[]): readonly CourseExposure[] =>
  [...new Set(opens.flatMap(({ open }) => open.courses))].sort((a, b) => a.from - b.from || byText(a.id, b.id));

/** What a rule cannot tell, one entry for each missing datum. */
export const unknownsOf = ({ ruleId, opens }: RuleTrace, situation: Situation): readonly NotEvaluable[] =>
  [...byDatum(opens)]
    .sort(([a], [b]) => byText(a, b))
    .map(([datum, same]) => {
      const courses = coursesOf(same);
      const severity = same.map((one) => gravityOf(one, situation)).reduce((a, b) => (rank(a) <= rank(b) ? a : b));
      return {
        ruleId,
        severity,
        fingerprint: fingerprintOf(ruleId, severity, datum, named(courses)),
        courseIds: idsOf(courses),
        datum,
        text: explainDatum(datum, situation),
      };
    });

/** The findings of a rule; what it cannot tell besides stays with the first. */
export const findingsOf = (trace: RuleTrace, situation: Situation, choose: ChooseFixes): readonly Finding[] => {
  const findings = gravest(trace.hits).map((hit) => findingOf(trace, hit, choose));
  const unknowns = findings.length > 0 && trace.opens.length > 0 ? unknownsOf(trace, situation) : [];
  return unknowns.length === 0 ? findings : findings.map((finding, at) => (at === 0 ? changed(finding, { unknowns }) : finding));
};

/** A copy that says further rule ids as well. */
export const covering = (finding: Finding, ids: readonly string[]): Finding => changed(finding, { covers: [...finding.covers, ...ids].sort(byText) });
