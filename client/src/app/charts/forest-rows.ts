import { nameList } from './chart-words';
import type { Attributed, Attribution, CourseAttribution, GroupAttribution } from '@stagewell/shared/progress/attribution/attribution';
import type { EffectVerdict } from '@stagewell/shared/progress/attribution/effect';
import type { ChipSeverity } from '../ui/severity-chip';
import { type ChartTable, numberColumn, wordColumn } from './chart-table';
import { counted, percent, signed } from './chart-words';

/** One estimate with its interval: an effect of a course, of courses together, or the difference of two periods. */
export interface ForestRow {
  readonly id: string;
  readonly name: string;
  /** The verdict, as colour and as word: the word always stands there. */
  readonly look: { readonly severity: ChipSeverity; readonly word: string };
  /** Points of the measure, negative = better; `null` = nothing can be drawn, and `reasons` say why. */
  readonly effect: { readonly points: number; readonly low: number; readonly high: number } | null;
  /** Minimal important difference, points, above 0. */
  readonly mcid: number;
  /** The readings it rests on, in words: "8 before, 14 since". */
  readonly n: string;
  /** Share that the readings settled, 0–1; `null` = everything comes from readings. */
  readonly fromReadings: number | null;
  /** Courses that can only be judged together: drawn as one diamond. */
  readonly joint: boolean;
  /** Why it cannot be told; empty otherwise. */
  readonly reasons: readonly string[];
}

export const EFFECT_LOOKS: Readonly<Record<EffectVerdict, ForestRow['look']>> = {
  'likely-helping': { severity: 'passed', word: 'Likely helping' },
  fading: { severity: 'warn', word: 'Helped, probably fading' },
  'unlikely-to-help': { severity: 'inform', word: 'Unlikely to help' },
  'likely-worsening': { severity: 'block', word: 'Likely worsening' },
  uncertain: { severity: 'unknown', word: 'Uncertain' },
  'cannot-tell': { severity: 'unknown', word: 'Cannot tell' },
};

const rowOf = ({ effect, n, fromReadings, verdict, reasons }: Attributed, mcid: number): Omit<ForestRow, 'id' | 'name' | 'joint'> => ({
  look: EFFECT_LOOKS[verdict],
  effect: { points: effect.points, low: effect.interval.low, high: effect.interval.high },
  mcid,
  n: `${counted(n.before, 'reading')} before, ${n.since} since`,
  fromReadings,
  reasons,
});

const groupName = ({ courseIds }: GroupAttribution, courses: readonly CourseAttribution[]): string =>
  `Together: ${nameList(courseIds.map((id) => courses.find(({ courseId }) => courseId === id)?.name ?? id))}`;

/** The rows of an attribution: each course, then each group that can only be judged together. */
export const forestRows = ({ courses, groups }: Pick<Attribution, 'courses' | 'groups'>, mcid: number): readonly ForestRow[] => [
  ...courses.map((course) => ({ id: course.courseId, name: course.name, joint: false, ...rowOf(course, mcid) })),
  ...groups.map((group) => ({ id: group.courseIds.join(' '), name: groupName(group, courses), joint: true, ...rowOf(group, mcid) })),
];

/** "−1.4 (−2.3 to −0.5)" */
export const effectText = ({ effect }: ForestRow): string =>
  effect === null ? 'no estimate' : `${signed(effect.points)} (${signed(effect.low)} to ${signed(effect.high)})`;

/** "8 readings before, 14 since · 61 % from readings" */
export const restsOn = ({ n, fromReadings }: ForestRow): string => (fromReadings === null ? n : `${n} · ${percent(fromReadings)} from readings`);

/** The same without a drawing. */
export const forestTable = (rows: readonly ForestRow[], first: string): ChartTable => ({
  columns: [
    wordColumn(first),
    wordColumn('Verdict'),
    numberColumn('Change, points'),
    numberColumn('90 % interval'),
    numberColumn('Minimal important difference'),
    wordColumn('Readings'),
    numberColumn('From readings'),
    wordColumn('Why not'),
  ],
  rows: rows.map((row) => [
    row.name,
    row.look.word,
    row.effect === null ? '' : signed(row.effect.points),
    row.effect === null ? '' : `${signed(row.effect.low)} to ${signed(row.effect.high)}`,
    String(row.mcid),
    row.n,
    row.fromReadings === null ? '' : percent(row.fromReadings),
    row.reasons.join(' '),
  ]),
  empty: 'No course has started.',
});
