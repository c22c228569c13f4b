import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { LEGIBILITY_WORDS } from '@stagewell/shared/plans/information-words';
import type { PlanInformation } from '@stagewell/shared/plans/plan-information';
import { CONFOUNDED, type Legibility } from '@stagewell/shared/progress/attribution/legible';
import { dayText } from '../ui/day';
import type { Stretch } from './bar';
import type { CourseLine } from './course-lines';
import { plural } from './plan-words';

/** Days on which courses are judged whose effect is told as hardly as this. */
export interface LegibleStretch extends Stretch {
  /** Of the course that is told least; `null` = none is judged. */
  readonly level: Legibility | null;
  /** The courses that are judged on these days. */
  readonly courseIds: readonly string[];
}

/** A course from its start to its first assessment, and how well its effect will be told. */
export interface Told {
  readonly courseId: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly legibility: Legibility;
}

const HARDEST: readonly Legibility[] = ['hardly', 'partly', 'clear'];

/** Courses whose effect will be told, each on the days of its first judgement; one whose assessment nobody knows is drawn nowhere. */
export const toldOf = (lines: readonly CourseLine[], { courses }: PlanInformation): readonly Told[] =>
  lines.flatMap(({ course, bar }) => {
    const [told, until] = [courses.find(({ courseId }) => courseId === course.id), bar.assessOn[0]];
    return told === undefined || until === undefined ? [] : [{ courseId: course.id, from: bar.startsOn, until, legibility: told.legibility }];
  });

/** How well effects can be told, from `from` on; days that are alike are one stretch. */
export const legibilityOf = (told: readonly Told[], { from, days }: { readonly from: CalendarDate; readonly days: number }): readonly LegibleStretch[] => {
  const end = addDays(from, days);
  const turns = told.flatMap((one) => [one.from, one.until]).filter((day) => day > from && day < end);
  const starts = [...new Set([from, ...turns])].toSorted();
  return starts.reduce<readonly LegibleStretch[]>((stretches, start, index) => {
    const [to, before] = [starts[index + 1] ?? end, stretches.at(-1)];
    const judged = told.filter((one) => one.from <= start && start < one.until);
    const level = HARDEST.find((one) => judged.some(({ legibility }) => legibility === one)) ?? null;
    const courseIds = judged.map(({ courseId }) => courseId);
    if (before?.level === level) return [...stretches.slice(0, -1), { ...before, to, courseIds: [...new Set([...before.courseIds, ...courseIds])] }];
    return [...stretches, { from: start, to, level, courseIds }];
  }, []);
};

/** "hardly": of what is judged on these days. */
export const levelWords = ({ level }: Pick<LegibleStretch, 'level'>): string => (level === null ? '' : LEGIBILITY_WORDS[level].en);

const listed = (names: readonly string[]): string => (names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', '));

/** "1 will be told clearly, 2 partly" */
const countWords = ({ courses }: PlanInformation): string =>
  HARDEST.toReversed()
    .map((level) => ({ level, count: courses.filter(({ legibility }) => legibility === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }, index) => `${count} ${index === 0 ? 'will be told ' : ''}${LEGIBILITY_WORDS[level].en}`)
    .join(', ');

const checkInWords = ({ checkIns: { made, planned, until } }: PlanInformation): string => {
  const ahead = planned === 0 || until === null ? 'none is planned any more' : `${planned} planned until ${dayText(until)}`;
  return `Worked out from ${plural(made, 'check-in')} made, and ${ahead}.`;
};

/** The same in a few sentences, with the names of the courses whose effect is hard to tell, and the pairs that are only told together. */
export const legibilityWords = (lines: readonly CourseLine[], information: PlanInformation): { readonly told: string; readonly by: string } => {
  const { courses, pairs } = information;
  if (courses.length === 0) return { told: 'No course has an effect to tell.', by: '' };
  const names = new Map(lines.map(({ course, name }) => [course.id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const hardly = courses.filter(({ legibility }) => legibility === 'hardly').map(({ courseId }) => nameOf(courseId));
  const together = pairs.filter(({ correlation }) => Math.abs(correlation) >= CONFOUNDED).map(({ courseIds }) => courseIds.map(nameOf).join(' and '));
  const said = [
    `Of ${plural(courses.length, 'effect')}, ${countWords(information)}.`,
    ...(hardly.length > 0 ? [`Hardly: ${listed(hardly)}.`] : []),
    ...(together.length > 0 ? [`Not to be told from each other: ${listed(together)}.`] : []),
  ];
  return { told: said.join(' '), by: checkInWords(information) };
};
