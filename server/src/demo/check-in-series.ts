import { CHECK_IN, type Phq4Items } from '@stagewell/shared/check-ins/check-in';
import type { StoryCheckIn, When } from './story.js';

/** Levels at some days before the seeding day, longest ago first; straight lines between them, flat outside. */
export type Levels = readonly (readonly [daysAgo: number, level: number])[];

export interface Series {
  /** Days before the seeding day on which the patient checked in. */
  readonly days: readonly number[];
  readonly peg: Levels;
  readonly sleep: Levels;
  readonly function: Levels;
  readonly phq4: Levels;
  /** PHQ-4 is asked on every n-th check-in only. */
  readonly phq4Every: number;
  /** Percent done of each course from its start on, to the day given. */
  readonly adherence?: readonly { readonly course: string; readonly percent: number; readonly from: number; readonly to?: number }[];
  readonly sideEffects?: readonly (StoryCheckIn['sideEffects'][number] & { readonly ago: number })[];
  readonly notes?: Readonly<Record<number, string>>;
  /** E-mails: who asks in person, and who by phone. */
  readonly visit: string;
  readonly desk: string;
}

/** Every `step` days from `first` to `last` days ago. */
export const every = (step: number, first: number, last: number): readonly number[] =>
  Array.from({ length: Math.floor((first - last) / step) + 1 }, (_, at) => first - at * step);

const levelAt = (levels: Levels, ago: number): number => {
  const before = levels.findLast(([day]) => day >= ago);
  const after = levels.find(([day]) => day <= ago);
  if (before === undefined || after === undefined) return (before ?? after)?.[1] ?? 0;
  if (before[0] === after[0]) return before[1];
  return before[1] + ((before[0] - ago) / (before[0] - after[0])) * (after[1] - before[1]);
};

/** Standard deviations of one answer around its level, points: a weekly recall wobbles less than the pain of a moment. */
const WOBBLE = { recall: 0.55, moment: 0.9, item: 0.35, mood: 0.5 } as const;
/** Shares of check-ins with an unanswered question, and without the warning-sign list. */
const MISSING = { answer: 0.04, redFlags: 0.06 } as const;

const within = (value: number, max: number): number => Math.min(max, Math.max(0, Math.round(value)));
const score = (value: number): number => within(value, CHECK_IN.score.max);

/** A total spread over the four items as evenly as it goes. */
const phq4Items = (total: number): Phq4Items => {
  const item = (at: number): number => Math.min(CHECK_IN.phq.max, Math.floor((total + at) / 4));
  return [item(0), item(1), item(2), item(3)];
};
const NOT_ASKED: Phq4Items = [null, null, null, null];

const checkInOn = (series: Series, { ago, chance }: When, day: number, at: number): StoryCheckIn => {
  const recall = levelAt(series.peg, day) + chance.normal(WOBBLE.recall);
  const item = (shift: number): number => score(recall + shift + chance.normal(WOBBLE.item));
  const painNow = score(levelAt(series.peg, day) + chance.normal(WOBBLE.moment));
  const answered = (levels: Levels): number | null => {
    const given = score(levelAt(levels, day) + chance.normal(WOBBLE.recall));
    return chance.happens(MISSING.answer) ? null : given;
  };
  const byPhone = chance.happens(0.7);
  const mood = levelAt(series.phq4, day) + chance.normal(WOBBLE.mood);
  return {
    by: byPhone ? series.desk : series.visit,
    input: {
      takenOn: ago(day),
      pegPain: item(0.1),
      pegEnjoyment: item(0.2),
      pegActivity: item(-0.3),
      painNow,
      painWorst: score(painNow + chance.whole(1, 2)),
      sleep: answered(series.sleep),
      function: answered(series.function),
      phq4Items: at % series.phq4Every === 0 ? phq4Items(within(mood, 4 * CHECK_IN.phq.max)) : NOT_ASKED,
      questionnaires: [],
      redFlags: chance.happens(MISSING.redFlags) ? null : [],
      note: series.notes?.[day] ?? '',
      enteredBy: byPhone ? 'phone' : 'clinician',
    },
    adherence: (series.adherence ?? [])
      .filter(({ from, to = 0 }) => day < from && day >= to)
      .map(({ course, percent }) => ({ course, percent: Math.min(100, Math.max(0, 5 * Math.round((percent + chance.normal(5)) / 5))) })),
    sideEffects: (series.sideEffects ?? []).filter((one) => one.ago === day).map(({ ago: _, ...one }) => one),
  };
};

/** Check-ins of one patient along the given levels. A day in `notes` or `sideEffects` must be one of `days`. */
export const checkInsAlong = (series: Series, when: When): readonly StoryCheckIn[] => {
  const named = [...Object.keys(series.notes ?? {}).map(Number), ...(series.sideEffects ?? []).map(({ ago }) => ago)];
  const strange = named.filter((day) => !series.days.includes(day));
  if (strange.length > 0) throw new RangeError(`No check-in ${strange.join(', ')} days ago`);
  return series.days.map((day, at) => checkInOn(series, when, day, at));
};
