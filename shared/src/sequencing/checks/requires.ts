import type { HistoryInput } from '../document.js';
import type { Fix } from '../finding.js';
import type { Need, RuleOf } from '../rules.js';
import { calendarDay, dayNumber, liveOf, matches, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, joined, swapOf, untouched, type Check, type Hit, type Open } from './check.js';
import { sameRegion, wordsOfPast } from './occasions.js';

/** Something that meets a need, from which day on. */
interface Provider {
  readonly start: number;
  /** The first day on which the subject may start; `-Infinity` for what lies behind. */
  readonly ready: number;
  readonly category: string | null;
  /** What keeps it from being certain. */
  readonly datum: string | null;
}

const LONG_AGO = -1_000_000;

const ofCourses = (need: Need, subject: CourseExposure, courses: readonly CourseExposure[]): readonly Provider[] =>
  courses
    .filter((course) => course.id !== subject.id && (!need.sameRegion || sameRegion(course.course.region, subject.course.region) !== 'no'))
    .map(({ from, course, modality }) => ({
      start: from,
      category: modality.category,
      ready: need.orBenefit && course.benefit === 'established' ? from : from + need.lagDays,
      datum: null,
    }));

const ofMedicines = (need: Need, situation: Situation): readonly Provider[] =>
  situation.medicines
    .filter(({ words, until }) => until >= situation.today && matches(words, need.of))
    .map(({ from }) => ({ start: Math.max(from, LONG_AGO), category: 'medication', ready: from + need.lagDays, datum: null }));

/** A trial of which nobody knows whether it was adequate, or how much it helped, may count. */
const trialDatum = (need: Need, { id, adequacy, reliefPercent }: HistoryInput): string | null =>
  (need.reliefPercent === null ? adequacy === 'unknown' : reliefPercent === null) ? `history:${id}` : null;

/** Whether a past trial may count at all; what is not known about it is asked, not taken for "no". */
const mayCount = (need: Need, { adequacy, reliefPercent }: HistoryInput): boolean =>
  need.reliefPercent === null ? adequacy !== 'inadequate' : (reliefPercent ?? need.reliefPercent) >= need.reliefPercent;

const ofPast = (need: Need, subject: CourseExposure, past: HistoryInput): readonly Provider[] => {
  const region = need.sameRegion ? sameRegion(past.region, subject.course.region) : 'yes';
  if (region === 'no') return [];
  const day = past.startedOn ?? past.endedOn;
  const isUnclear = region === 'unknown' || (need.apartDays > 0 && day === null);
  const datum = isUnclear ? `history:${past.id}` : trialDatum(need, past);
  return [{ start: day === null ? LONG_AGO : dayNumber(day), category: past.category, ready: -Infinity, datum }];
};

/** What may meet a need, whoever asks; looked up once for all subjects. */
interface Supply {
  readonly need: Need;
  readonly courses: readonly CourseExposure[];
  readonly medicines: readonly Provider[];
  readonly history: readonly HistoryInput[];
}

const supplyOf = (need: Need, situation: Situation): Supply => ({
  need,
  courses: situation.courses.filter(({ words }) => matches(words, need.of)),
  medicines: ofMedicines(need, situation),
  history: situation.document.history.filter((past) => matches(wordsOfPast(past), need.of) && mayCount(need, past)),
});

const providersOf = ({ need, courses, medicines, history }: Supply, subject: CourseExposure): readonly Provider[] => [
  ...ofCourses(need, subject, courses),
  ...medicines,
  ...history.flatMap((past) => ofPast(need, subject, past)),
];

/** The largest number of providers that keep their distance, taken in order of their days. */
const apart = (providers: readonly Provider[], days: number): readonly Provider[] =>
  [...providers]
    .sort((a, b) => a.start - b.start || a.ready - b.ready)
    .reduce<readonly Provider[]>((kept, one) => {
      const last = kept.at(-1);
      return last === undefined || one.start - last.start >= days ? [...kept, one] : kept;
    }, []);

const enough = (need: Need, providers: readonly Provider[], by: number): boolean => {
  const ready = providers.filter((one) => one.ready <= by);
  const found = need.distinct === 'category' ? new Set(ready.flatMap(({ category }) => category ?? [])).size : apart(ready, need.apartDays).length;
  return found >= need.count;
};

/** The first day on which the need is met by what the plan holds already. */
const firstDay = (need: Need, providers: readonly Provider[]): number | null =>
  providers
    .map(({ ready }) => ready)
    .filter((ready) => Number.isFinite(ready))
    .sort((a, b) => a - b)
    .find((day) => enough(need, providers, day)) ?? null;

const addition = (need: Need, subject: CourseExposure, today: number): readonly Fix[] => {
  const start = subject.from - need.lagDays;
  return start < today || need.count > 1 || need.reliefPercent !== null
    ? []
    : [{ kind: 'add-partner', courseId: subject.id, tags: need.of.any, startsOn: calendarDay(start), endsOn: null }];
};

const unmet = (supply: Supply, subject: CourseExposure, today: number): { readonly hits?: readonly Hit[]; readonly opens?: readonly Open[] } => {
  const { need } = supply;
  const providers = providersOf(supply, subject);
  const certain = providers.filter(({ datum }) => datum === null);
  if (enough(need, certain, subject.from)) return {};
  if (enough(need, providers, subject.from)) return { opens: providers.flatMap(({ datum }) => (datum === null ? [] : [{ courses: [subject], datum }])) };
  const earliest = firstDay(need, certain);
  const move: readonly Fix[] = earliest === null || earliest <= subject.from ? [] : [{ kind: 'move', courseId: subject.id, to: calendarDay(earliest) }];
  const ways = (): readonly Fix[] => [...move, ...addition(need, subject, today)];
  const others: readonly Fix[] = [...swapOf(subject), { kind: 'ask-prescriber', about: subject.id }];
  const said = { what: 'missing-need', name: subject.name, day: subject.from, need: need.what, lagDays: need.lagDays, earliest } as const;
  return {
    hits: [{ courses: [subject], causes: [`need:${need.what.en}`], days: [subject.from], said, fixes: () => (ways().length > 0 ? ways() : others) }],
  };
};

const hasDoneBefore = (rule: RuleOf<'requires'>, situation: Situation): boolean => {
  const { unlessHistory } = rule.parameters;
  return (
    unlessHistory !== null &&
    situation.document.history.some((past) => (past.outcome === 'success' || past.outcome === 'partial') && matches(wordsOfPast(past), unlessHistory))
  );
};

/** What must exist, and how long before. History, running treatment and current medicines count. */
export const requires: Check<'requires'> = (rule, situation) => {
  const subjects = liveOf(situation, rule.parameters.subject).filter(isPlanned);
  if (subjects.length === 0 || hasDoneBefore(rule, situation)) return untouched();
  const supplies = rule.parameters.needs.map((need) => supplyOf(need, situation));
  return joined(subjects.flatMap((subject) => supplies.map((supply) => unmet(supply, subject, situation.today))));
};
