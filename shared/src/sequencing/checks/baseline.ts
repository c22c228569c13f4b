import type { Fix } from '../finding.js';
import { calendarDay, dayNumber, liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, judged, untouched } from './check.js';
import type { NeedCheck, NeedOf } from './need.js';

type Baseline = NeedOf<'baseline'>;

/** Check-ins that may still be made before the start, at the cadence of a baseline. */
const stillToCome = (days: number, perWeek: number): number => Math.max(0, Math.floor((days * perWeek) / 7));

/** The first day on which the baseline can be complete; `null` = nothing was recorded yet. */
const completeOn = (need: Baseline, { patient, today }: Situation): number | null => {
  const { firstOn, painCount, otherCount } = patient.checkIns;
  if (firstOn === null) return null;
  const pain = today + Math.ceil((Math.max(0, need.painRecords - painCount) * 7) / need.painPerWeek);
  const other = today + Math.max(0, need.otherRecords - otherCount) * 7;
  return Math.max(dayNumber(firstOn) + need.minDays, pain, other);
};

const isComplete = (need: Baseline, course: CourseExposure, { patient, today }: Situation): boolean => {
  const { firstOn, painCount, otherCount } = patient.checkIns;
  if (firstOn === null) return false;
  const ahead = course.from - today;
  const longEnough = course.from - dayNumber(firstOn) >= need.minDays;
  return longEnough && painCount + stillToCome(ahead, need.painPerWeek) >= need.painRecords && otherCount + stillToCome(ahead, 1) >= need.otherRecords;
};

const fixesOf = (need: Baseline, course: CourseExposure, situation: Situation): readonly Fix[] => {
  const day = completeOn(need, situation);
  const record: Fix = { kind: 'record', what: 'baseline-check-in', id: null };
  return day !== null && day > course.from ? [{ kind: 'move', courseId: course.id, to: calendarDay(day) }, record] : [record];
};

/** A comparison point before the first new treatment; later ones have it. Check-ins still to come are counted at the baseline's cadence. */
export const baseline: NeedCheck<'baseline'> = (need, situation) => {
  const [course] = liveOf(situation, need.subject).filter(isPlanned);
  const hasStarted = situation.courses.some((one) => one.course.started || one.course.over);
  if (course === undefined || hasStarted || situation.document.plan.urgent) return untouched();
  if (isComplete(need, course, situation)) return judged([]);
  const { firstOn, painCount, otherCount } = situation.patient.checkIns;
  const said = {
    what: 'baseline',
    name: course.name,
    day: course.from,
    first: firstOn === null ? null : dayNumber(firstOn),
    pain: painCount,
    other: otherCount,
    need,
  } as const;
  return judged([{ courses: [course], causes: [], days: [course.from], said, fixes: () => fixesOf(need, course, situation) }]);
};
