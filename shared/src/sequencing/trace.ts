import type { Hit, Open, Outcome } from './checks/check.js';
import { announced, dueOf, type Due } from './due-by.js';
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

interface Ranked {
  readonly one: RowHit;
  readonly key: string;
  readonly rank: number;
}
const byRank = (a: Ranked, b: Ranked): number => a.rank - b.rank || byText(a.key, b.key) || byText(a.one.row.rule.id, b.one.row.rule.id);
const isSaidBy = (other: Ranked, next: Ranked): boolean => other.key === next.key || (other.rank < next.rank && says(other.one, next.one));

/** Of several rows of a rule the most severe that fires is the finding. */
export const gravest = (hits: readonly RowHit[]): readonly RowHit[] => {
  if (hits.length < 2) return hits;
  const sorted = hits.map((one) => ({ one, key: keyOf(one), rank: rank(one.severity) })).sort(byRank);
  const kept: Ranked[] = [];
  for (const next of sorted) if (!kept.some((other) => isSaidBy(other, next))) kept.push(next);
  return kept.map(({ one }) => one);
};

const nameOf = ({ id, modality }: CourseExposure): string => `${id}=${modality.id}`;

const named = (courses: readonly CourseExposure[]): string => {
  const [only, ...more] = courses;
  return only !== undefined && more.length === 0 ? nameOf(only) : courses.map(nameOf).sort(byText).join(' ');
};

/** A finding before anybody has looked at its fixes. */
export interface Found {
  readonly bare: Omit<Finding, 'fixes'>;
  /** Of all hits of its rule that concern the same courses. */
  readonly causes: () => readonly string[];
  readonly candidates: () => readonly Fix[];
}

const sameCourses = (a: readonly CourseExposure[], b: readonly CourseExposure[]): boolean => a.length === b.length && a.every(({ id }, at) => id === b[at]?.id);

const foundBy = (trace: RuleTrace, { row, hit, severity }: RowHit, unknowns: readonly NotEvaluable[]): Found => ({
  bare: {
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
    unknowns,
  },
  causes: () => trace.hits.filter((other) => sameCourses(other.hit.courses, hit.courses)).flatMap((other) => other.hit.causes),
  candidates: hit.fixes,
});

const byDatum = (opens: readonly RowOpen[]): ReadonlyMap<string, readonly RowOpen[]> => {
  const groups = new Map<string, RowOpen[]>();
  for (const one of opens) {
    const group = groups.get(one.open.datum);
    if (group) group.push(one);
    else groups.set(one.open.datum, [one]);
  }
  return groups;
};

const coursesOf = (opens: readonly RowOpen[]): readonly CourseExposure[] => {
  const [first] = opens;
  if (first !== undefined && opens.length === 1 && first.open.courses.length < 2) return first.open.courses;
  return [...new Set(opens.flatMap(({ open }) => open.courses))].sort((a, b) => a.from - b.from || byText(a.id, b.id));
};

/** The day that comes first; `null` as soon as one of them is wanted now. */
const firstOf = (dues: readonly (Due | null)[]): Due | null =>
  dues.reduce((first, due) => {
    if (first === null || due === null) return null;
    return due.by < first.by || (due.by === first.by && due.from > first.from) ? due : first;
  });

/** What a rule cannot tell, one entry for each missing datum. */
export const unknownsOf = ({ ruleId, opens }: RuleTrace, situation: Situation): readonly NotEvaluable[] =>
  [...byDatum(opens)]
    .sort(([a], [b]) => byText(a, b))
    .map(([datum, same]) => {
      const courses = coursesOf(same);
      const dues = same.map(({ open }) => dueOf(open, situation));
      const due = firstOf(dues);
      const severity = same.map((one, at) => (dues[at] === null ? one.severity : 'inform')).reduce((a, b) => (rank(a) <= rank(b) ? a : b));
      return {
        ruleId,
        severity,
        fingerprint: fingerprintOf(ruleId, severity, datum, named(courses)),
        courseIds: idsOf(courses),
        datum,
        text: due === null ? explainDatum(datum, situation) : announced(datum, due, situation),
        ...(due === null ? {} : { needed: { from: calendarDay(due.from), by: calendarDay(due.by) } }),
      };
    });

/** The findings of a rule; what it cannot tell besides stays with the first. */
export const foundIn = (trace: RuleTrace, situation: Situation): readonly Found[] => {
  if (trace.hits.length === 0) return [];
  const unknowns = trace.opens.length > 0 ? unknownsOf(trace, situation) : [];
  return gravest(trace.hits).map((hit, at) => foundBy(trace, hit, at === 0 ? unknowns : []));
};

/** The same, saying further rule ids as well. */
export const covering = (found: Found, ids: readonly string[]): Found => ({
  ...found,
  bare: { ...found.bare, covers: [...found.bare.covers, ...ids].sort(byText) },
});
