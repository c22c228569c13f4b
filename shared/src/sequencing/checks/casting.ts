import { statementOf, byText, EVER, exposuresOf, isCourse, type CourseExposure, type Exposure, type Situation } from '../situation.js';
import type { Likeness, Party, RuleOf } from '../rules.js';
import { isPlanned } from './check.js';
import { sameRegion } from './occasions.js';

type Exclusion = RuleOf<'exclusion'>;

/** An exposure in its part, or a medicine that may play it. */
export interface Player {
  readonly party: Party;
  /** `null` = somebody not known: any of the medicines that are not mapped, or were never asked for. */
  readonly exposure: Exposure | null;
  /** What would have to be known; empty = certain. */
  readonly data: readonly string[];
}

const plays = (party: Party, exposure: Exposure): boolean => party.from === 'either' || (party.from === 'course') === isCourse(exposure);

const doseData = (party: Party, exposure: Exposure): readonly string[] =>
  party.dailyMgOver !== undefined && exposure.dailyMg === null ? [`dose:${exposure.id}`] : [];

const doseCounts = (party: Party, { dailyMg }: Exposure): boolean => party.dailyMgOver === undefined || dailyMg === null || dailyMg > party.dailyMgOver;

const lengthCounts = ({ longerThanDays }: Party, { from, until }: Exposure): boolean => longerThanDays === undefined || until - from + 1 > longerThanDays;

const isNear = ({ startsWithinDays }: Party, exposure: Exposure, today: number): boolean =>
  startsWithinDays === undefined || (isCourse(exposure) && isPlanned(exposure) && exposure.from - today <= startsWithinDays);

const counts = (party: Party, exposure: Exposure, today: number): boolean =>
  plays(party, exposure) && doseCounts(party, exposure) && lengthCounts(party, exposure) && isNear(party, exposure, today);

const unasked = (party: Party, situation: Situation): readonly string[] => {
  if (statementOf(situation, 'medicines') !== 'not-asked') return [];
  if (party.topic !== 'anticoagulants') return ['statement:medicines'];
  return statementOf(situation, 'anticoagulants') === 'none' ? [] : ['statement:anticoagulants'];
};

/** Exposures that certainly play the part. */
export const knownPlayers = (party: Party, situation: Situation): readonly Player[] =>
  exposuresOf(situation, party)
    .filter((exposure) => counts(party, exposure, situation.today))
    .map((exposure) => ({ party, exposure, data: doseData(party, exposure) }));

/** Unmapped medicines that may still act, and the list that was never asked for, stand together for one unknown player. */
export const possiblePlayers = (party: Party, situation: Situation): readonly Player[] => {
  if (party.from === 'course') return [];
  const unmapped = situation.unmapped.filter(({ until }) => until + (party.washoutDays ?? 0) >= situation.today).map(({ id }) => `medicine:${id}`);
  const data = [...unasked(party, situation), ...unmapped];
  return data.length === 0 ? [] : [{ party, exposure: null, data }];
};

/** The last day on which it acts. A planned course that was not started in time has all its days before it. */
const lastDay = (exposure: Exposure): number => (isCourse(exposure) && isPlanned(exposure) ? Math.max(exposure.until, exposure.from + EVER) : exposure.until);

/** The first one, wash-out included, reaches the start of the later one, and that is not all in the past. */
const reaches = ({ exposure: first, party }: Player, later: Exposure, today: number): boolean => {
  if (first === null) return true;
  const until = first.until + Math.max((party.washoutDays ?? 0) - 1, 0);
  return later.from <= until && Math.min(Math.max(until, isCourse(first) ? lastDay(first) : until), lastDay(later)) >= today;
};

const overlap = (a: Player, b: Player, today: number): boolean => {
  if (a.exposure === null || b.exposure === null) return true;
  return a.exposure.from <= b.exposure.from ? reaches(a, b.exposure, today) : reaches(b, a.exposure, today);
};

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((word) => b.includes(word));

