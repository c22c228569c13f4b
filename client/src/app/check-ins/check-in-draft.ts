import type { CheckInView, RecordCheckIn, RedFlag, SideEffectSeverity } from '@stagewell/shared/check-ins/check-in';
import { withShared } from '@stagewell/shared/check-ins/branching';
import type { QuestionnaireAnswers } from '@stagewell/shared/check-ins/questionnaire';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { CourseView } from '@stagewell/shared/plans/plan';

/** A side effect while it is typed; an empty course means that nobody knows which. */
export interface SideEffectDraft {
  readonly courseId: string;
  readonly what: string;
  readonly severity: SideEffectSeverity;
  readonly wantsToStop: boolean;
}

/** A check-in while it is typed. `null` = not answered; nothing is chosen beforehand. */
export interface CheckInDraft {
  readonly takenOn: CalendarDate;
  readonly pegPain: number | null;
  readonly pegEnjoyment: number | null;
  readonly pegActivity: number | null;
  readonly painNow: number | null;
  readonly painWorst: number | null;
  readonly sleep: number | null;
  readonly function: number | null;
  readonly phq4Items: (number | null)[];
  readonly questionnaires: readonly QuestionnaireAnswers[];
  readonly adherence: { readonly courseId: string; readonly percent: number | null }[];
  readonly sideEffects: SideEffectDraft[];
  readonly redFlags: readonly RedFlag[] | null;
  readonly note: string;
  readonly enteredBy: RecordCheckIn['enteredBy'];
}

export const NO_SIDE_EFFECT: SideEffectDraft = { courseId: '', what: '', severity: 'mild', wantsToStop: false };

/** Courses that were running on a day: started by then and not over before. */
export const runningOn = (courses: readonly CourseView[], day: CalendarDate): readonly CourseView[] =>
  courses.filter(({ startedOn, endedOn }) => startedOn !== null && startedOn <= day && (endedOn === null || endedOn >= day));

/** Nothing answered yet. */
export const blankCheckIn = (takenOn: CalendarDate, courses: readonly CourseView[], enteredBy: RecordCheckIn['enteredBy']): CheckInDraft => ({
  takenOn,
  pegPain: null,
  pegEnjoyment: null,
  pegActivity: null,
  painNow: null,
  painWorst: null,
  sleep: null,
  function: null,
  phq4Items: [null, null, null, null],
  questionnaires: [],
  adherence: courses.map(({ id }) => ({ courseId: id, percent: null })),
  sideEffects: [],
  redFlags: null,
  note: '',
  enteredBy,
});

const wasAnswered = ({ answers, total }: QuestionnaireAnswers): boolean => total !== null || answers.some((answer) => answer !== null);

/** What is sent: courses without an answer are left out, because not asked is not zero. */
export const toRecord = (draft: CheckInDraft): RecordCheckIn => {
  const [interest = null, mood = null, nervous = null, worry = null] = draft.phq4Items;
  return {
    ...draft,
    phq4Items: [interest, mood, nervous, worry],
    questionnaires: withShared(draft.questionnaires.filter(wasAnswered), [interest, mood, nervous, worry]),
    adherence: draft.adherence.filter(({ percent }) => percent !== null),
    sideEffects: draft.sideEffects.map(({ courseId, ...rest }) => ({ ...rest, what: rest.what.trim(), courseId: courseId === '' ? null : courseId })),
    note: draft.note.trim(),
  };
};

/** The newest check-in not after the day: what stands beside each field, never in it. */
export const lastBefore = (checkIns: readonly CheckInView[], day: CalendarDate): CheckInView | null =>
  [...checkIns]
    .filter(({ takenOn }) => takenOn <= day)
    .sort((a, b) => a.takenOn.localeCompare(b.takenOn) || a.recordedAt.localeCompare(b.recordedAt))
    .at(-1) ?? null;
