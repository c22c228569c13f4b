import type { Attributed, Attribution } from '@stagewell/shared/progress/attribution/attribution';
import type { EffectVerdict } from '@stagewell/shared/progress/attribution/effect';
import { number, type Look } from '../progress/progress-words';

/** What may be said of an effect, as it looks. */
export const EFFECT_LOOKS: Readonly<Record<EffectVerdict, Look>> = {
  'likely-helping': { severity: 'passed', word: 'Likely helping' },
  fading: { severity: 'warn', word: 'Helped, fading' },
  'unlikely-to-help': { severity: 'warn', word: 'Unlikely to help' },
  'likely-worsening': { severity: 'block', word: 'Likely worsening' },
  uncertain: { severity: 'inform', word: 'Uncertain' },
  'cannot-tell': { severity: 'unknown', word: 'Cannot tell' },
};

/** "−1.8", "+0.4", "0.0". */
export const signed = (value: number): string => {
  const text = number(value);
  return value > 0 && text !== '0.0' ? `+${text}` : text;
};
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** One effect as it is drawn and told; never without interval and n. */
export interface EffectRow {
  readonly key: string;
  readonly name: string;
  readonly look: Look;
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly helps: number;
  readonly before: number;
  readonly since: number;
  readonly fromReadings: number;
  /** Several courses that can only be judged together. */
  readonly joint: boolean;
  readonly reasons: readonly string[];
  readonly sentence: string;
}

const rowOf = (key: string, name: string, { effect, n, verdict, fromReadings, reasons, sentence }: Attributed): Omit<EffectRow, 'joint'> => ({
  key,
  name,
  look: EFFECT_LOOKS[verdict],
  points: effect.points,
  low: effect.interval.low,
  high: effect.interval.high,
  helps: effect.helps,
  ...n,
  fromReadings,
  reasons,
  sentence,
});

/** Courses in the order of their starts, then those that can only be judged together. */
export const effectRows = ({ courses, groups }: Attribution): readonly EffectRow[] => {
  const names = new Map(courses.map(({ courseId, name }) => [courseId, name]));
  return [
    ...courses.map((course) => ({ ...rowOf(course.courseId, course.name, course), joint: false })),
    ...groups.map((group) => ({ ...rowOf(group.courseIds.join(' '), group.courseIds.map((id) => names.get(id) ?? id).join(' and '), group), joint: true })),
  ];
};
