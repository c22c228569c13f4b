import { allergyWordsOf } from '../../catalogue/ingredients.js';
import type { Fix, Severity } from '../finding.js';
import { ALWAYS, judgeByThen, missingData, type JudgementByThen } from '../by-then.js';
import { allergiesMissing } from '../patient-condition.js';
import { recordedLabels } from '../recorded.js';
import type { RuleOf } from '../rules.js';
import { byText, calendarDay, isCourse, matches, type CourseExposure, type Exposure, type Situation } from '../situation.js';
import { castsOf, grouped, knownPlayers, possiblePlayers, type Cast, type Player } from './casting.js';
import { isPlanned, joined, swapOf, untouched, type Check, type Hit, type Open } from './check.js';

type Exclusion = RuleOf<'exclusion'>;

const allTakenNow = (exposures: readonly Exposure[], today: number): boolean =>
  exposures.every((exposure) => !isCourse(exposure) && exposure.from <= today && exposure.until >= today);

const medicinesIn = ({ exposures }: Cast): readonly Exposure[] => exposures.filter((exposure) => !isCourse(exposure));

const isRotation = (courses: readonly CourseExposure[]): boolean =>
  courses.length > 1 && courses.some(({ course }) => courses.some((other) => other.id === course.rotatesFromId));

/** Where a planned course could go to be clear of the others: after their wash-out. */
const clearOf = (planned: CourseExposure, { players }: Cast): readonly Fix[] => {
  const others = players.filter(({ exposure }) => exposure !== null && exposure.id !== planned.id);
  const clear = Math.max(...others.map(({ exposure, party }) => (exposure?.until ?? 0) + Math.max(party.washoutDays ?? 0, 1)));
  return Number.isFinite(clear) && clear < 1_000_000 && clear > planned.from ? [{ kind: 'move', courseId: planned.id, to: calendarDay(clear) }] : [];
};

/** What is asked shortly before a start can still be done and recorded. */
const recordings = ({ players }: Cast, causes: readonly string[]): readonly Fix[] =>
  players.some(({ party }) => party.startsWithinDays !== undefined)
    ? causes.filter((cause) => cause.startsWith('fact:')).map((datum): Fix => ({ kind: 'record-fact', datum }))
    : [];

const fixesFor = (rule: Exclusion, cast: Cast, causes: readonly string[]): readonly Fix[] => {
  const planned = cast.courses.filter(isPlanned);
  const medicines = medicinesIn(cast);
  const ask: readonly Fix[] = rule.parameters.askPrescriber || medicines.length > 0 ? [{ kind: 'ask-prescriber', about: medicines[0]?.id ?? rule.ruleId }] : [];
  const removals = planned.map(({ id }): Fix => ({ kind: 'remove', courseId: id }));
  return [...recordings(cast, causes), ...planned.flatMap((course) => clearOf(course, cast)), ...planned.flatMap(swapOf), ...removals, ...ask];
};

const severityOf = (rule: Exclusion, { touchesPlan, courses }: Cast): Severity => {
  if (!touchesPlan) return 'warn';
  return rule.parameters.rotation !== null && isRotation(courses) ? rule.parameters.rotation : rule.severity;
};

/** A cast with what the row's condition says of it. */
interface Scene {
  readonly cast: Cast;
  readonly because: JudgementByThen;
}

/** What is said of a cast: that the same runs twice, or that these run together. */
const saidOf = (rule: Exclusion, situation: Situation, { cast, because: reason }: Scene): Hit['said'] => {
  const courses = cast.courses.map(({ name, from }) => ({ name, day: from }));
  const medicines = medicinesIn(cast).map(({ name }) => name);
  const { alike } = rule.parameters;
  if (alike !== undefined) return { what: 'twice', courses, medicines, of: alike === 'ingredient' ? 'medicine' : 'treatment' };
  const why = courses.length + medicines.length === 1 ? rule.rationale : null;
  return { what: 'together', courses, medicines, recorded: recordedLabels(situation, reason.causes), why };
};

