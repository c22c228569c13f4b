import type { Modality } from '../catalogue/modality.js';
import type { CheckInView } from '../check-ins/check-in.js';
import { dayInWords, type CalendarDate } from '../dates.js';
import type { CourseAttribution } from '../progress/attribution/attribution.js';
import { leastAdherence } from '../progress/adherence.js';
import type { CourseProgress } from '../progress/courses.js';
import type { Notice } from '../progress/watch.js';
import type { DecisionKind } from './decision.js';

/** Something to consider at a review, with what it rests on. The clinician decides; nothing is preselected. */
export interface NextStep {
  /** `ask`: find something out first. `wait`: it is too early, or nothing can be told yet. */
  readonly kind: DecisionKind | 'ask' | 'wait';
  readonly text: string;
  /** The rule that says so, or the judgement it follows from. */
  readonly trace: string;
}

/** What is known of one running course. */
export interface ReviewedCourse {
  readonly progress: CourseProgress;
  /** `null` = the catalogue no longer has it. */
  readonly modality: Modality | null;
  /** `null` = nothing is attributed to it: a diagnostic test. */
  readonly effect: CourseAttribution | null;
  /** Of this course and of the plan as a whole. */
  readonly notices: readonly Notice[];
  /** Its side effects told since it was last decided about, or since its start. */
  readonly sideEffects: CheckInView['sideEffects'];
  readonly rehabilitationRuns: boolean;
  /** Whether the plan names what would take its place. */
  readonly hasBackup: boolean;
  readonly today: CalendarDate;
}
type Look = (course: ReviewedCourse) => readonly NextStep[];

const step = (kind: NextStep['kind'], text: string, trace: string): NextStep => ({ kind, text, trace });

/** Where no backup was planned the step does not name one. */
const rotateTo = ({ hasBackup }: ReviewedCourse): string => (hasBackup ? 'Rotate to its backup' : 'Rotate to another treatment (no backup was planned)');

const intolerance: Look = ({ sideEffects }) => {
  const grave = sideEffects.find(({ severity, wantsToStop }) => severity !== 'mild' || wantsToStop);
  if (grave === undefined) return [];
  const how = `${grave.what} (${grave.severity}${grave.wantsToStop ? ', wants to stop' : ''})`;
  return [
    step('ask', `Side effect to weigh against benefit: ${how}.`, 'SAF-19'),
    step('adjust', 'A lower dose or a slower pace may make it bearable.', 'SAF-19'),
  ];
};

const adherence: Look = ({ progress, modality }) => {
  const least = modality === null ? null : leastAdherence(modality);
  if (least === null) return [];
  if (progress.adherence === null) return [step('ask', 'How regularly it was taken or done was not recorded: ask before judging.', 'SEQ-31')];
  const { percent } = progress.adherence;
  if (percent >= least) return [];
  return [
    step(
      'ask',
      `Taken or done at ${Math.round(percent)} % of what was planned (${least} % are needed). Ask why: not bearing it is another thing than not doing it.`,
      'SEQ-31',
    ),
  ];
};

const fading: Look = (course) => {
  const { notices, modality, progress } = course;
  const notice = notices.find(({ kind, courseId }) => kind === 'diminishing-returns' && courseId === progress.courseId);
  if (notice === undefined) return [];
  const trace = notice.sentence;
  const opioid = modality?.tags.includes('opioid') === true;
  return [
    ...(opioid
      ? [step('taper', 'Talk about tapering, and consider that the opioid itself may raise pain.', trace)]
      : [step('adjust', 'Adjust the dose, where there is room.', trace)]),
    ...(opioid ? [] : [step('rotate', `${rotateTo(course)}.`, trace)]),
    step('add', 'Add a complement.', trace),
  ];
};

const wearingOff: Look = ({ notices, progress, rehabilitationRuns }) => {
  const notice = notices.find(({ kind, courseId }) => kind === 'wear-off' && courseId === progress.courseId);
  if (notice === undefined || rehabilitationRuns) return [];
  return [step('add', 'Its relief is wearing off and no rehabilitation runs: use what is left of it.', 'SEQ-07')];
};

const worse: Look = ({ progress, effect }) => {
  const judgedWorse = progress.response.label === 'worse';
  if (!judgedWorse && effect?.verdict !== 'likely-worsening') return [];
  return [step('stop', 'Worse since it runs: weigh stopping it.', judgedWorse ? progress.response.sentence : (effect?.sentence ?? ''))];
};

const judged: Look = (course) => {
  const { progress, modality } = course;
  const { label, sentence } = progress.response;
  if (label === 'non-responder') {
    const stop =
      (modality?.taper ?? []).length > 0
        ? step('taper', 'Taper and stop: its trial was adequate and it did not help.', sentence)
        : step('stop', 'Stop: its trial was adequate and it did not help.', sentence);
    return [step('rotate', `${rotateTo(course)}: its trial was adequate and it did not help.`, sentence), stop];
  }
  if (label === 'partial')
    return [step('adjust', 'A partial response: adjust it, where there is room.', sentence), step('add', 'Or add a complement.', sentence)];
  if (label === 'responder' || label === 'substantial') return [step('continue', 'Go on as it is.', sentence)];
  return [];
};

const waiting: Look = ({ progress, today }) => {
  if (progress.response.label !== 'not-assessable') return [];
  const next = progress.assessOn.find((day) => day > today);
  const text = next === undefined ? 'Cannot be told as it stands; the reason says what is missing.' : `Wait: it is judged on ${dayInWords(next).en}.`;
  return [step('wait', text, progress.response.sentence)];
};

/** Reasons to hold back a verdict come before what follows from one. */
const LOOKS: readonly Look[] = [intolerance, adherence, worse, fading, wearingOff, judged, waiting];

/** What to consider of one course, most pressing first. What fades is no longer advised to go on as it is. */
export const nextSteps = (course: ReviewedCourse): readonly NextStep[] => {
  const steps = LOOKS.flatMap((look) => look(course));
  const change = steps.some(({ kind }) => kind === 'rotate' || kind === 'taper' || kind === 'stop' || kind === 'adjust');
  return steps
    .filter(({ kind }) => !(kind === 'continue' && change))
    .filter(({ kind, text }, at, all) => all.findIndex((one) => one.kind === kind && one.text === text) === at);
};
