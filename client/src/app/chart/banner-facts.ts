import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { ageOn, daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import { RUNNING } from '@stagewell/shared/plans/lifecycle';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { Board, PlanState } from '@stagewell/shared/plans/plan';
import { nameOf, startedOf } from '@stagewell/shared/progress/courses';
import { nextReview } from '@stagewell/shared/reviews/next-review';
import { momentWords } from '@stagewell/shared/reviews/review-words';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { planDecisions, pressingDecisions } from '@stagewell/shared/sequencing/open-decisions';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { dayText } from '../ui/day';
import type { ChipSeverity } from '../ui/severity-chip';

/** A chip of the banner: what must be in sight on every section. */
export interface Flag {
  readonly severity: ChipSeverity;
  readonly label: string;
  /** The whole sentence, for those who ask. */
  readonly why: string;
}

export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

export const PLAN_WORDS: Readonly<Record<PlanState, string>> = {
  draft: 'Plan in draft',
  proposed: 'Plan proposed',
  active: 'Plan running',
  'on-hold': 'Plan on hold',
  completed: 'Plan completed',
  revoked: 'Plan revoked',
};

const NO_PLAN: Board = { title: '', stages: [], courses: [], urgentReason: '' };

/** Why the rules do not judge this patient, or cannot yet; empty = they do, or a clinician decided that they may. */
const scopeFlags = (chart: Chart, rules: readonly Rule[], catalogue: Catalogue): readonly Flag[] => {
  if (chart.scopeLift !== null) return [{ severity: 'inform', label: 'Scope lifted', why: `${chart.scopeLift.byName} decided: ${chart.scopeLift.reason}` }];
  const { findings, notEvaluable } = evaluate(
    documentOf(chart, NO_PLAN, catalogue, chart.today),
    rules.filter(({ kind }) => kind === 'scope'),
  );
  return [
    ...findings.map((finding): Flag => ({ severity: 'block', label: 'Outside the rules’ scope', why: finding.text.en })),
    ...(findings.length === 0 && notEvaluable.length > 0
      ? [{ severity: 'unknown', label: 'Scope not known', why: notEvaluable.map(({ text }) => text.en).join(' ') } as const]
      : []),
  ];
};

/** "None" and "not asked" are different; a listed allergy speaks for itself. */
const allergyFlag = ({ allergies, statements }: Chart): Flag => {
  const asked = [...statements].filter(({ topic }) => topic === 'allergies').sort((a, b) => b.askedOn.localeCompare(a.askedOn))[0];
  if (allergies.length > 0) {
    const severe = allergies.some(({ severity }) => severity === 'severe');
    return {
      severity: severe ? 'block' : 'warn',
      label: `${allergies.length === 1 ? 'Allergy' : 'Allergies'}: ${allergies.map(({ label }) => label).join(', ')}`,
      why: allergies.map(({ label, reaction, severity: how }) => `${label}: ${reaction || 'reaction not known'}, ${how}`).join('; '),
    };
  }
  if (asked?.answer === 'none') return { severity: 'passed', label: 'No allergies', why: `Asked on ${asked.askedOn}.` };
  return { severity: 'unknown', label: 'Allergies not asked', why: 'Nobody has recorded yet whether there are any.' };
};

/** What is over waits for nobody: rules read active conditions and what is still taken. */
const unmappedFlag = ({ conditions, medicines, allergies }: Chart): readonly Flag[] => {
  const count =
    conditions.filter(({ flags, status }) => flags === null && status === 'active').length +
    medicines.filter(({ ingredients, status }) => ingredients === null && status === 'current').length +
    allergies.filter(({ substance }) => substance === null).length;
  return count === 0
    ? []
    : [{ severity: 'unknown', label: `${count} to map`, why: 'Rules cannot judge rows that are not mapped to known conditions, ingredients or substances.' }];
};

const statFlag = ({ tasks }: Chart): readonly Flag[] => {
  const open = tasks.filter(({ state, priority }) => state === 'open' && priority === 'stat');
  return open.length === 0
    ? []
    : [{ severity: 'block', label: open.length === 1 ? '1 STAT task open' : `${open.length} STAT tasks open`, why: open.map(({ what }) => what).join(' ') }];
};

/** A signature that ended, or a block that nobody signed: the plan goes on, and this says so wherever the chart is open. */
const decisionFlag = (chart: Chart, rules: readonly Rule[], catalogue: Catalogue): readonly Flag[] => {
  const { plan, today } = chart;
  if (plan === null || !RUNNING.includes(plan.state) || plan.courses.some(({ modalityId }) => !catalogue.has(modalityId))) return [];
  const texts = new Set(
    pressingDecisions(planDecisions(evaluate(documentOf(chart, plan, catalogue, today), rules), plan.signatures, today)).map(({ text }) => text.en),
  );
  return texts.size === 0
    ? []
    : [{ severity: 'warn', label: texts.size === 1 ? '1 finding to decide' : `${texts.size} findings to decide`, why: [...texts].join(' ') }];
};

/** Most urgent first. */
export const flagsOf = (chart: Chart, rules: readonly Rule[], catalogue: Catalogue): readonly Flag[] => [
  ...statFlag(chart),
  ...scopeFlags(chart, rules, catalogue),
  ...decisionFlag(chart, rules, catalogue),
  allergyFlag(chart),
  ...unmappedFlag(chart),
  ...(chart.patient.interpreter ? [{ severity: 'inform', label: 'Interpreter', why: 'Book an interpreter for every visit.' } as const] : []),
];

/** Completed years, or that the birth date is missing. */
export const ageText = ({ patient, today }: Chart): string => (patient.birthDate === null ? 'age not known' : `${ageOn(patient.birthDate, today)} years`);

const currentStage = (chart: Chart): string | null => {
  const started = startedOf(chart.plan?.courses ?? [], chart.today);
  const newest = [...started].reverse().find(({ state }) => state === 'active');
  const stage = chart.plan?.stages.find(({ id }) => id === newest?.stageId);
  if (stage === undefined) return null;
  const first = started.filter(({ stageId }) => stageId === stage.id)[0]?.startedOn ?? chart.today;
  return `${stage.name}, day ${daysBetween(first, chart.today)}`;
};

/** State of the plan with the stage that runs and the days since its first start; day 0 is the day it started. */
export const planText = (chart: Chart): string => {
  if (chart.plan === null) return 'No plan yet';
  const stage = chart.plan.state === 'active' ? currentStage(chart) : null;
  return stage === null ? PLAN_WORDS[chart.plan.state] : `${PLAN_WORDS[chart.plan.state]} · ${stage}`;
};

/** The day of the newest check-in, whatever order they were entered in. */
export const lastCheckInOn = ({ checkIns }: Chart): CalendarDate | null =>
  checkIns
    .map(({ takenOn }) => takenOn)
    .sort()
    .at(-1) ?? null;

/** The next review as the banner says it. */
export interface ReviewLine {
  /** Its kind, the treatment it looks at, and its target day; a few words where there is none. */
  readonly words: string;
  /** The days on which it may take place; empty = on its target day only. */
  readonly window: string;
  /** How many are overdue, in words; empty = none. */
  readonly overdue: string;
}

/** What the plan calls for next, from the reviews that it keeps. */
export const reviewLine = ({ plan, dueReviews, today }: Chart, catalogue: Catalogue): ReviewLine => {
  const { next, overdue } = nextReview(dueReviews, today);
  const late = overdue === 0 ? '' : `${overdue} overdue`;
  if (next === null) return { words: plan !== null && RUNNING.includes(plan.state) ? 'none ahead' : 'none while no plan runs', window: '', overdue: late };
  const course = plan?.courses.find(({ id }) => id === next.courseIds[0]);
  const kind = `${momentWords(next.moment).en}${course === undefined ? '' : ` of ${nameOf(course, catalogue)}`}`;
  return {
    words: `${kind}, ${dayText(next.target)}`,
    window: next.earliest === next.latest ? '' : `window ${dayText(next.earliest)} – ${dayText(next.latest)}`,
    overdue: late,
  };
};
