import type { DayRange } from '../catalogue/modality.js';
import { addDays, type CalendarDate } from '../dates.js';

/** What decides whether an early rise of pain is expected (SEQ-15). */
export interface FlareSource {
  readonly tags: readonly string[];
  readonly startedOn: CalendarDate | null;
  readonly performedOn?: CalendarDate | null;
  /** From the catalogue; `null` = none expected; absent = by tag. */
  readonly flareDays?: DayRange | null;
}

/** SEQ-15 defaults, days after start: exercise within 21, neuritis after ablation within 21, steroid flare 1–7. */
const FLARE_BY_TAG: Readonly<Record<string, DayRange>> = {
  exercise: { from: 0, to: 21 },
  rehab: { from: 0, to: 21 },
  ablation: { from: 0, to: 21 },
  steroid: { from: 1, to: 7 },
};

const rangesOf = (source: FlareSource): readonly DayRange[] => {
  if (source.flareDays !== undefined) return source.flareDays === null ? [] : [source.flareDays];
  return source.tags.flatMap((tag) => FLARE_BY_TAG[tag] ?? []);
};

/** The calendar days of expected early worsening, both included; empty when none is expected or it has not started. */
export const flareWindows = (source: FlareSource): readonly { readonly from: CalendarDate; readonly to: CalendarDate }[] => {
  const on = source.performedOn ?? source.startedOn;
  return on === null ? [] : rangesOf(source).map(({ from, to }) => ({ from: addDays(on, from), to: addDays(on, to) }));
};

/** Whether `day` lies in the expected early worsening of any of the courses. */
export const inFlareWindow = (day: CalendarDate, courses: readonly FlareSource[]): boolean =>
  courses.some((course) => flareWindows(course).some(({ from, to }) => day >= from && day <= to));

/** SEQ-15: within the window a rise up to this many points is expected; more on two check-ins is not. */
export const EXPECTED_FLARE_POINTS = 2;
