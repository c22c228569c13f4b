import type { Fix } from '../finding.js';
import type { Composition, RuleOf } from '../rules.js';
import { calendarDay, dayNumber, EVER, liveOf, matches, type CourseExposure, type Situation } from '../situation.js';
import { isPlanned, judged, joined, untouched, type Check, type Hit, type Outcome } from './check.js';

type Need = Composition['need'];
type NeedOf<N extends Need> = Extract<Composition, { readonly need: N }>;
type NeedCheck<N extends Need> = (need: NeedOf<N>, situation: Situation) => readonly Outcome[];

const first = (courses: readonly CourseExposure[]): CourseExposure | null => courses[0] ?? null;

/** Check-ins that may still be made before the start, at the cadence of a baseline. */
const stillToCome = (days: number, perWeek: number): number => Math.max(0, Math.floor((days * perWeek) / 7));

const baseline: NeedCheck<'baseline'> = (need, situation) => {
  const { patient, document, today, courses } = situation;
  const course = first(liveOf(situation, need.subject).filter(isPlanned));
  const running = courses.some((one) => one.course.started || one.course.over);
  if (course === null || running || document.plan.urgent) return untouched();
  const { firstOn, painCount, otherCount } = patient.checkIns;
  const ahead = course.from - today;
  const pain = painCount + stillToCome(ahead, need.painPerWeek);
  const other = otherCount + stillToCome(ahead, 1);
  const length = firstOn === null ? 0 : course.from - dayNumber(firstOn);
  if (firstOn !== null && length >= need.minDays && pain >= need.painRecords && other >= need.otherRecords) return judged([]);
  const target =
    firstOn === null
      ? null
      : Math.max(
          dayNumber(firstOn) + need.minDays,
          today + Math.ceil(((need.painRecords - painCount) * 7) / need.painPerWeek),
          today + Math.max(0, need.otherRecords - otherCount) * 7,
        );
  const fixes: readonly Fix[] =
    target !== null && target > course.from
      ? [
          { kind: 'move', courseId: course.id, to: calendarDay(target) },
          { kind: 'record', what: 'baseline-check-in', id: null },
        ]
      : [{ kind: 'record', what: 'baseline-check-in', id: null }];
  const said = {
    what: 'baseline',
    name: course.name,
    day: course.from,
    first: firstOn === null ? null : dayNumber(firstOn),
    pain: painCount,
    other: otherCount,
    need,
  } as const;
  return judged([{ courses: [course], causes: [], days: [course.from], said, fixes }]);
};

const goal: NeedCheck<'goal'> = (need, { patient, live, document }) => {
  if (!live.some(isPlanned) || document.plan.urgent) return untouched();
  if (patient.goals >= need.atLeast) return judged([]);
  return judged([{ courses: [], causes: [], days: [], said: { what: 'no-goal' }, fixes: [{ kind: 'record', what: 'goal', id: null }] }]);
};

interface Span {
  readonly category: string;
  readonly from: number;
  readonly until: number;
}

const spansOf = (need: NeedOf<'company'>, { live, medicines }: Situation): readonly Span[] => [
  ...live.map(({ modality, from, until }) => ({ category: modality.category, from, until })),
  ...medicines.filter(({ words }) => matches(words, need.medicines)).map(({ from, until }) => ({ category: 'medication', from, until })),
];

/** Stretches, from the plan's first day on, with too few categories active at once. */
const lonely = (need: NeedOf<'company'>, spans: readonly Span[], from: number): readonly { readonly from: number; readonly until: number }[] => {
  const edges = [...new Set(spans.flatMap((span) => [span.from, span.until + 1]).filter((day) => day >= from && day < EVER))].sort((a, b) => a - b);
  return edges.reduce<readonly { readonly from: number; readonly until: number }[]>((found, start, at) => {
    const until = (edges[at + 1] ?? EVER) - 1;
    const active = new Set(spans.filter((span) => span.from <= start && span.until >= start).map(({ category }) => category));
    const alone = active.size > 0 && active.size < need.categories && (need.only === null || active.has(need.only));
    if (!alone) return found;
    const last = found.at(-1);
    return last !== undefined && last.until === start - 1 ? [...found.slice(0, -1), { from: last.from, until }] : [...found, { from: start, until }];
  }, []);
};

const companyMatters = (need: NeedOf<'company'>, { patient }: Situation): 'yes' | 'no' | 'unknown' => {
  if ('resistantAtLeast' in need.when) return patient.treatmentResistant.strict >= need.when.resistantAtLeast ? 'yes' : 'no';
  if (patient.baselinePain === null) return 'unknown';
  return patient.baselinePain >= need.when.painAtLeast ? 'yes' : 'no';
};

