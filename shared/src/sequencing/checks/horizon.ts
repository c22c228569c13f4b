import type { Fix } from '../finding.js';
import { calendarDay, EVER, type CourseExposure } from '../situation.js';
import { isPlanned, judged, untouched } from './check.js';
import type { NeedCheck, NeedOf } from './need.js';

/** What the patient can go on with by himself fills the time that is left. */
const fixesOf = ({ fromDays }: NeedOf<'horizon'>, first: CourseExposure, last: number): readonly Fix[] =>
  last - first.from + 1 >= fromDays
    ? []
    : [
        {
          kind: 'add-partner',
          courseId: first.id,
          tags: ['self-management'],
          startsOn: calendarDay(last + 1),
          endsOn: calendarDay(first.from + fromDays - 1),
        },
      ];

/** How long the plan takes in all; what has no end lasts. */
export const horizon: NeedCheck<'horizon'> = (need, { live }) => {
  const [first] = live;
  if (first === undefined || !live.some(isPlanned)) return untouched();
  const last = Math.max(...live.map(({ until }) => until));
  const lastStart = Math.max(...live.map(({ from }) => from));
  const days = (last === EVER ? lastStart : last) - first.from + 1;
  const isShort = last !== EVER && days < need.fromDays;
  if (!isShort && days <= need.toDays) return judged([]);
  const said = { what: 'horizon', days, fromDays: need.fromDays, toDays: need.toDays } as const;
  return judged([{ courses: [], causes: [], days: [first.from], said, fixes: () => fixesOf(need, first, last) }]);
};
