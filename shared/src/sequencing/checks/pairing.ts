import type { Pairing } from '../../catalogue/modality.js';
import type { Fix } from '../finding.js';
import type { RuleOf } from '../rules.js';
import { calendarDay, EVER, liveOf, matches, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, joined, untouched, type Check, type Hit } from './check.js';

const windowOf = (rule: RuleOf<'pairing'>, procedure: CourseExposure): Pairing | null =>
  rule.parameters.window === 'modality' ? procedure.modality.pairing : rule.parameters.window;

interface Pair {
  readonly procedure: CourseExposure;
  readonly window: Pairing;
}

const partnersOf = ({ procedure, window }: Pair, situation: Situation): readonly CourseExposure[] =>
  situation.courses.filter((course) => course.id !== procedure.id && matches(course.words, { any: window.partnerTags }));

/** Running in the window, whether it starts there or was running already. */
const runsIn = ({ procedure, window }: Pair, partner: CourseExposure): boolean =>
  partner.from <= procedure.from + window.startTo && partner.until >= procedure.from + window.startFrom;

/** Sessions between the window's start and end at the partner's cadence; an unknown cadence is taken for enough. */
const hasSessions = ({ procedure, window }: Pair, partner: CourseExposure): boolean => {
  const { sessionsPerWeek } = partner.course;
  if (window.minSessions === null || window.windowEnd === null || sessionsPerWeek === null) return true;
  const first = Math.max(partner.from, procedure.from);
  const last = Math.min(partner.until, procedure.from + window.windowEnd);
  return Math.floor(((last - first + 1) * sessionsPerWeek) / 7) >= window.minSessions;
};

const endOf = ({ procedure, window }: Pair): number | null => (window.windowEnd === null ? null : procedure.from + window.windowEnd);

const extended = (pair: Pair, partner: CourseExposure): readonly Fix[] => {
  const end = endOf(pair);
  return end === null || partner.until >= end || partner.course.over ? [] : [{ kind: 'extend', courseId: partner.id, endsOn: calendarDay(end) }];
};

const fixesOf = (pair: Pair, partners: readonly CourseExposure[], running: readonly CourseExposure[]): readonly Fix[] => {
  const first = pair.procedure.from + pair.window.startFrom;
  const end = endOf(pair);
  const moves = partners
    .filter((partner) => isPlanned(partner) && !running.includes(partner))
    .map(({ id }): Fix => ({ kind: 'move', courseId: id, to: calendarDay(first) }));
  const add: Fix = {
    kind: 'add-partner',
    courseId: pair.procedure.id,
    tags: pair.window.partnerTags,
    startsOn: calendarDay(first),
    endsOn: end === null ? null : calendarDay(end),
  };
  return [...running.flatMap((partner) => extended(pair, partner)), ...moves, add];
};

const partnerHit = (pair: Pair, situation: Situation): readonly Hit[] => {
  const partners = partnersOf(pair, situation);
  const running = partners.filter((partner) => runsIn(pair, partner));
  if (running.some((partner) => hasSessions(pair, partner))) return [];
  const { procedure, window } = pair;
  const said = {
    what: 'no-partner',
    name: procedure.name,
    day: procedure.from,
    from: procedure.from + window.startFrom,
    to: procedure.from + window.startTo,
    partners: running.map(({ name }) => name),
    sessions: window.minSessions,
    end: endOf(pair),
  } as const;
  return [{ courses: [procedure], causes: [], days: [procedure.from], said, fixes: () => fixesOf(pair, partners, running) }];
};

const apartHit = (pair: Pair, situation: Situation, apartDays: number): readonly Hit[] =>
  partnersOf(pair, situation)
    .filter((partner) => !partner.course.over && Math.abs(partner.from - pair.procedure.from) < apartDays && partner.from !== -EVER)
    .map((partner) => ({
      courses: [pair.procedure, partner],
      causes: [],
      days: [pair.procedure.from, partner.from],
      said: { what: 'read-together', name: pair.procedure.name, partner: partner.name, days: partner.from - pair.procedure.from },
      fixes: () => [],
    }));

/** A relief window is used: a matching partner is active in it. */
export const pairing: Check<'pairing'> = (rule, situation) => {
  const pairs = liveOf(situation, rule.parameters.subject).flatMap((procedure) => {
    const window = windowOf(rule, procedure);
    return window === null ? [] : [{ procedure, window }];
  });
  if (pairs.length === 0) return untouched();
  return joined(
    pairs.map((pair) => ({ hits: rule.parameters.expect === 'partner' ? partnerHit(pair, situation) : apartHit(pair, situation, rule.parameters.apartDays) })),
  );
};
