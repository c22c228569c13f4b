import type { Board, CourseDraft } from '@stagewell/shared/plans/plan';
import { canonical } from '@stagewell/shared/sequencing/fingerprint';
import { dayText } from '../ui/day';
import type { Catalogue } from './course-lines';

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const changeWords = (name: string, before: CourseDraft, after: CourseDraft): readonly string[] => {
  const moved = before.startsOn === after.startsOn ? [] : [`${name} starts ${dayText(after.startsOn)} instead of ${dayText(before.startsOn)}`];
  const ends =
    before.endsOn === after.endsOn || moved.length > 0
      ? []
      : [`${name} ends ${dayText(after.endsOn, 'when it is stopped')} instead of ${dayText(before.endsOn, 'when it is stopped')}`];
  const rest = ({ startsOn: _, endsOn: __, ...others }: CourseDraft) => others;
  const more = same(rest(before), rest(after)) ? [] : [`${name}: other details differ`];
  return [...moved, ...ends, ...more];
};

/** What `after` has that `before` has not, in sentences without a full stop. */
export const differences = (before: Board, after: Board, catalogue: Catalogue): readonly string[] => {
  const nameOf = ({ modalityId }: CourseDraft): string => catalogue.get(modalityId)?.name.en ?? modalityId;
  const had = new Map(before.courses.map((course) => [course.id, course]));
  const has = new Map(after.courses.map((course) => [course.id, course]));
  return [
    ...(before.title === after.title ? [] : [`The title is “${after.title}”`]),
    ...(before.urgentReason === after.urgentReason ? [] : ['The reason for urgency differs']),
    ...(same(before.stages, after.stages) ? [] : ['The stages differ']),
    ...after.courses.filter(({ id }) => !had.has(id)).map((course) => `${nameOf(course)} is added, starting ${dayText(course.startsOn)}`),
    ...before.courses.filter(({ id }) => !has.has(id)).map((course) => `${nameOf(course)} is not in it`),
    ...after.courses.flatMap((course) => {
      const earlier = had.get(course.id);
      return earlier === undefined ? [] : changeWords(nameOf(course), earlier, course);
    }),
  ];
};
