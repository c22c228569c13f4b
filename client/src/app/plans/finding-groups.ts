import type { CalendarDate } from '@stagewell/shared/dates';
import { SEVERITIES, type Evaluation, type Finding, type NotEvaluable, type Severity } from '@stagewell/shared/sequencing/finding';
import { unknownsOf } from './course-lines';

/** Findings of one severity, those of the same rule together. */
export interface SeverityGroup {
  readonly severity: Severity;
  readonly findings: readonly Finding[];
  readonly causes: readonly { readonly ruleId: string; readonly findings: readonly Finding[] }[];
}
/** Everything that waits for one and the same datum. */
export interface DatumGroup {
  readonly datum: string;
  readonly text: string;
  /** Rules that cannot be judged without it. */
  readonly ruleIds: readonly string[];
  readonly courseIds: readonly string[];
  readonly fingerprints: readonly string[];
  readonly unknowns: readonly NotEvaluable[];
  /** Whether a block hangs on it, which activation asks about. */
  readonly blocks: boolean;
  /** Whether recording it today would be too early for every start that needs it. */
  readonly isEarly: boolean;
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** The gravest first; empty groups are left out. */
export const bySeverity = (findings: readonly Finding[]): readonly SeverityGroup[] =>
  SEVERITIES.map((severity) => findings.filter((finding) => finding.severity === severity))
    .filter((group) => group.length > 0)
    .map((group) => ({
      severity: group[0]?.severity ?? 'inform',
      findings: group,
      causes: unique(group.map(({ ruleId }) => ruleId)).map((ruleId) => ({ ruleId, findings: group.filter((one) => one.ruleId === ruleId) })),
    }));

/** What is wanted now before what is wanted for a start that is still to come, and that by its day. */
const byNeed = (a: NotEvaluable, b: NotEvaluable): number => (a.needed?.by ?? '').localeCompare(b.needed?.by ?? '');

/** What could not be judged, by what is missing; what a block hangs on comes first, what is wanted later last. `today`: of the clinic. */
export const byDatum = (evaluation: Evaluation, today: CalendarDate): readonly DatumGroup[] => {
  const unknowns = unknownsOf(evaluation).toSorted(byNeed);
  const groupOf = (datum: string): DatumGroup => {
    const group = unknowns.filter((one) => one.datum === datum);
    return {
      datum,
      text: group[0]?.text.en ?? datum,
      ruleIds: unique(group.map(({ ruleId }) => ruleId)),
      courseIds: unique(group.flatMap(({ courseIds }) => courseIds)),
      fingerprints: unique(group.map(({ fingerprint }) => fingerprint)),
      unknowns: group,
      blocks: group.some(({ severity }) => severity === 'block'),
      isEarly: group.every(({ needed }) => needed !== undefined && needed.from > today),
    };
  };
  return unique(unknowns.map(({ datum }) => datum))
    .map(groupOf)
    .toSorted((a, b) => Number(b.blocks) - Number(a.blocks));
};

/** Where in the chart something that is missing can be recorded: a section, and the place in it. */
export interface ChartPlace {
  readonly section: 'summary' | 'history' | 'check-ins' | 'plan';
  readonly fragment: string | null;
  readonly words: string;
}

const PLACES: Readonly<Record<string, ChartPlace>> = {
  fact: { section: 'summary', fragment: 'facts', words: 'Record it under facts' },
  statement: { section: 'summary', fragment: null, words: 'Ask, and record the answer' },
  medicine: { section: 'summary', fragment: 'medicines', words: 'Map the medicine' },
  condition: { section: 'summary', fragment: 'conditions', words: 'Review the condition' },
  allergy: { section: 'summary', fragment: 'allergies', words: 'Map the allergy' },
  history: { section: 'history', fragment: null, words: 'Complete the history' },
  outcome: { section: 'history', fragment: null, words: 'Complete the history' },
  baseline: { section: 'check-ins', fragment: null, words: 'Record a check-in' },
  'birth-date': { section: 'summary', fragment: null, words: 'Complete the patient’s details' },
  sex: { section: 'summary', fragment: null, words: 'Complete the patient’s details' },
  preference: { section: 'summary', fragment: 'preferences', words: 'Ask for preferences' },
  dose: { section: 'plan', fragment: null, words: 'State the dose' },
  region: { section: 'plan', fragment: null, words: 'State the region' },
};

/** A datum as the rules name it (`fact:egfr`); what belongs to no section is recorded in the summary. */
export const placeOf = (datum: string): ChartPlace =>
  PLACES[datum.split(':')[0] ?? ''] ?? { section: 'summary', fragment: null, words: 'Record it in the chart' };
