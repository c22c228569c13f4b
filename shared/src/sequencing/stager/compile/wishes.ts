import type { Pairing } from '../../../catalogue/modality.js';
import { sameRegion, wordsOfPast } from '../../checks/occasions.js';
import type { HistoryInput } from '../../document.js';
import { dayNumber, EVER, matches } from '../../situation.js';
import type { Need, RuleOf } from '../../rules.js';
import { unitOf } from '../cost.js';
import type { Way } from '../core/problem.js';
import type { Piece } from '../pieces.js';
import { after, causeOf, dayOf, wayWithin, type Cause, type Span, type Start } from './cause.js';
import { liveOf, partsOf, startOf, type Parts, type Workshop } from './workshop.js';

type Days = ArrayLike<number>;

/** Something that meets a need from so many days after its start on; −Infinity = it lies behind. */
interface Provider {
  readonly piece: number | null;
  readonly start: Start;
  readonly lag: number;
  readonly category: string | null;
}

const LONG_AGO = -1_000_000;

const ofCourse = (need: Need, subject: Piece, other: Piece, workshop: Workshop): readonly Provider[] => {
  const { course, words, modality } = other.exposure;
  if (other.index === subject.index || !matches(words, need.of)) return [];
  if (need.sameRegion && sameRegion(course.region, subject.exposure.course.region) === 'no') return [];
  const lag = need.orBenefit && course.benefit === 'established' ? 0 : need.lagDays;
  return [{ piece: other.index, start: startOf(workshop, other), lag, category: modality.category }];
};

/** What is only not known counts here: it is asked for, not found. */
const mayCount = (need: Need, subject: Piece, past: HistoryInput): boolean => {
  if (!matches(wordsOfPast(past), need.of)) return false;
  if (need.sameRegion && sameRegion(past.region, subject.exposure.course.region) === 'no') return false;
  return need.reliefPercent === null ? past.adequacy !== 'inadequate' : (past.reliefPercent ?? need.reliefPercent) >= need.reliefPercent;
};

const still = (need: Need, subject: Piece, { situation, today }: Workshop): readonly Provider[] => [
  ...situation.medicines
    .filter(({ words, until }) => until >= today && matches(words, need.of))
    .map(({ from }): Provider => {
      const start = { node: 0, offset: Math.max(from, LONG_AGO) - today };
      return { piece: null, start, lag: from <= -EVER ? -Infinity : need.lagDays, category: 'medication' };
    }),
  ...situation.document.history
    .filter((past) => mayCount(need, subject, past))
    .map(({ startedOn, endedOn, category }): Provider => {
      const day = startedOn ?? endedOn;
      return { piece: null, start: { node: 0, offset: day === null ? LONG_AGO : dayNumber(day) - today }, lag: -Infinity, category };
    }),
];

/** How many of them keep their distance, taken in the order of their days. */
const countApart = (starts: readonly number[], days: number): number => {
  let [kept, last] = [0, -Infinity];
  for (const start of starts.toSorted((a, b) => a - b)) {
    if (kept > 0 && start - last < days) continue;
    kept++;
    last = start;
  }
  return kept;
};

const hasDoneBefore = ({ parameters: { unlessHistory } }: RuleOf<'requires'>, { situation }: Workshop): boolean =>
  unlessHistory !== null &&
  situation.document.history.some((past) => (past.outcome === 'success' || past.outcome === 'partial') && matches(wordsOfPast(past), unlessHistory));

/** Two that are ready further from each other, where they have to keep a distance and do not yet. */
const waysToPart = (days: Days, need: Need, ready: readonly Provider[]): readonly Way[] =>
  need.apartDays === 0 || need.count === 1
    ? []
    : ready.flatMap((a) =>
        ready
          .filter((b) => b !== a && !(a.piece === null && b.piece === null) && Math.abs(dayOf(days, a.start) - dayOf(days, b.start)) < need.apartDays)
          .map((b) => [after(a.start, b.start, need.apartDays)]),
      );

const compileNeed = (rule: RuleOf<'requires'>, need: Need, subject: Piece, workshop: Workshop) => {
  const start = startOf(workshop, subject);
  const providers = [...workshop.pieces.flatMap((other) => ofCourse(need, subject, other, workshop)), ...still(need, subject, workshop)];
  const isReady = (days: Days, one: Provider): boolean => dayOf(days, one.start) + one.lag <= dayOf(days, start);
  const isMet = (days: Days): boolean => {
    const ready = providers.filter((one) => isReady(days, one));
    if (need.distinct === 'category') return new Set(ready.flatMap(({ category }) => category ?? [])).size >= need.count;
    return (
      countApart(
        ready.map((one) => dayOf(days, one.start)),
        need.apartDays,
      ) >= need.count
    );
  };
  const pieces = [subject.index, ...providers.flatMap(({ piece }) => piece ?? [])];
  const cause = causeOf(
    { ruleId: rule.ruleId, pieces, weight: unitOf(rule.severity) },
    {
      starts: [start, ...providers.map((one) => one.start)],
      costOn: (days) => (isMet(days) ? 0 : unitOf(rule.severity)),
      waysOut: (days) => [
        ...providers.filter((one) => !isReady(days, one)).map((one) => [after(one.start, start, one.lag)]),
        ...waysToPart(
          days,
          need,
          providers.filter((one) => isReady(days, one)),
        ),
      ],
    },
  );
  return { cause, providers };
};

