import type { Fix } from '../finding.js';
import { calendarDay, liveOf, matches, nameOf, type CourseExposure } from '../situation.js';
import type { RuleOf } from '../rules.js';
import { isPlanned, joined, untouched, type Check, type Hit } from './check.js';

type Window = RuleOf<'spacing'>['parameters']['windows'][number];

/** Courses that count as one start. */
interface Start {
  readonly day: number;
  readonly courses: readonly CourseExposure[];
}

/** Whether `partner` is the rehabilitation that `procedure` asks for, started inside its window. */
export const isPairedWith = (procedure: CourseExposure, partner: CourseExposure): boolean => {
  const { pairing } = procedure.modality;
  if (pairing === null || partner.id === procedure.id) return false;
  const after = partner.from - procedure.from;
  return after >= pairing.startFrom && after <= pairing.startTo && matches(partner.words, { any: pairing.partnerTags });
};

const bundled = (courses: readonly CourseExposure[], bundle: boolean): readonly Start[] => {
  const leaders = bundle ? courses.filter(({ modality }) => modality.pairing !== null) : [];
  return courses.filter((one) => !leaders.some((leader) => isPairedWith(leader, one))).map((course) => ({ day: course.from, courses: [course] }));
};

const planned = (start: Start): boolean => start.courses.every(isPlanned);

/** The same as positions: windows that share a start are one run. */
const runsOf = (starts: readonly Start[], max: number, days: number): readonly { readonly first: number; readonly last: number }[] => {
  const runs: { readonly first: number; last: number }[] = [];
  for (const [at, start] of starts.entries()) {
    const earlier = starts[at - max];
    if (earlier === undefined || start.day - earlier.day >= days) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.last >= at - max) run.last = at;
    else runs.push({ first: at - max, last: at });
  }
  return runs;
};

/** Runs of starts in which some window holds more than it may. */
const crowded = (starts: readonly Start[], { max, days }: Window): readonly (readonly Start[])[] =>
  runsOf(starts, max, days).map(({ first, last }) => starts.slice(first, last + 1));

/** The first later day on which the last start of the run crowds nobody. */
const moveOf = (starts: readonly Start[], run: readonly Start[], window: Window): readonly Fix[] => {
  const late = run.at(-1);
  const course = late?.courses[0];
  if (late === undefined || course === undefined || !planned(late)) return [];
  const others = starts.filter((start) => start !== late);
  const isFree = (day: number): boolean => {
    const moved: Start = { ...late, day };
    const after = [...others, moved].sort((a, b) => a.day - b.day);
    return !crowded(after, window).some((crowd) => crowd.includes(moved));
  };
  const to = others
    .map(({ day }) => day + window.days)
    .filter((day) => day > late.day)
    .sort((a, b) => a - b)
    .find(isFree);
  return to === undefined ? [] : [{ kind: 'move', courseId: course.id, to: calendarDay(to) }];
};

const hitOf = (starts: readonly Start[], run: readonly Start[], window: Window): Hit => {
  const courses = run.flatMap((start) => start.courses);
  return {
    courses,
    causes: [],
    days: run.map(({ day }) => day),
    said: { what: 'starts-close', starts: courses.map(({ modality, from }) => ({ name: nameOf(modality), day: from })), max: window.max, days: window.days },
    fixes: () => moveOf(starts, run, window),
  };
};

/** New starts kept apart, so that an effect can be told from its neighbour's. */
export const spacing: Check<'spacing'> = (rule, situation) => {
  const starts = bundled(liveOf(situation, rule.parameters.subject), rule.parameters.bundle);
  if (starts.length < 2) return untouched();
  const runs = rule.parameters.windows.flatMap((window) =>
    crowded(starts, window)
      .filter((run) => run.some((start) => start.courses.some(isPlanned)))
      .map((run) => hitOf(starts, run, window)),
  );
  return joined([{ hits: runs }]);
};
