import { addDays, daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import { type Trial, undisturbedDays } from '@stagewell/shared/plans/information-model';
import type { Stretch } from './bar';
import type { CourseLine } from './course-lines';
import { plural } from './plan-words';

/** Whole weeks in which as many courses are judged at the same time. */
export interface LegibleStretch extends Stretch {
  readonly count: number;
  readonly level: 'none' | 'clear' | 'hard';
}

const WEEK = 7;

/** The days on which each course is judged for the first time: from its start to its first assessment. */
export const trialsOf = (lines: readonly CourseLine[]): readonly Trial[] =>
  lines.map(({ course, bar }) => ({ courseId: course.id, from: bar.startsOn, until: bar.assessOn[0] ?? null }));

const countIn = (trials: readonly Trial[], from: CalendarDate, to: CalendarDate): number =>
  trials.filter((trial) => trial.until !== null && trial.from < to && trial.until > from).length;

const levelOf = (count: number): LegibleStretch['level'] => (count === 0 ? 'none' : count === 1 ? 'clear' : 'hard');

/**
 * How well effects can be told apart, week by week from `from`; weeks that are alike are one stretch. A STAND-IN until
 * check-ins are modelled: more than one new start that is judged at the same time counts as hard to tell.
 */
export const legibilityOf = (trials: readonly Trial[], { from, days }: { readonly from: CalendarDate; readonly days: number }): readonly LegibleStretch[] => {
  const weeks = Array.from({ length: Math.ceil(days / WEEK) }, (_, index) => addDays(from, index * WEEK));
  return weeks.reduce<readonly LegibleStretch[]>((stretches, week) => {
    const [to, before] = [addDays(week, WEEK), stretches.at(-1)];
    const count = countIn(trials, week, to);
    if (before?.count === count) return [...stretches.slice(0, -1), { ...before, to }];
    return [...stretches, { from: week, to, count, level: levelOf(count) }];
  }, []);
};

/** In a word or two, as far as there is room. */
export const levelWords = ({ count, level }: LegibleStretch): string => {
  if (level === 'none') return '';
  return level === 'clear' ? 'one at a time' : `${count} at once`;
};

const listed = (names: readonly string[]): string => (names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', '));

/** The same in a sentence or two, with the names of the courses whose effect is hard to tell. */
export const legibilityWords = (lines: readonly CourseLine[]): string => {
  const trials = trialsOf(lines).filter(({ from, until }) => until !== null && daysBetween(from, until) > 0);
  if (trials.length === 0) return 'No course has a time at which it is judged.';
  const names = new Map(lines.map(({ course, name }) => [course.id, name]));
  const shares = undisturbedDays(trials).courses;
  const hard = shares.filter(({ share }) => share !== 1).map(({ courseId }) => names.get(courseId) ?? courseId);
  if (hard.length === 0) return 'No other course starts while one is judged for the first time.';
  return `Of ${plural(trials.length, 'course')}, another one starts before ${hard.length === 1 ? '1 was' : `${hard.length} were`} judged for the first time: ${listed(hard)}.`;
};