/** What must exist, and how long before. */
export const compileRequires = (rule: RuleOf<'requires'>, workshop: Workshop): Parts => {
  if (hasDoneBefore(rule, workshop)) return partsOf({});
  const subjects = liveOf(workshop).filter((piece) => piece.planned && matches(piece.exposure.words, rule.parameters.subject));
  const found = subjects.flatMap((subject) => rule.parameters.needs.map((need) => ({ subject, need, ...compileNeed(rule, need, subject, workshop) })));
  return partsOf({
    causes: found.map(({ cause }) => cause),
    waits: found.flatMap(({ subject, need, cause, providers }) => {
      const isWait = subject.movable && need.lagDays > 0 && providers.every(({ start, lag }) => start.node !== 0 && lag > 0);
      const node = startOf(workshop, subject).node;
      return isWait ? [{ node, providers: providers.map(({ start }) => start.node), cause, weight: unitOf(rule.severity) }] : [];
    }),
  });
};

/** Whether a partner that starts so many days after the procedure runs in the window and gives enough sessions. */
const serves = (window: Pairing, partner: Piece, difference: number): boolean => {
  if (difference > window.startTo || difference + partner.lasts < window.startFrom) return false;
  const { sessionsPerWeek } = partner.exposure.course;
  if (window.minSessions === null || window.windowEnd === null || sessionsPerWeek === null) return true;
  const [first, last] = [Math.max(difference, 0), Math.min(difference + partner.lasts, window.windowEnd)];
  return Math.floor(((last - first + 1) * sessionsPerWeek) / 7) >= window.minSessions;
};

/** The differences that serve, as spans; looked at one by one, since sessions are whole numbers. */
const servingSpans = (window: Pairing, partner: Piece, reach: number): readonly Span[] => {
  const spans: [number, number][] = [];
  for (let difference = -reach; difference <= window.startTo; difference++) {
    if (!serves(window, partner, difference)) continue;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === difference - 1) last[1] = difference;
    else spans.push([difference === -reach ? -Infinity : difference, difference]);
  }
  return spans;
};

const compileProcedure = (rule: RuleOf<'pairing'>, procedure: Piece, reach: number, workshop: Workshop): readonly Cause[] => {
  const window = rule.parameters.window === 'modality' ? procedure.exposure.modality.pairing : rule.parameters.window;
  if (window === null) return [];
  const start = startOf(workshop, procedure);
  const partners = workshop.pieces.filter(({ index, exposure }) => index !== procedure.index && matches(exposure.words, { any: window.partnerTags }));
  const choices = partners.flatMap((partner) => servingSpans(window, partner, reach).map((span) => ({ start: startOf(workshop, partner), span })));
  const isServed = (days: Days): boolean =>
    choices.some((choice) => {
      const difference = dayOf(days, choice.start) - dayOf(days, start);
      return difference >= choice.span[0] && difference <= choice.span[1];
    });
  const pieces = [procedure.index, ...partners.map(({ index }) => index)];
  return [
    causeOf(
      { ruleId: rule.ruleId, pieces, weight: unitOf(rule.severity) },
      {
        starts: [start, ...choices.map((choice) => choice.start)],
        costOn: (days) => (isServed(days) ? 0 : unitOf(rule.severity)),
        waysOut: () => choices.map((choice) => wayWithin(start, choice.start, choice.span)),
        tells: {
          wish: { node: start.node, services: choices.map((choice) => ({ node: choice.start.node, from: choice.span[0], to: choice.span[1] })) },
        },
      },
    ),
  ];
};

/** A matching partner is active in the window of the procedure. */
export const compilePartner = (rule: RuleOf<'pairing'>, workshop: Workshop): Parts => {
  const days = workshop.pieces.map(({ day }) => day);
  const reach = workshop.last - Math.min(0, ...days) + Math.max(0, ...days);
  const procedures = liveOf(workshop).filter(({ exposure }) => matches(exposure.words, rule.parameters.subject));
  return partsOf({ causes: procedures.flatMap((procedure) => compileProcedure(rule, procedure, reach, workshop)) });
};
