import type { Modality } from '../catalogue/modality.js';

/** When a course of a treatment may first be judged, in the terms of a query: the rule of `assessmentDaysOf`, without its courses. */
export interface WindowRule {
  readonly id: string;
  /** Days after the start; the trial counts from the first adequate step. */
  readonly assess: number;
  readonly trial: number;
  /** A medicine is judged on days it was taken. */
  readonly untilEnd: boolean;
  /** A procedure is judged even when it was over before. */
  readonly evenIfOver: boolean;
}

/** The treatments that are ever judged. */
export const windowRules = (catalogue: Iterable<Modality>): readonly WindowRule[] =>
  [...catalogue].flatMap(({ id, tags, assessmentDays, trialDays, category }) => {
    const trial = trialDays.value;
    if (tags.includes('diagnostic') || (assessmentDays.length === 0 && trial === null)) return [];
    return [
      {
        id,
        assess: assessmentDays.length === 0 ? 0 : Math.min(...assessmentDays),
        trial: trial?.from ?? 0,
        untilEnd: category === 'medication',
        evenIfOver: tags.includes('procedure'),
      },
    ];
  });
