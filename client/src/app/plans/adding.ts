import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import type { CalendarDate } from '@stagewell/shared/dates';
import { addCourse, courseOf } from '@stagewell/shared/plans/board';
import { earlierTrial } from '@stagewell/shared/history/earlier-trial';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Board } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import type { Finding } from '@stagewell/shared/sequencing/finding';
import type { Rule, RuleKind, RuleParameters } from '@stagewell/shared/sequencing/rules';
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

/** What was tried says how it went: a trial of which too little is known has not failed. */
const TRIED_WORDS: Readonly<Record<RuleParameters['history']['expect'], string>> = {
  'not-failed': 'Failed before',
  'class-not-failed': 'Failed before',
  'trial-known': 'Tried before',
  tolerated: 'Not tolerated before',
};

const KIND_WORDS: Readonly<Partial<Record<RuleKind, string>>> = { repeat: 'Repeat limit', scope: 'Outside the rules’ scope' };

/** With nothing to be combined with, an exclusion speaks of the patient. */
const combines = (rule: Rule | undefined): boolean => rule?.kind === 'exclusion' && rule.parameters.parties.length > 1;

const twice = (rule: Rule | undefined): boolean => rule !== undefined && 'alike' in rule.parameters && rule.parameters.alike !== undefined;

/** `rule` is left out for a caution of the catalogue. */
const labelOf = ({ severity }: Finding, rule: Rule | undefined): string => {
  if (rule?.kind === 'history') return TRIED_WORDS[rule.parameters.expect];
  if (twice(rule)) return 'Duplicate';
  const [barred, warned] = combines(rule) ? ['Must not be combined', 'Interacts'] : ['Contraindicated', 'Caution'];
  return (rule && KIND_WORDS[rule.kind]) ?? (severity === 'block' ? barred : warned);
};

/** The treatment and its first day stand above the reason. */
const withoutCourse = (text: string, name: string): string => {
  const [, rest] = text.startsWith(name) ? (/^ from \w+ \d+, \d{4}[,:] (.*)$/u.exec(text.slice(name.length)) ?? []) : [];
  return rest === undefined ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
};

/** What is the matter and, where that does not say it already, why: with what it interacts, and what that does. */
const reasonOf = ({ text, rationale }: Finding, rule: Rule | undefined, { name }: CatalogueEntry): string => {
  const what = withoutCourse(text.en, name.en);
  return rule?.kind === 'history' || text.en.includes(rationale.en) ? what : `${what} ${rationale.en}`;
};

/** What the insurance pays for is not recorded anywhere yet: said once, not beside every treatment. */
export const coverageWords = ({ coverages }: Chart): string =>
  coverages.length === 0
    ? 'Whether an insurance pays for a treatment is not recorded.'
    : `Whether ${coverages.map(({ payer }) => payer).join(' or ')} pays for a treatment is not recorded yet.`;

/** Earlier trials of it that were not adequate: no rule speaks of them, since they have not failed. */
const fallenShort = ({ history }: Chart, modality: CatalogueEntry): readonly AddingNote[] =>
  history.flatMap((past) => earlierTrial(past, modality) ?? []).map((why): AddingNote => ({ severity: 'inform', label: 'Tried before', why }));

/** Findings that the plan would have with the treatment and that concern it, the gravest first; what cannot be judged is said too. */
export const notesOnAdding = ({ chart, board, catalogue, rules, place }: Adding, modality: CatalogueEntry): readonly AddingNote[] => {
  const tried = addCourse(board, courseOf(modality, { id: TRIAL_ID, ...place }));
  const { findings, notEvaluable } = evaluate(documentOf(chart, tried, catalogue, chart.today), rules);
  const byId = new Map(rules.map((rule) => [rule.ruleId, rule]));
  const unknown = notEvaluable.filter(({ courseIds, severity }) => courseIds.includes(TRIAL_ID) && severity === 'block');
  return [
    ...findings
      .filter(({ courseIds }) => courseIds.includes(TRIAL_ID))
      .map((finding): AddingNote => {
        const rule = byId.get(finding.ruleId);
        return { severity: finding.severity, label: labelOf(finding, rule), why: reasonOf(finding, rule, modality) };
      }),
    ...fallenShort(chart, modality),
    ...unknown.slice(0, 1).map(({ text }): AddingNote => ({ severity: 'unknown', label: 'Cannot tell yet', why: text.en })),
  ];
};
