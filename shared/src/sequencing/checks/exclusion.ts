import { allergyWordsOf } from '../../catalogue/ingredients.js';
import type { Fix, Severity } from '../finding.js';
import { allergiesMissing, judge, type Judgement } from '../patient-condition.js';
import { recordedLabels } from '../recorded.js';
import type { Party, RuleOf } from '../rules.js';
import { byText, calendarDay, EVER, exposuresOf, isCourse, matches, statementOf, type CourseExposure, type Exposure, type Situation } from '../situation.js';
import { isPlanned, joined, swapOf, untouched, type Check, type Hit, type Open } from './check.js';

type Exclusion = RuleOf<'exclusion'>;

/** An exposure in its part, or a medicine that may play it. */
interface Player {
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

const knownPlayers = (party: Party, situation: Situation): readonly Player[] =>
  exposuresOf(situation, party)
    .filter((exposure) => counts(party, exposure, situation.today))
    .map((exposure) => ({ party, exposure, data: doseData(party, exposure) }));

/** Unmapped medicines that may still act, and the list that was never asked for, stand together for one unknown player. */
const possiblePlayers = (party: Party, situation: Situation): readonly Player[] => {
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

const areTwo = (one: Player, other: Player, distinct: Exclusion['parameters']['distinct']): boolean => {
  const [a, b] = [one.exposure, other.exposure];
  if (a === null || b === null) return a !== b || canBeTwo(one);
  if (a.id === b.id) return false;
  if (distinct === 'row') return true;
  return !share(a.ingredients, b.ingredients) && (distinct === 'ingredient' || !share(a.classes, b.classes));
};

/** Every way to fill the parts so that all act together. */
const castings = (
  parts: readonly (readonly Player[])[],
  { rule, today }: { readonly rule: Exclusion; readonly today: number },
  cast: readonly Player[] = [],
): readonly (readonly Player[])[] => {
  const [part, ...rest] = parts;
  if (part === undefined) return [cast];
  return part
    .filter((player) => cast.every((other) => areTwo(player, other, rule.parameters.distinct) && overlap(player, other, today)))
    .flatMap((player) => castings(rest, { rule, today }, [...cast, player]));
};

const keyOf = (cast: readonly Player[]): string =>
  cast
    .map(({ exposure }) => exposure?.id ?? '?')
    .sort(byText)
    .join(' ');

/** The same set filled in another order is the same pair. */
const withoutRepeats = (casts: readonly (readonly Player[])[]): readonly (readonly Player[])[] => [
  ...new Map(casts.map((cast) => [keyOf(cast), cast])).values(),
];

const exposuresIn = (cast: readonly Player[]): readonly Exposure[] => cast.flatMap(({ exposure }) => (exposure === null ? [] : [exposure]));
const coursesIn = (exposures: readonly Exposure[]): readonly CourseExposure[] =>
  exposures.filter(isCourse).sort((a, b) => a.from - b.from || byText(a.id, b.id));
const touchesPlan = (exposures: readonly Exposure[]): boolean => exposures.some((exposure) => isCourse(exposure) && !exposure.course.over);
const allTakenNow = (exposures: readonly Exposure[], today: number): boolean =>
  exposures.every((exposure) => !isCourse(exposure) && exposure.from <= today && exposure.until >= today);

const isRotation = (courses: readonly CourseExposure[]): boolean =>
  courses.length > 1 && courses.some(({ course }) => courses.some((other) => other.id === course.rotatesFromId));

/** One cast for everything that acts together. */
const group = (casts: readonly (readonly Player[])[]): readonly (readonly Player[])[] => {
  const first = casts[0];
  return first === undefined ? [] : [[...new Map(casts.flat().map((player) => [player.exposure?.id, player])).values()]];
};

/** Where a planned course could go to be clear of the others: after their wash-out. */
const clearOf = (planned: CourseExposure, cast: readonly Player[]): readonly Fix[] => {
  const others = cast.filter(({ exposure }) => exposure !== null && exposure.id !== planned.id);
  const clear = Math.max(...others.map(({ exposure, party }) => (exposure?.until ?? 0) + Math.max(party.washoutDays ?? 0, 1)));
  return Number.isFinite(clear) && clear < 1_000_000 && clear > planned.from ? [{ kind: 'move', courseId: planned.id, to: calendarDay(clear) }] : [];
};

/** What is asked shortly before a start can still be done and recorded. */
const recordings = (cast: readonly Player[], causes: readonly string[]): readonly Fix[] =>
  cast.some(({ party }) => party.startsWithinDays !== undefined)
    ? causes.filter((cause) => cause.startsWith('fact:')).map((datum): Fix => ({ kind: 'record-fact', datum }))
    : [];

const fixesFor = (rule: Exclusion, cast: readonly Player[], causes: readonly string[]): readonly Fix[] => {
  const planned = coursesIn(exposuresIn(cast)).filter(isPlanned);
  const medicines = exposuresIn(cast).filter((exposure) => !isCourse(exposure));
  const ask: readonly Fix[] = rule.parameters.askPrescriber || medicines.length > 0 ? [{ kind: 'ask-prescriber', about: medicines[0]?.id ?? rule.ruleId }] : [];
  const removals = planned.map(({ id }): Fix => ({ kind: 'remove', courseId: id }));
  return [...recordings(cast, causes), ...planned.flatMap((course) => clearOf(course, cast)), ...planned.flatMap(swapOf), ...removals, ...ask];
};

const severityOf = (rule: Exclusion, exposures: readonly Exposure[]): Severity => {
  if (!touchesPlan(exposures)) return 'warn';
  return rule.parameters.rotation !== null && isRotation(coursesIn(exposures)) ? rule.parameters.rotation : rule.severity;
};

const hitOf = (rule: Exclusion, situation: Situation, found: { readonly cast: readonly Player[]; readonly because: Judgement }): Hit => {
  const exposures = exposuresIn(found.cast);
  const courses = coursesIn(exposures);
  const medicines = exposures.filter((exposure) => !isCourse(exposure));
  return {
    severity: severityOf(rule, exposures),
    courses,
    causes: [...medicines.map(({ id }) => id), ...found.because.causes].sort(byText),
    days: courses.map(({ from }) => from),
    said: {
      what: 'together',
      courses: courses.map(({ name, from }) => ({ name, day: from })),
      medicines: medicines.map(({ name }) => name),
      recorded: recordedLabels(situation, found.because.causes),
    },
    fixes: () => fixesFor(rule, found.cast, found.because.causes),
    inherited: !touchesPlan(exposures),
  };
};

/** A cast is certain when every player and its dose are known. */
const isCertain = (cast: readonly Player[]): boolean => cast.every(({ data }) => data.length === 0);

const NO_CONDITION: Judgement = { is: 'yes', causes: [], missing: [] };

const because = (rule: Exclusion, situation: Situation, cast: readonly Player[]): Judgement => {
  const { when } = rule.parameters;
  const course = coursesIn(exposuresIn(cast))[0] ?? null;
  return when === null ? NO_CONDITION : judge(when, { situation, subject: course, day: course?.from ?? situation.today, pregnancy: 'asked' });
};

const casesOf = (rule: Exclusion, situation: Situation, parts: readonly (readonly Player[])[]) => {
  const casts = withoutRepeats(castings(parts, { rule, today: situation.today })).filter(
    (cast) => touchesPlan(exposuresIn(cast)) || (rule.severity !== 'inform' && allTakenNow(exposuresIn(cast), situation.today)),
  );
  const certain = casts.filter(isCertain);
  const chosen = [...(rule.parameters.grouped ? group(certain) : certain), ...casts.filter((cast) => !isCertain(cast))];
  return chosen.map((cast) => ({ cast, because: because(rule, situation, cast) }));
};

const opensOf = ({ cast, because: reason }: { readonly cast: readonly Player[]; readonly because: Judgement }): readonly Open[] => {
  if (reason.is === 'no' || !touchesPlan(exposuresIn(cast))) return [];
  // Who takes part comes first: what else would have to be known depends on it.
  const players = cast.flatMap((player) => player.data);
  return (players.length > 0 ? players : reason.missing).map((datum) => ({ courses: coursesIn(exposuresIn(cast)), datum }));
};

const checkParties = (rule: Exclusion, situation: Situation) => {
  const known: (readonly Player[])[] = [];
  for (const party of rule.parameters.parties) {
    const players = knownPlayers(party, situation);
    // Without the treatment that it is about nothing can meet it, known or not.
    if (players.length === 0 && party.from === 'course') return untouched();
    known.push(players);
  }
  if (!known.some((players) => players.some(({ exposure }) => exposure !== null && (isCourse(exposure) || rule.severity !== 'inform')))) return untouched();
  const parts = rule.parameters.parties.map((party, at) => [...(known[at] ?? []), ...possiblePlayers(party, situation)]);
  const cases = casesOf(rule, situation, parts);
  const hits = cases.filter(({ cast, because: reason }) => isCertain(cast) && reason.is === 'yes').map((found) => hitOf(rule, situation, found));
  const opens = cases.filter(({ cast, because: reason }) => !isCertain(cast) || reason.is === 'unknown').flatMap(opensOf);
  const applicable = known.some((players) => players.some(({ exposure }) => exposure !== null && touchesPlan([exposure])));
  return [{ hits, opens, applicable: applicable || hits.length > 0 }];
};

const recordedAgainst = (rule: Exclusion, situation: Situation, course: CourseExposure): { readonly hits: readonly Hit[]; readonly opens: readonly Open[] } => {
  const opens = allergiesMissing(situation).map((datum) => ({ courses: [course], datum }));
  if (situation.patient.allergies.length === 0) return { hits: [], opens };
  const words = new Set([...course.words, ...(allergyWordsOf(course.ingredients) ?? [])]);
  const found = situation.patient.allergies
    .filter(({ kind, substance }) => kind === rule.parameters.recorded && substance !== null && words.has(substance))
    .sort((a, b) => byText(a.id, b.id));
  const hits = found.map(({ id, label }): Hit => ({
    courses: [course],
    causes: [`allergy:${id}`],
    days: [course.from],
    said: { what: 'allergy', name: course.name, day: course.from, label, kind: rule.parameters.recorded ?? 'allergy' },
    fixes: () => (isPlanned(course) ? [...swapOf(course), { kind: 'remove', courseId: course.id }] : [{ kind: 'ask-prescriber', about: course.id }]),
  }));
  return { hits, opens };
};

/** Selectors that must not hold together, with wash-out days; and treatments that the patient does not tolerate. */
export const exclusion: Check<'exclusion'> = (rule, situation) => {
  if (rule.parameters.recorded === null) return checkParties(rule, situation);
  const party = rule.parameters.parties[0];
  const courses = situation.live.filter(({ words, ingredients }) => ingredients.length > 0 && party !== undefined && matches(words, party));
  return courses.length === 0 ? untouched() : joined(courses.map((course) => recordedAgainst(rule, situation, course)));
};
