import { percentOf } from '@stagewell/shared/plans/information-words';
import type { PlanImprovement } from '@stagewell/shared/plans/plan-improvements';
import { dayText } from '../ui/day';
import { plural } from './plan-words';

/** A way to make effects easier to tell, in plain words. */
export interface ImprovementWords {
  readonly what: string;
  /** What somebody has to do that the board cannot; empty = the board does it. */
  readonly how: string;
  readonly gain: string;
  readonly figures: string;
}

const laterWords = ({ moves }: PlanImprovement, name: string): string => {
  const others = moves.length - 1;
  return `Start ${name} two weeks later${others > 0 ? `, and the ${others === 1 ? 'course' : `${others} courses`} after it with it` : ''}.`;
};

const sayOf = (one: PlanImprovement, name: string): Pick<ImprovementWords, 'what' | 'how'> => {
  if (one.kind === 'wider-gap') return { what: laterWords(one, name), how: '' };
  if (one.kind === 'more-check-ins')
    return { what: 'Check-ins twice as often.', how: 'Ask for one by hand between every two that are planned; the patient has to be willing.' };
  return {
    what: `${plural((one.days ?? 0) / 7, 'week')} without ${name}, from ${dayText(one.offFrom)}.`,
    how: 'Agree it with the patient, and come off it by its taper. The board knows no pause: make the day before its planned last day, and plan it again when it is missed.',
  };
};

/** What is proposed, what it takes, and what it would bring. */
export const improvementWords = (one: PlanImprovement, nameOf: (courseId: string) => string): ImprovementWords => ({
  ...sayOf(one, one.courseId === null ? '' : nameOf(one.courseId)),
  gain: `Check-ins would settle ${percentOf(one.settled.then)} instead of ${percentOf(one.settled.now)} of what is uncertain of an effect.`,
  figures: `${one.gain.toFixed(2)} nats more about all effects together; of the effect told least ${percentOf(one.worst.then)} instead of ${percentOf(one.worst.now)}.`,
});