const hitOf = (rule: Exclusion, situation: Situation, scene: Scene): Hit => {
  const { cast, because: reason } = scene;
  const { courses } = cast;
  const medicines = medicinesIn(cast);
  return {
    severity: severityOf(rule, cast),
    courses,
    causes: [...medicines.map(({ id }) => id), ...reason.causes].sort(byText),
    days: courses.map(({ from }) => from),
    said: saidOf(rule, situation, scene),
    fixes: () => fixesFor(rule, cast, reason.causes),
    inherited: !cast.touchesPlan,
  };
};

/** One course says where and the other does not: whether it is the same place is not known. When neither does, nothing sets them apart. */
const regionMissing = ({ courses }: Cast): JudgementByThen => {
  const silent = courses.filter(({ course }) => course.region === null);
  return silent.length === 0 || silent.length === courses.length ? ALWAYS : { ...ALWAYS, is: 'unknown', missing: silent.map(({ id }) => `region:${id}`) };
};

const because = (rule: Exclusion, situation: Situation, cast: Cast): JudgementByThen => {
  const { when, alike } = rule.parameters;
  const course = cast.courses[0] ?? null;
  const place = alike === 'modality-at-region' ? regionMissing(cast) : ALWAYS;
  if (place.is === 'unknown') return place;
  return when === null ? ALWAYS : judgeByThen(when, { situation, subject: course, day: course?.from ?? situation.today, pregnancy: 'asked' });
};

const scenesOf = (rule: Exclusion, situation: Situation, parts: readonly (readonly Player[])[]): readonly Scene[] => {
  const casts = castsOf(parts, rule, situation.today).filter(
    ({ touchesPlan, exposures }) => touchesPlan || (rule.severity !== 'inform' && allTakenNow(exposures, situation.today)),
  );
  if (casts.length === 0) return [];
  const certain = casts.filter(({ isCertain }) => isCertain);
  const chosen = [...(rule.parameters.grouped ? grouped(certain) : certain), ...casts.filter(({ isCertain }) => !isCertain)];
  return chosen.map((cast) => ({ cast, because: because(rule, situation, cast) }));
};

const opensOf = ({ cast: { players, courses, touchesPlan }, because: reason }: Scene): readonly Open[] => {
  if (reason.is === 'no' || !touchesPlan) return [];
  // Who takes part comes first: what else would have to be known depends on it.
  const unknown = players.flatMap(({ data }) => data);
  return unknown.length > 0 ? unknown.map((datum) => ({ courses, datum })) : missingData(reason).map((datum) => ({ courses, ...datum }));
};

/** Whether what is known of the players lets the row speak: a course, or medicines that are worth a word by themselves. */
const mayMatter = (rule: Exclusion, players: readonly Player[]): boolean =>
  players.some(({ exposure }) => exposure !== null && (isCourse(exposure) || rule.severity !== 'inform'));

const isLive = ({ exposure }: Player): boolean => exposure !== null && isCourse(exposure) && !exposure.course.over;

const checkParties = (rule: Exclusion, situation: Situation) => {
  const known: (readonly Player[])[] = [];
  for (const party of rule.parameters.parties) {
    const players = knownPlayers(party, situation);
    // Without the treatment that it is about nothing can meet it, known or not.
    if (players.length === 0 && party.from === 'course') return untouched();
    known.push(players);
  }
  if (!known.some((players) => mayMatter(rule, players))) return untouched();
  const parts = rule.parameters.parties.map((party, at) => [...(known[at] ?? []), ...possiblePlayers(party, situation)]);
  const scenes = scenesOf(rule, situation, parts);
  const hits = scenes.filter(({ cast, because: reason }) => cast.isCertain && reason.is === 'yes').map((scene) => hitOf(rule, situation, scene));
  const opens = scenes.filter(({ cast, because: reason }) => !cast.isCertain || reason.is === 'unknown').flatMap(opensOf);
  return [{ hits, opens, applicable: hits.length > 0 || known.some((players) => players.some(isLive)) }];
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
