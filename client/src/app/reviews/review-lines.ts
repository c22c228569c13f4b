import type { CatalogueEntry } from '@stagewell/shared/catalogue/modality';
import { addDays, daysBetween, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import { attainmentOn } from '@stagewell/shared/goals/attainment';
import type { Chart } from '@stagewell/shared/plans/chart';
import type { CourseView } from '@stagewell/shared/plans/plan';
import { leastAdherence } from '@stagewell/shared/progress/adherence';
import type { MeasureAttribution } from '@stagewell/shared/progress/attribution/chart-attribution';
import { scaleOf } from '@stagewell/shared/progress/attribution/scales';
import type { CourseProgress } from '@stagewell/shared/progress/courses';
import type { ProgressView } from '@stagewell/shared/progress/summary';
import { lastDecisionOn } from '@stagewell/shared/reviews/decision';
import { nextSteps, type NextStep } from '@stagewell/shared/reviews/next-steps';
import { adjustmentsOf, type Adjustment } from '@stagewell/shared/reviews/restage';
import { type ForestRow, forestRows } from '../charts/forest-rows';
import { number } from '../charts/chart-words';
import { changeFacts, RESPONSE_LOOKS, type Look, type ProgressFact } from '../progress/progress-words';
import { dayText } from '../ui/day';

/** One course as it is reviewed. */
export interface ReviewLine {
  readonly course: CourseView;
  readonly name: string;
  readonly category: CatalogueEntry['category'] | null;
  readonly running: boolean;
  readonly response: Look;
  readonly effectRow: ForestRow | null;
  /** How the effect is known, in a sentence. */
  readonly known: string;
  readonly sentence: string;
  readonly facts: readonly ProgressFact[];
  readonly considered: readonly Considered[];
  readonly adjustments: readonly Adjustment[];
}

/** What may be considered for one and the same reason. */
export interface Considered {
  readonly texts: readonly string[];
  /** A rule, or empty. */
  readonly ruleIds: readonly string[];
  /** The judgement it follows from; of a rule, empty. */
  readonly because: string;
}

interface About {
  readonly chart: Chart;
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>;
  readonly progress: ProgressView;
  readonly attributed: MeasureAttribution;
}

const STOPPED_LATELY_DAYS = 90;
const BENEFIT_WORDS: Readonly<Record<CourseProgress['benefit'], string>> = {
  established: 'established since the start',
  'not-established': 'not established',
  unknown: 'cannot tell',
};

interface ToldEffect {
  readonly on: CalendarDate;
  readonly effect: Chart['checkIns'][number]['sideEffects'][number];
}

/** Side effects of a course told since it was last decided about, or since its start; each as told last, the newest first. */
const sideEffectsOf = ({ checkIns, reviewDecisions }: Chart, { id, startedOn }: CourseView): readonly ToldEffect[] => {
  const decidedOn = lastDecisionOn(reviewDecisions, id);
  const since = laterOf(startedOn ?? '', decidedOn === null ? '' : addDays(decidedOn, 1));
  const told = checkIns
    .filter(({ takenOn }) => takenOn >= since)
    .flatMap(({ takenOn, sideEffects }) => sideEffects.filter(({ courseId }) => courseId === id).map((effect) => ({ on: takenOn, effect })));
  return [...new Map(told.map((one) => [one.effect.what.toLowerCase(), one])).values()].toReversed();
};

const sideEffectText = (told: readonly ToldEffect[]): string =>
  told.length === 0
    ? 'none told'
    : told.map(({ on, effect: { what, severity, wantsToStop } }) => `${what} (${severity}${wantsToStop ? ', wants to stop' : ''}), ${dayText(on)}`).join('; ');

const adherenceText = (progress: CourseProgress, modality: CatalogueEntry | undefined): string => {
  const least = modality === undefined ? null : leastAdherence(modality);
  if (least === null) return 'done, or it is not';
  if (progress.adherence === null) return 'not recorded';
  const { percent, n } = progress.adherence;
  return `${Math.round(percent)} % of what was planned (${n} ${n === 1 ? 'answer' : 'answers'}); ${least} % are needed`;
};

const inDays = (days: number): string => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`);

const judgedText = ({ assessOn }: CourseProgress, today: CalendarDate): string => {
  const next = assessOn.find((day) => day >= today);
  if (next !== undefined) return `${dayText(next)}, ${inDays(daysBetween(today, next))}`;
  const last = assessOn.at(-1);
  return last === undefined ? 'the catalogue states no day' : `since ${dayText(last)}`;
};

const doseText = (course: CourseView, today: CalendarDate): string => {
  if (course.startedOn === null) return 'not started';
  const day = daysBetween(course.startedOn, today);
  const now = course.steps.findLast((step) => step.day <= day);
  const next = course.steps.find((step) => step.day > day);
  const said = (step: CourseView['steps'][number]): string =>
    step.text || (step.dailyMg === null ? (step.perWeek === null ? 'as planned' : `${step.perWeek} a week`) : `${step.dailyMg} mg a day`);
  return `${now === undefined ? 'not known' : said(now)}${next === undefined ? '' : `; from ${dayText(addDays(course.startedOn, next.day))}: ${said(next)}`}`;
};

const factsOf = (course: CourseView, progress: CourseProgress, { chart, catalogue }: About): readonly ProgressFact[] => {
  const change = progress.response.change;
  return [
    ...(change === null ? [] : changeFacts(change.measure, change).filter(({ label }) => label === 'Change' || label === '90 % interval')),
    { label: 'Taken or done', value: adherenceText(progress, catalogue.get(course.modalityId)) },
    { label: 'Side effects', value: sideEffectText(sideEffectsOf(chart, course)) },
    { label: 'Now', value: doseText(course, chart.today) },
    { label: 'Judged', value: judgedText(progress, chart.today) },
    { label: 'Benefit', value: BENEFIT_WORDS[progress.benefit] },
  ];
};

const stepsOf = (course: CourseView, found: CourseProgress, { chart, catalogue, progress, attributed }: About): readonly NextStep[] => {
  const rehabilitationRuns = (chart.plan?.courses ?? []).some(
    (other) => other.state === 'active' && other.id !== course.id && catalogue.get(other.modalityId)?.tags.includes('rehab') === true,
  );
  return nextSteps({
    progress: found,
    modality: catalogue.get(course.modalityId) ?? null,
    effect: attributed.attribution.courses.find(({ courseId }) => courseId === course.id) ?? null,
    notices: progress.notices,
    sideEffects: sideEffectsOf(chart, course).map(({ effect }) => effect),
    hasBackup: course.backupModalityId !== null,
    rehabilitationRuns,
    today: chart.today,
  });
};

const ofCatalogue = (course: CourseView, { catalogue, chart }: About): Pick<ReviewLine, 'category' | 'adjustments'> => {
  const modality = catalogue.get(course.modalityId);
  return modality === undefined
    ? { category: null, adjustments: [] }
    : { category: modality.category, adjustments: adjustmentsOf(course, modality, chart.today) };
};
const RULE_ID = /^[A-Z]+-\d+$/;

/** Steps that follow from the same stand together, the most pressing first; the verdict above them is not said twice. */
const considered = (steps: readonly NextStep[], verdict: string): readonly Considered[] =>
  [...new Set(steps.map(({ trace }) => trace))].map((trace) => ({
    texts: steps.filter((one) => one.trace === trace).map(({ text }) => text),
    ...(RULE_ID.test(trace) ? { ruleIds: [trace], because: '' } : { ruleIds: [], because: trace === verdict ? 'the verdict above.' : trace }),
  }));

const lineOf = (course: CourseView, found: CourseProgress, about: About): ReviewLine => {
  const { measure, attribution } = about.attributed;
  const effectRow = forestRows(attribution, scaleOf(measure).mcid).find(({ id }) => id === course.id) ?? null;
  const running = course.state === 'active';
  return {
    course,
    name: found.name,
    ...ofCatalogue(course, about),
    running,
    response: RESPONSE_LOOKS[found.response.label],
    effectRow,
    known: attribution.courses.find(({ courseId }) => courseId === course.id)?.sentence ?? '',
    sentence: [found.response.sentence, found.success?.sentence ?? ''].filter((part) => part !== '').join(' '),
    facts: factsOf(course, found, about),
    considered: running ? considered(stepsOf(course, found, about), found.response.sentence) : [],
  };
};

/** What runs, and what has stopped in the last 90 days; oldest start first. */
export const reviewLines = (about: About): readonly ReviewLine[] =>
  (about.chart.plan?.courses ?? [])
    .filter(({ endedOn }) => endedOn === null || daysBetween(endedOn, about.chart.today) <= STOPPED_LATELY_DAYS)
    .toSorted((a, b) => (a.startedOn ?? '').localeCompare(b.startedOn ?? ''))
    .flatMap((course) => {
      const found = about.progress.courses.find(({ courseId }) => courseId === course.id);
      return found === undefined ? [] : [lineOf(course, found, about)];
    });

/** How far the goals are reached, in a sentence. */
export const goalsText = ({ goals, goalRatings, today }: Chart): string => {
  const now = attainmentOn(goals, goalRatings, today);
  if (goals.every(({ status }) => status === 'dropped')) return 'No goal is recorded.';
  if (now.kind === 'no-scale') return 'No goal has a scale yet, so how far they are reached cannot be told.';
  if (now.kind === 'cannot-tell') return `Cannot tell: ${now.unrated.length} of the scaled goals ${now.unrated.length === 1 ? 'is' : 'are'} not rated.`;
  return `Goal attainment ${number(now.t)} (50 = all met as hoped; it began at ${number(now.atBaseline)}), from ${now.goals} ${now.goals === 1 ? 'goal' : 'goals'}.`;
};
