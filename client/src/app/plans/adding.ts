import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import type { CalendarDate } from '@stagewell/shared/dates';
import { addCourse, courseOf } from '@stagewell/shared/plans/board';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Board } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import type { Finding } from '@stagewell/shared/sequencing/finding';
import type { Rule, RuleKind } from '@stagewell/shared/sequencing/rules';
import type { ChipSeverity } from '../ui/severity-chip';
import type { Catalogue } from './course-lines';

/** Where a new course goes. */
export interface Place {
  readonly stageId: string;
  readonly startsOn: CalendarDate;
}

/** What adding a treatment would mean for this patient, and why. */
export interface AddingNote {
  readonly severity: ChipSeverity;
  readonly label: string;
  readonly why: string;
}
export interface Adding {
  readonly chart: Chart;
  readonly board: Board;
  readonly catalogue: Catalogue;
  /** Those of `patientRules`. */
  readonly rules: readonly Rule[];
  readonly place: Place;
}

/** The course that is tried on; no course of a board is called so. */
const TRIAL_ID = 'tried-on';

const labelOf = (finding: Finding, kind: RuleKind | undefined): string => {
  if (kind === 'history' || kind === 'repeat') return kind === 'history' ? 'Failed before' : 'Repeat limit';
  if (kind === 'exclusion') return finding.severity === 'block' ? 'Must not be combined' : 'Interacts';
  if (kind === 'scope') return 'Outside the rules’ scope';
  return finding.severity === 'block' ? 'Contraindicated' : 'Caution';
};

/** Findings that the plan would have with the treatment and that concern it, the gravest first; what cannot be judged is said too. */
export const notesOnAdding = ({ chart, board, catalogue, rules, place }: Adding, modality: CatalogueEntry): readonly AddingNote[] => {
  const tried = addCourse(board, courseOf(modality, { id: TRIAL_ID, ...place }));
  const { findings, notEvaluable } = evaluate(documentOf(chart, tried, catalogue, chart.today), rules);
  const kinds = new Map(rules.map(({ ruleId, kind }) => [ruleId, kind]));
  const kindOf = (ruleId: string): RuleKind | undefined => kinds.get(ruleId) ?? (ruleId.startsWith('CAUTION:') ? 'caution' : undefined);
  const twice = new Set(rules.flatMap(({ ruleId, parameters }) => ('alike' in parameters && parameters.alike !== undefined ? [ruleId] : [])));
  const unknown = notEvaluable.filter(({ courseIds, severity }) => courseIds.includes(TRIAL_ID) && severity === 'block');
  return [
    ...findings
      .filter(({ courseIds }) => courseIds.includes(TRIAL_ID))
      .map((finding): AddingNote => ({
        severity: finding.severity,
        label: twice.has(finding.ruleId) ? 'Duplicate' : labelOf(finding, kindOf(finding.ruleId)),
        why: finding.text.en,
      })),
    ...unknown.slice(0, 1).map(({ text }): AddingNote => ({ severity: 'unknown', label: 'Cannot tell yet', why: text.en })),
  ];
};
