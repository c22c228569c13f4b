import type { Fix } from '../finding.js';
import { calendarDay, EVER, matches, type CourseExposure, type Situation } from '../situation.js';
import { judged, untouched } from './check.js';
import type { NeedCheck, NeedOf } from './need.js';

type Company = NeedOf<'company'>;
interface Span {
  readonly category: string;
  readonly from: number;
  readonly until: number;
}
interface Stretch {
  readonly from: number;
  readonly until: number;
}

const spansOf = (need: Company, { live, medicines }: Situation): readonly Span[] => [
  // A procedure counts for as long as its relief may last at least.
  ...live.map(({ modality, from, until }) => ({ category: modality.category, from, until: Math.max(until, from + (modality.effectWindowDays?.from ?? 0)) })),
  ...medicines.filter(({ words }) => matches(words, need.medicines)).map(({ from, until }) => ({ category: 'medication', from, until })),
];

const isAlone = (need: Company, spans: readonly Span[], day: number): boolean => {
  const active: string[] = [];
  for (const { from, until, category } of spans) if (from <= day && until >= day && !active.includes(category)) active.push(category);
  return active.length > 0 && active.length < need.categories && (need.only === null || active.includes(need.only));
};

/** Stretches, from the plan's first day on, with too few categories active at once. */
const lonely = (need: Company, spans: readonly Span[], from: number): readonly Stretch[] => {
  const edges = [...new Set(spans.flatMap((span) => [span.from, span.until + 1]).filter((day) => day >= from && day < EVER))].sort((a, b) => a - b);
  return edges.reduce<readonly Stretch[]>((found, start, at) => {
    if (!isAlone(need, spans, start)) return found;
    const until = (edges[at + 1] ?? EVER) - 1;
    const last = found.at(-1);
    return last !== undefined && last.until === start - 1 ? [...found.slice(0, -1), { from: last.from, until }] : [...found, { from: start, until }];
  }, []);
};

export const matters = (need: Company, { patient }: Situation): 'yes' | 'no' | 'unknown' => {
  if ('resistantAtLeast' in need.when) return patient.treatmentResistant.strict >= need.when.resistantAtLeast ? 'yes' : 'no';
  if (patient.baselinePain === null) return 'unknown';
  return patient.baselinePain >= need.when.painAtLeast ? 'yes' : 'no';
};

const ANY_SIDE = ['rehab', 'psychological', 'medication-optimisation'];
const BODY_SIDE = ['exercise', 'medication-optimisation'];

const addition = (need: Company, course: CourseExposure, { from, until }: Stretch): Fix => ({
  kind: 'add-partner',
  courseId: course.id,
  tags: need.only === null ? ANY_SIDE.filter((tag) => !course.words.has(tag)) : BODY_SIDE,
  startsOn: calendarDay(from),
  endsOn: until >= EVER - 1 ? null : calendarDay(until),
});

/** More than one kind of treatment, where one alone is too little. */
export const company: NeedCheck<'company'> = (need, situation) => {
  const { live, today } = situation;
  const doesMatter = matters(need, situation);
  const [start] = live;
  if (start === undefined || doesMatter === 'no') return untouched();
  const stretch = lonely(need, spansOf(need, situation), start.from).find(({ from, until }) => until - from + 1 > need.longerThanDays);
  if (stretch === undefined) return judged([]);
  const inside = live.filter(({ from, until }) => from <= stretch.until && until >= stretch.from);
  if (doesMatter === 'unknown') return judged([], [{ courses: inside, datum: 'baseline:pain' }]);
  const until = stretch.until >= EVER - 1 ? null : stretch.until;
  const said = { what: 'alone', only: need.only, names: inside.map(({ name }) => name), from: stretch.from, until, days: need.longerThanDays } as const;
  const [anchor = start] = inside;
  const fixes = (): readonly Fix[] => [addition(need, anchor, { from: Math.max(stretch.from, today), until: stretch.until })];
  return judged([{ courses: inside, causes: [], days: [stretch.from], said, fixes }]);
};
