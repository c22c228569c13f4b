import type { EffectVerdict } from '../progress/attribution/effect.js';
import type { MeasureAttribution } from '../progress/attribution/chart-attribution.js';
import type { CourseProgress } from '../progress/courses.js';
import type { Measure } from '../progress/measures.js';
import type { Response } from '../progress/response.js';
import type { ProgressView } from '../progress/summary.js';

/** An effect as it was known, never without interval and n. */
export interface EffectEvidence {
  readonly measure: Measure;
  readonly verdict: EffectVerdict;
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly before: number;
  readonly since: number;
  readonly sentence: string;
}
/** What was known of a course when it was decided about. */
export interface CourseEvidence {
  readonly response: Response['label'];
  readonly responseSentence: string;
  /** `null` = there is no started course to attribute to. */
  readonly effect: EffectEvidence | null;
  /** Mean percent of what was planned; `null` = never answered. */
  readonly adherencePercent: number | null;
}

const effectOf = (courseId: string, { measure, attribution }: MeasureAttribution): EffectEvidence | null => {
  const found = attribution.courses.find((one) => one.courseId === courseId);
  if (found === undefined) return null;
  const { verdict, sentence, n, effect } = found;
  return { measure, verdict, points: effect.points, low: effect.interval.low, high: effect.interval.high, ...n, sentence };
};

/** What is known of one course now; `null` = it has not started. */
export const evidenceOf = (progress: ProgressView, attributed: MeasureAttribution, courseId: string): CourseEvidence | null => {
  const course: CourseProgress | undefined = progress.courses.find((one) => one.courseId === courseId);
  return course === undefined
    ? null
    : {
        response: course.response.label,
        responseSentence: course.response.sentence,
        effect: effectOf(courseId, attributed),
        adherencePercent: course.adherence?.percent ?? null,
      };
};

/** The measure that speaks for a chart: PEG; pain now where PEG was answered on fewer than two days. */
export const leadMeasure = (progress: ProgressView): Measure => {
  const peg = progress.measures.find(({ measure }) => measure === 'peg');
  return (peg?.readings.length ?? 0) >= 2 ? 'peg' : 'pain';
};