/** One row that is not mapped cannot be two medicines; a list never asked for can. */
const canBeTwo = ({ data }: Player): boolean => data.length > 1 || data.some((datum) => datum.startsWith('statement:'));

/** What runs by the plan stands in the list of medicines as well: the two are one. */
const isListedCourse = (a: Exposure, b: Exposure): boolean => isCourse(a) !== isCourse(b) && [a, b].some((one) => isCourse(one) && !isPlanned(one));

/** Whether two things are the same thing twice; regions that are not said tell nothing apart. */
export const areAlike = (a: Exposure, b: Exposure, alike: Likeness): boolean => {
  if (alike === 'ingredient') return share(a.ingredients, b.ingredients) && !isListedCourse(a, b);
  if (!isCourse(a) || !isCourse(b) || a.modality.id !== b.modality.id) return false;
  return alike === 'modality' || sameRegion(a.course.region, b.course.region) !== 'no';
};

const differ = (a: Exposure, b: Exposure, distinct: Exclusion['parameters']['distinct']): boolean =>
  distinct === 'row' || (!share(a.ingredients, b.ingredients) && (distinct === 'ingredient' || !share(a.classes, b.classes)));

const areTwo = (one: Player, other: Player, { distinct, alike }: Exclusion['parameters']): boolean => {
  const [a, b] = [one.exposure, other.exposure];
  if (a === null || b === null) return a !== b || canBeTwo(one);
  return a.id !== b.id && differ(a, b, distinct) && (alike === undefined || areAlike(a, b, alike));
};

/** Every way to fill the parts so that all act together. */
const castings = (
  parts: readonly (readonly Player[])[],
  { rule, today }: { readonly rule: Exclusion; readonly today: number },
  cast: readonly Player[] = [],
): readonly (readonly Player[])[] => {
  const [part, ...rest] = parts;
  if (part === undefined) return [cast];
  if (parts.length === 1 && cast.length === 0) return part.map((player) => [player]);
  return part
    .filter((player) => cast.every((other) => areTwo(player, other, rule.parameters) && overlap(player, other, today)))
    .flatMap((player) => castings(rest, { rule, today }, [...cast, player]));
};

const keyOf = (cast: readonly Player[]): string =>
  cast
    .map(({ exposure }) => exposure?.id ?? '?')
    .sort(byText)
    .join(' ');

/** The same set filled in another order is the same pair. */
const withoutRepeats = (casts: readonly (readonly Player[])[]): readonly (readonly Player[])[] =>
  casts.length < 2 ? casts : [...new Map(casts.map((cast) => [keyOf(cast), cast])).values()];

/** Those who act together, looked up once for all that is asked of them. */
export interface Cast {
  readonly players: readonly Player[];
  readonly exposures: readonly Exposure[];
  /** By start day. */
  readonly courses: readonly CourseExposure[];
  /** Some course among them is not over. */
  readonly touchesPlan: boolean;
  /** Every player and its dose are known. */
  readonly isCertain: boolean;
}

/** A cast with what follows from its players. */
export const castOf = (players: readonly Player[]): Cast => {
  const exposures: Exposure[] = [];
  for (const { exposure } of players) if (exposure !== null) exposures.push(exposure);
  const courses = exposures.filter(isCourse);
  return {
    players,
    exposures,
    courses: courses.length < 2 ? courses : courses.sort((a, b) => a.from - b.from || byText(a.id, b.id)),
    touchesPlan: courses.some(({ course }) => !course.over),
    isCertain: players.every(({ data }) => data.length === 0),
  };
};

/** One cast for everything that acts together. */
export const grouped = (casts: readonly Cast[]): readonly Cast[] =>
  casts.length < 2 ? casts : [castOf([...new Map(casts.flatMap(({ players }) => players).map((player) => [player.exposure?.id, player])).values()])];

/** All casts of a row; those of different players only. `parts` = who may play each part. */
export const castsOf = (parts: readonly (readonly Player[])[], rule: Exclusion, today: number): readonly Cast[] =>
  parts.some((part) => part.length === 0) ? [] : withoutRepeats(castings(parts, { rule, today })).map(castOf);
