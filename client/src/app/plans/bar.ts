import type { Modality } from '@stagewell/shared/catalogue/modality';
import { addDays, laterOf, type CalendarDate } from '@stagewell/shared/dates';
import { viewOf } from '@stagewell/shared/plans/course-view';
import type { CourseDraft, CourseView } from '@stagewell/shared/plans/plan';
import { assessmentDaysOf } from '@stagewell/shared/progress/courses';
import type { PlannedReview, ReviewMoment } from '@stagewell/shared/reviews/review';

/** Days from `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
/** What a course's bar is made of; a part that does not exist is `null`. */
export interface Bar {
  readonly startsOn: CalendarDate;
  /** The last planned or actual day; `null` = ongoing. */
  readonly endsOn: CalendarDate | null;
  /** Onset and expected early worsening: not judged. */
  readonly onset: Stretch | null;
  /** Until the last day on which it is judged. */
  readonly window: Stretch | null;
  /** It goes on, or its effect lasts. */
  readonly effect: Stretch | null;
  /** After its end the effect wears off. */
  readonly fading: Stretch | null;
  readonly assessOn: readonly CalendarDate[];
  readonly procedure: boolean;
}

/** How far an ongoing course is drawn beyond what is known of it. */
const OPEN_DAYS = 84;
/** Effects are drawn for at most a year. */
const LONGEST_EFFECT = 365;

const stretch = (from: CalendarDate, to: CalendarDate): Stretch | null => (from < to ? { from, to } : null);
const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);
const dayAfter = (day: CalendarDate): CalendarDate => addDays(day, 1);

/** The three-part bar of a course, from the catalogue's time frames; an unknown time frame draws no part. */
export const barOf = (course: CourseDraft, recorded: CourseView | null, modality: Modality | undefined): Bar => {
  const view = viewOf(course, recorded);
  const startsOn = view.startedOn ?? course.startsOn;
  const procedure = modality?.tags.includes('procedure') === true;
  const endsOn = view.endedOn ?? course.endsOn ?? (procedure ? startsOn : null);
  const assessOn = modality === undefined ? [] : assessmentDaysOf({ ...view, startedOn: startsOn }, modality);
  return { startsOn, endsOn, assessOn, procedure, ...partsOf({ startsOn, endsOn, assessOn, procedure }, modality) };
};

type Frame = Pick<Bar, 'startsOn' | 'endsOn' | 'assessOn' | 'procedure'>;

/** Days after the start on which onset and early worsening are over, and for which the effect lasts; unknown draws nothing. */
const framesOf = (modality: Modality | undefined): { readonly settled: number; readonly lasts: number } => {
  const [onset, flare, effect] = [modality?.onsetDays, modality?.flareDays, modality?.effectWindowDays].map((fact) => fact?.value?.to ?? 0);
  return { settled: Math.max(onset ?? 0, flare ?? 0), lasts: Math.min(effect ?? 0, LONGEST_EFFECT) };
};

/** Where the drawn course ends: after its last day; a procedure with its effect; an ongoing one far enough to be seen. */
const worksUntil = ({ startsOn, endsOn, procedure }: Frame, windowEnd: CalendarDate, lasts: number): CalendarDate => {
  if (procedure) return laterOf(addDays(startsOn, lasts), dayAfter(startsOn));
  return endsOn === null ? addDays(windowEnd, OPEN_DAYS) : dayAfter(endsOn);
};

const partsOf = (frame: Frame, modality: Modality | undefined): Pick<Bar, 'onset' | 'window' | 'effect' | 'fading'> => {
  const { startsOn, endsOn, assessOn, procedure } = frame;
  const { settled, lasts } = framesOf(modality);
  const stop = procedure || endsOn === null ? null : dayAfter(endsOn);
  const cut = (day: CalendarDate): CalendarDate => (stop === null ? day : earlier(day, stop));
  const onsetEnd = cut(earlier(addDays(startsOn, settled), assessOn[0] ?? addDays(startsOn, settled)));
  const windowEnd = cut(laterOf(onsetEnd, assessOn.at(-1) ?? onsetEnd));
  return {
    onset: stretch(startsOn, onsetEnd),
    window: stretch(onsetEnd, windowEnd),
    effect: stretch(windowEnd, worksUntil(frame, windowEnd, lasts)),
    fading: stop === null ? null : stretch(stop, addDays(stop, lasts)),
  };
};

/** The last day that a bar draws something on: a part, or a day on which it is judged although it ended before. */
const lastOf = ({ startsOn, assessOn, onset, window, effect, fading }: Bar): CalendarDate =>
  [...assessOn, ...[onset, window, effect, fading].map((part) => part?.to ?? startsOn)].reduce(laterOf, startsOn);

/** The last day that a course is on, as it is drawn: the planned or actual one; of an ongoing one, as far as the bar reaches. */
export const drawnEnd = ({ startsOn, endsOn, onset, window, effect }: Bar): CalendarDate =>
  endsOn ?? addDays([onset, window, effect].map((part) => part?.to ?? dayAfter(startsOn)).reduce(laterOf), -1);

/** Reviews that decide about a course; boosters, checks and the end of an effect, up to a year later, would only make everything small. */
const DECIDING: ReadonlySet<ReviewMoment> = new Set(['assessment', 'relief-window']);

/** The day on which the last course has begun, ended as planned, and been decided about: what comes later is its effect. */
export const decidedBy = (bars: readonly Bar[], reviews: readonly PlannedReview[], today: CalendarDate): CalendarDate => {
  const decisions = reviews.flatMap(({ moment, courseIds, target }) => (courseIds.length > 0 && DECIDING.has(moment) ? [target] : []));
  return [...bars.flatMap(({ startsOn, endsOn, assessOn }) => [startsOn, endsOn ?? startsOn, ...assessOn]), ...decisions].reduce(laterOf, today);
};

/** A span with room for more. */
export const withStretches = (span: Stretch, more: readonly Stretch[]): Stretch => ({
  from: more.map(({ from }) => from).reduce(earlier, span.from),
  to: more.map(({ to }) => to).reduce(laterOf, span.to),
});

/** First and last day that all bars need. */
export const spanOfBars = (bars: readonly Bar[], today: CalendarDate): { readonly from: CalendarDate; readonly to: CalendarDate } => ({
  from: bars.reduce((first, { startsOn }) => earlier(first, startsOn), today),
  to: bars.map(lastOf).reduce(laterOf, addDays(today, OPEN_DAYS)),
});
