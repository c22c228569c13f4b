import type { Fix } from '../finding.js';
import { calendarDay, dayNumber, EVER, liveOf, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, judged, untouched } from './check.js';
import type { NeedCheck, NeedOf } from './need.js';

type Baseline = NeedOf<'baseline'>;

/** The first check-in; when there is none yet it can be made today. */
const beginsOn = ({ patient, today }: Situation): number => (patient.checkIns.firstOn === null ? today : dayNumber(patient.checkIns.firstOn));

/** The day on which so many records more will have been made; what is there already needs no day. */
const recordedBy = (more: number, perWeek: number, today: number): number => (more <= 0 ? -EVER : today + Math.ceil((more * 7) / perWeek));

/** The first day on which the baseline can be complete; other records than pain are made once a week. */
export const completeOn = (need: Baseline, situation: Situation): number => {
  const { patient, today } = situation;
  const { painCount, otherCount } = patient.checkIns;
  const pain = recordedBy(need.painRecords - painCount, need.painPerWeek, today);
  const other = recordedBy(need.otherRecords - otherCount, 1, today);
  return Math.max(beginsOn(situation) + need.minDays, pain, other);
};

const fixesOf = (need: Baseline, course: CourseExposure, situation: Situation): readonly Fix[] => [
  { kind: 'move', courseId: course.id, to: calendarDay(completeOn(need, situation)) },
  { kind: 'record', what: 'baseline-check-in', id: null },
];

/** A comparison point before the first new treatment; later ones have it. Check-ins still to come are counted at the baseline's cadence. */
export const baseline: NeedCheck<'baseline'> = (need, situation) => {
  const [course] = liveOf(situation, need.subject).filter(isPlanned);
  const hasStarted = situation.courses.some((one) => one.course.started || one.course.over);
  if (course === undefined || hasStarted || situation.document.plan.urgent) return untouched();
  if (course.from >= completeOn(need, situation)) return judged([]);
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
