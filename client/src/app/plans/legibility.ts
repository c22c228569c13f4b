import { addDays, daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import { type Trial, daysJudgedAlone } from '@stagewell/shared/plans/information-model';
import type { Stretch } from './bar';
import type { CourseLine } from './course-lines';
import { plural } from './plan-words';

/** Days in which as many courses are judged at the same time. */
export interface LegibleStretch extends Stretch {
  readonly count: number;
  readonly level: 'none' | 'clear' | 'hard';
}

/** The days on which each course is judged for the first time: from its start to its first assessment. */
export const trialsOf = (lines: readonly CourseLine[]): readonly Trial[] =>
  lines.map(({ course, bar }) => ({ courseId: course.id, from: bar.startsOn, until: bar.assessOn[0] ?? null }));

const countOn = (trials: readonly Trial[], day: CalendarDate): number =>
  trials.filter(({ from, until }) => until !== null && from <= day && day < until).length;

const levelOf = (count: number): LegibleStretch['level'] => (count === 0 ? 'none' : count === 1 ? 'clear' : 'hard');

/**
 * How well effects can be told apart, from `from` on; days that are alike are one stretch. A STAND-IN until check-ins are
 * modelled, on the same days as the words and the comparison: more than one course judged on a day counts as hard to tell.
 */
export const legibilityOf = (trials: readonly Trial[], { from, days }: { readonly from: CalendarDate; readonly days: number }): readonly LegibleStretch[] => {
  const end = addDays(from, days);
  const turns = trials.flatMap((trial) => [trial.from, trial.until ?? trial.from]).filter((day) => day > from && day < end);
  const starts = [...new Set([from, ...turns])].toSorted();
  return starts.reduce<readonly LegibleStretch[]>((stretches, start, index) => {
    const [to, before] = [starts[index + 1] ?? end, stretches.at(-1)];
    const count = countOn(trials, start);
    if (before?.count === count) return [...stretches.slice(0, -1), { ...before, to }];
    return [...stretches, { from: start, to, count, level: levelOf(count) }];
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
  const shares = daysJudgedAlone(trials).courses;
  const hard = shares.filter(({ share }) => share !== 1).map(({ courseId }) => names.get(courseId) ?? courseId);
  if (hard.length === 0) return 'No two courses are judged for the first time on the same days.';
  return `Of ${plural(trials.length, 'course')}, ${hard.length} are judged for the first time on days on which another one is too: ${listed(hard)}.`;
};
