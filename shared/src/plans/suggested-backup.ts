import type { Modality } from '../catalogue/modality.js';
import { evaluate } from '../sequencing/evaluate.js';
import { byText } from '../sequencing/situation.js';
import type { Rule, RuleKind } from '../sequencing/rules.js';
import { gradeRank } from './apply-fix.js';
import { changeCourse, courseOf } from './board.js';
import type { Chart } from './chart.js';
import type { Board, CourseDraft } from './plan.js';
import { documentOf, type Catalogue } from './sequencing-document.js';

/** What a backup is judged against. */
export interface Around {
  readonly chart: Chart;
  readonly board: Board;
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
}

/** Kinds that speak of the patient and the treatment, not of its place in the plan: that is found on the board. */
const PATIENT_KINDS: readonly RuleKind[] = ['exclusion', 'caution', 'history', 'repeat', 'scope'];
/** Tags that say what a treatment is for, those for the same together; the others say what it is made of, or what it risks. */
const PURPOSES: readonly (readonly string[])[] = [
  ...['psychological', 'rehab', 'exercise', 'mind-body', 'manual', 'education', 'sleep'].map((tag) => [tag]),
  ['nsaid'],
  ['antidepressant', 'gabapentinoid', 'antiepileptic'],
  ['muscle-relaxant'],
  ['nerve-block'],
  ['ablation', 'neurolysis'],
  ['neuromodulation'],
  ['infusion'],
  ['steroid'],
];
/** Nobody is led to these by a suggestion: an opioid or an implant is a decision of its own. */
const NEVER_OFFERED = ['experimental', 'diagnostic', 'opioid', 'implant'];
const GRADED = ['A', 'B', 'C'];

/** The rules that say whether a treatment suits a patient at all. */
export const patientRules = (rules: readonly Rule[]): readonly Rule[] => rules.filter(({ kind }) => PATIENT_KINDS.includes(kind));

const has = ({ tags }: Modality, words: readonly string[]): boolean => tags.some((tag) => words.includes(tag));
/** How many purposes both serve. */
const inCommon = (a: Modality, b: Modality): number => PURPOSES.filter((purpose) => has(a, purpose) && has(b, purpose)).length;

/** Whether two treatments serve a purpose in common. */
export const servesSame = (a: Modality, b: Modality): boolean => inCommon(a, b) > 0;

/** Treatments for the same purpose with some evidence: the best graded first, of these the nearest in purpose. */
const alternativesTo = (modality: Modality, catalogue: Catalogue): readonly Modality[] =>
  [...catalogue.values()]
    .filter((other) => other.id !== modality.id && servesSame(modality, other))
    .filter((other) => GRADED.includes(other.grade.value ?? '') && !has(other, NEVER_OFFERED))
    .sort((a, b) => gradeRank(a) - gradeRank(b) || inCommon(modality, b) - inCommon(modality, a) || byText(a.id, b.id));

/** Whether the rules have nothing against it in the place of the course, as far as everything they ask is known. */
const suits = (course: CourseDraft, candidate: Modality, { chart, board, catalogue, rules }: Around): boolean => {
  const kinds = new Map(rules.map(({ ruleId, kind }) => [ruleId, kind]));
  const tried = changeCourse(board, course.id, (one) => ({ ...one, modalityId: candidate.id, steps: candidate.defaultSteps }));
  const { findings, notEvaluable } = evaluate(documentOf(chart, tried, catalogue, chart.today), patientRules(rules));
  const against = findings.filter(({ courseIds }) => courseIds.includes(course.id));
  const failedBefore = against.some(({ ruleId }) => kinds.get(ruleId) === 'history' || kinds.get(ruleId) === 'repeat');
  const unknown = notEvaluable.some(({ courseIds, severity }) => severity === 'block' && courseIds.includes(course.id));
  return !failedBefore && !unknown && !against.some(({ severity }) => severity === 'block');
};

/**
 * The backup to offer for a course of the board: the best-graded treatment for the same purpose that is not on the
 * board, not refused, has not failed before and is not contraindicated for this patient. `null` = none is to be had,
 * or what would have to be known is not. A decision to offer, not to make: a person may choose any other.
 */
export const suggestedBackup = (course: CourseDraft, around: Around): string | null => {
  const modality = around.catalogue.get(course.modalityId);
  if (modality === undefined) return null;
  const taken = [...around.board.courses.map(({ modalityId }) => modalityId), ...around.chart.preferences.refusals];
  const candidates = alternativesTo(modality, around.catalogue).filter(({ id }) => !taken.includes(id));
  return candidates.find((candidate) => suits(course, candidate, around))?.id ?? null;
};

const TRIED_ON = 'tried-on';

/**
 * The treatments of the catalogue that the rules block for this patient, whatever else is planned: each is judged on a
 * plan of its own, from today on. By modality id. Works through the whole catalogue once.
 */
export const blockedForPatient = ({ chart, catalogue, rules }: Omit<Around, 'board'>): ReadonlySet<string> => {
  const about = patientRules(rules);
  const blocked = [...catalogue.values()].filter((modality) => {
    const only = courseOf(modality, { id: TRIED_ON, stageId: TRIED_ON, startsOn: chart.today });
    const board: Board = { title: '', urgentReason: '', stages: [], courses: [only] };
    const { findings } = evaluate(documentOf(chart, board, catalogue, chart.today), about);
    return findings.some(({ severity, courseIds }) => severity === 'block' && courseIds.includes(TRIED_ON));
  });
  return new Set(blocked.map(({ id }) => id));
};
