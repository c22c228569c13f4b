import { groupBy } from '../group-by.js';
import { chargesOf, quoteOf } from '../coverage/charges.js';
import type { NewAuthorisation } from '../coverage/authorisation.js';
import { payerLeadDays, priorAuthorisationOf } from '../coverage/prior-authorisation.js';
import type { Quote, QuoteAsked, QuotedCourse } from '../coverage/quote.js';
import type { CoverageTerms } from '../coverage/terms.js';
import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import type { CourseInput, SequencingDocument } from '../sequencing/document.js';
import { MONTH } from '../sequencing/stager/compile/aims.js';
import { peakWindow } from '../sequencing/stager/compile/load.js';
import type { DayCharge } from '../sequencing/stager/request.js';
import type { Chart } from './chart.js';

/** A quote looks a year ahead. */
export const QUOTE_DAYS = 365;

/** Everything of a quote but the courses. */
export type QuoteTerms = Omit<QuoteAsked, 'courses'>;

/** What quotes for a patient are worked out from, from today on. */
export const quoteTermsOf = (chart: Chart, terms: CoverageTerms, today: CalendarDate): QuoteTerms => ({
  terms,
  coverages: chart.coverages,
  authorisations: chart.authorisations,
  serviceStatus: chart.patient.serviceStatus,
  proofs: chart.serviceProofs,
  siteId: chart.preferences.siteId,
  from: today,
  until: addDays(today, QUOTE_DAYS - 1),
});

const quoted = ({ id, modality, startsOn, endsOn, sessionsPerWeek }: CourseInput): QuotedCourse => ({
  ...{ id, startsOn, endsOn, sessionsPerWeek },
  modalityId: modality.id,
  category: modality.category,
});

/** What is over costs nothing more. */
const askedOf = ({ plan }: Pick<SequencingDocument, 'plan'>, terms: QuoteTerms): QuoteAsked => ({
  ...terms,
  courses: plan.courses.filter(({ over }) => !over).map(quoted),
});

/** What the patient pays for the courses of a plan on the days that they have. Pure. */
export const quoteDocument = (document: Pick<SequencingDocument, 'plan'>, terms: QuoteTerms): Quote => quoteOf(askedOf(document, terms));

/** What the stager is told of one course. */
export interface CourseMoney {
  /** What is known of its payments, from its start; those before today are left out. */
  readonly charges: readonly DayCharge[];
  /** Days from today that a payer needs; `null` = none is waited for. */
  readonly payerLeadDays: number | null;
}

/** The 30 days in which the patient pays most of what is known: from which day on, for which courses. `null` = nothing costs anything that is known. */
export const dearestDays = (
  document: Pick<SequencingDocument, 'plan'>,
  terms: QuoteTerms,
): { readonly from: CalendarDate; readonly cents: number; readonly courseIds: readonly string[] } | null => {
  const asked = askedOf(document, terms);
  const loads = chargesOf(asked).flatMap(({ courseId, day, patientCents }) =>
    patientCents === null || patientCents === 0
      ? []
      : [
          {
            piece: asked.courses.findIndex(({ id }) => id === courseId),
            start: { node: 0, offset: daysBetween(terms.from, day) },
            amount: patientCents,
            lasts: 0,
          },
        ],
  );
  const most = peakWindow([], loads, MONTH);
  if (most === null) return null;
  return { from: addDays(terms.from, most.from), cents: most.sum, courseIds: most.pieces.flatMap((piece) => asked.courses[piece]?.id ?? []) };
};

/**
 * Payments and lead times of the courses of a plan, by course id. The payments are those of the days that the courses have: where a price
 * changes or a limit of visits begins anew, other days may cost something else, so the quote is worked out again on the days that are found.
 */
export const moneyOf = (document: Pick<SequencingDocument, 'plan' | 'today'>, terms: QuoteTerms): ReadonlyMap<string, CourseMoney> => {
  const asked = askedOf(document, terms);
  const charges = groupBy(chargesOf(asked), ({ courseId }) => courseId);
  return new Map(
    asked.courses.map((course) => [
      course.id,
      {
        charges: (charges.get(course.id) ?? []).flatMap(({ day, patientCents }) =>
          patientCents === null || patientCents === 0 ? [] : [{ day: daysBetween(course.startsOn, day), cents: patientCents }],
        ),
        payerLeadDays: payerLeadDays(asked, course, document.today),
      },
    ]),
  );
};

/**
 * The authorisations that a plan calls for and nobody has asked for yet: of each course that has not started, where the payer of its first day
 * wants to be asked. One that has ended before the course starts has to be asked for again.
 */
export const authorisationsCalledFor = (document: Pick<SequencingDocument, 'plan'>, terms: QuoteTerms): readonly NewAuthorisation[] => {
  const waiting = document.plan.courses.filter(({ started, over }) => !started && !over).map(quoted);
  return waiting.flatMap((course) => {
    const needed = priorAuthorisationOf(terms, course);
    if (needed === null || (needed.authorisation !== null && needed.standing !== 'expired')) return [];
    return [{ coverageId: needed.coverage.id, modalityId: course.modalityId, courseId: course.id, note: '' }];
  });
};
