import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { reasonProblems, type Deciding, type ReasonCode } from '@stagewell/shared/sequencing/decision-reasons';
import { expiryProblem, latestExpiry, usualExpiry } from '@stagewell/shared/sequencing/signature-life';
import { SNOOZE, snoozeProblem } from '@stagewell/shared/sequencing/snooze';

/** What somebody answers to a finding: why, and until when it counts. */
export interface Answer {
  /** `null` = not chosen yet; nothing is chosen beforehand. */
  readonly reasonCode: ReasonCode | null;
  readonly reason: string;
  /** The last day. */
  readonly until: CalendarDate;
}

/** The last day that may be chosen. */
export const latestDay = (deciding: Deciding, today: CalendarDate): CalendarDate =>
  deciding === 'snooze' ? addDays(today, SNOOZE.mostDays) : latestExpiry(deciding, today);

/** Nothing said yet, with the usual last day. */
export const usualAnswer = (deciding: Deciding, today: CalendarDate): Answer => ({
  reasonCode: null,
  reason: '',
  until: deciding === 'snooze' ? addDays(today, SNOOZE.usualDays) : usualExpiry(deciding, today),
});

const SOME_WARNING = { fingerprint: '', severity: 'warn' } as const;
const dayProblem = (deciding: Deciding, until: CalendarDate, today: CalendarDate): string | null =>
  deciding === 'snooze' ? snoozeProblem(SOME_WARNING, until, { today, before: [] }) : expiryProblem(deciding, until, today);

/** What is still wrong with an answer, in sentences; the server asks the same. */
export const answerProblems = (deciding: Deciding, answer: Answer, today: CalendarDate): readonly string[] => {
  const day = dayProblem(deciding, answer.until, today);
  return [...reasonProblems(deciding, answer).map(({ message }) => message), ...(day === null ? [] : [day])];
};