const company: NeedCheck<'company'> = (need, situation) => {
  const { live } = situation;
  const matters = companyMatters(need, situation);
  const start = first(live);
  if (start === null || matters === 'no') return untouched();
  const stretch = lonely(need, spansOf(need, situation), start.from).find(({ from, until }) => until - from + 1 > need.longerThanDays);
  if (stretch === undefined) return judged([]);
  const inside = live.filter(({ from, until }) => from <= stretch.until && until >= stretch.from);
  if (matters === 'unknown') return judged([], [{ courses: inside, datum: 'baseline:pain' }]);
  const said = {
    what: 'alone',
    only: need.only,
    names: inside.map(({ name }) => name),
    from: stretch.from,
    until: stretch.until >= EVER - 1 ? null : stretch.until,
    days: need.longerThanDays,
  } as const;
  const anchor = first(inside) ?? start;
  const tags = need.only === null ? ['rehab', 'psychological', 'medication-optimisation'] : ['exercise', 'medication-optimisation'];
  const add: Fix = {
    kind: 'add-partner',
    courseId: anchor.id,
    tags,
    startsOn: calendarDay(Math.max(stretch.from, situation.today)),
    endsOn: said.until === null ? null : calendarDay(said.until),
  };
  return judged([{ courses: inside, causes: [], days: [stretch.from], said, fixes: [add] }]);
};

const toldWhenResistant: NeedCheck<'told-when-resistant'> = (need, { patient, live }) => {
  const { strict, lenient } = patient.treatmentResistant;
  if (strict < need.strictAtLeast || live.length === 0) return judged([]);
  return judged([{ courses: [], causes: [`strict:${strict}`], days: [], said: { what: 'resistant', strict, lenient }, fixes: [] }]);
};

const ofGrade = (situation: Situation, grades: readonly string[]): readonly CourseExposure[] =>
  situation.live.filter((course) => isPlanned(course) && course.modality.grade !== null && grades.includes(course.modality.grade));

const stopRule: NeedCheck<'stop-rule'> = (need, situation) => {
  const courses = ofGrade(situation, need.grades);
  if (courses.length === 0) return untouched();
  const without = courses.filter(({ course }) => course.stopRule.trim() === '');
  return joined([
    {
      hits: without.map((course): Hit => ({
        courses: [course],
        causes: [],
        days: [course.from],
        said: { what: 'no-stop-rule', name: course.name, grade: course.modality.grade ?? '' },
        fixes: [{ kind: 'record', what: 'stop-rule', id: course.id }],
      })),
    },
  ]);
};

const betterFirst: NeedCheck<'better-first'> = (need, situation) => {
  const courses = ofGrade(situation, need.grades);
  if (courses.length === 0) return untouched();
  const tried = situation.document.history.flatMap(({ modality }) =>
    modality?.grade != null && need.better.includes(modality.grade) ? [modality.category] : [],
  );
  const without = courses.filter((course) => {
    const planned = situation.courses
      .filter(({ from, modality }) => from <= course.from && modality.grade !== null && need.better.includes(modality.grade))
      .map(({ modality }) => modality.category);
    return new Set([...tried, ...planned]).size < need.categories;
  });
  return joined([
    {
      hits: without.map((course): Hit => ({
        courses: [course],
        causes: ['better-first'],
        days: [course.from],
        said: { what: 'better-first', name: course.name, day: course.from, grade: course.modality.grade ?? '', categories: need.categories },
        fixes: [],
      })),
    },
  ]);
};

const notPast: NeedCheck<'not-past'> = (_need, { live, today }) => {
  const planned = live.filter(isPlanned);
  if (planned.length === 0) return untouched();
  const late = planned.filter(({ from }) => from < today);
  return joined([
    {
      hits: late.map((course): Hit => ({
        courses: [course],
        causes: [],
        days: [course.from],
        said: { what: 'past', name: course.name, day: course.from },
        fixes: [{ kind: 'move', courseId: course.id, to: calendarDay(today) }],
      })),
    },
  ]);
};

const notRefused: NeedCheck<'not-refused'> = (_need, { live, patient }) => {
  const planned = live.filter(isPlanned);
  if (planned.length === 0) return untouched();
  const refused = planned.filter(({ words }) => patient.refusals.some((word) => words.has(word)));
  return joined([
    {
      hits: refused.map((course): Hit => {
        const { backup } = course.course;
        const swap: readonly Fix[] = backup === null ? [] : [{ kind: 'swap', courseId: course.id, modalityId: backup.id }];
        return {
          courses: [course],
          causes: [],
          days: [course.from],
          said: { what: 'refused', name: course.name },
          fixes: [...swap, { kind: 'ask-prescriber', about: course.id }],
        };
      }),
    },
  ]);
};

const NEEDS: { readonly [N in Need]: NeedCheck<N> } = {
  baseline,
  goal,
  company,
  'told-when-resistant': toldWhenResistant,
  'stop-rule': stopRule,
  'better-first': betterFirst,
  'not-past': notPast,
  'not-refused': notRefused,
};

/** What a plan as a whole needs, or must not be. */
export const composition: Check<'composition'> = (rule: RuleOf<'composition'>, situation) => {
  const check = NEEDS[rule.parameters.need] as NeedCheck<Need>;
  return check(rule.parameters, situation);
};
