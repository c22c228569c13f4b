import { groupBy } from '../group-by.js';
import type { CalendarDate } from '../dates.js';
import type { CoverageView, ServiceStatus } from '../patients/patient.js';
import type { AuthorisationView } from './authorisation.js';
import type { CoverageTerms, PriceUnit, ServiceProofView, VisitWindow } from './terms.js';
import type { Treatment } from './terms-in-force.js';

/** A course as far as it costs something. */
export interface QuotedCourse extends Treatment {
  readonly id: string;
  /** As recorded when it has started, else as planned. */
  readonly startsOn: CalendarDate;
  /** Last day; `null` = ongoing, quoted up to the last day of the quote. */
  readonly endsOn: CalendarDate | null;
  /** `null` = it has no sessions every week: a procedure takes place once, a medicine goes on. */
  readonly sessionsPerWeek: number | null;
}

/** A coverage of the patient; the deductible that is left is counted from the day it was said on to the end of that year. */
export type QuotedCoverage = Pick<CoverageView, 'id' | 'payer' | 'plan' | 'order' | 'startsOn' | 'endsOn' | 'deductibleLeftCents' | 'deductibleAsOf'>;

/** Everything that a quote is worked out from. */
export interface QuoteAsked {
  readonly terms: CoverageTerms;
  readonly courses: readonly QuotedCourse[];
  readonly coverages: readonly QuotedCoverage[];
  readonly authorisations: readonly AuthorisationView[];
  readonly serviceStatus: ServiceStatus;
  readonly proofs: readonly ServiceProofView[];
  /** Where the patient comes to; `null` = not known. */
  readonly siteId: string | null;
  /** First and last day that are quoted. Sessions before count for limits and deductibles only. */
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/** Why the patient pays what they pay for a session. */
export type QuoteReason =
  | { readonly kind: 'copay' | 'share-unknown' | 'not-covered' | 'payer-unknown' | 'benefit-unknown' | 'authorisation-denied'; readonly payer: string }
  | { readonly kind: 'coinsurance'; readonly payer: string; readonly percent: number }
  | { readonly kind: 'deductible'; readonly payer: string; readonly cents: number }
  | { readonly kind: 'deductible-unknown'; readonly payer: string }
  | { readonly kind: 'beyond-visits'; readonly payer: string; readonly visits: number; readonly per: VisitWindow }
  /** Counted as if it were granted. */
  | { readonly kind: 'authorisation-pending'; readonly payer: string; readonly ifDeniedCents: number | null }
  | { readonly kind: 'self-pay' | 'no-price' }
  | { readonly kind: 'discount' | 'discount-without-proof'; readonly name: string; readonly percent: number };

/** One session, or one month of a medicine. */
export interface Charge {
  readonly courseId: string;
  readonly day: CalendarDate;
  readonly per: PriceUnit;
  /** What the clinic asks of somebody who pays for themself; `null` = no price is known. */
  readonly priceCents: number | null;
  /** What the patient pays; `null` = it cannot be known yet. */
  readonly patientCents: number | null;
  readonly reasons: readonly QuoteReason[];
}

/** Charges of one course and one calendar month that are alike. */
export interface QuoteLine {
  readonly courseId: string;
  /** `YYYY-MM` */
  readonly month: string;
  readonly per: PriceUnit;
  readonly count: number;
  readonly priceCents: number | null;
  /** Of one session. */
  readonly patientCents: number | null;
  readonly reasons: readonly QuoteReason[];
}

/** A sum. `cents: null` = some of it is not known; `knownCents` is what it comes to at least. */
export interface QuoteSum {
  readonly cents: number | null;
  readonly knownCents: number;
}

/** What the patient pays for a plan. Integer cents throughout. */
export interface Quote {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly lines: readonly QuoteLine[];
  readonly courses: readonly (QuoteSum & { readonly courseId: string })[];
  readonly months: readonly (QuoteSum & { readonly month: string })[];
  readonly total: QuoteSum;
}

const sumOf = (lines: readonly QuoteLine[]): QuoteSum => {
  const knownCents = lines.reduce((sum, { count, patientCents }) => sum + count * (patientCents ?? 0), 0);
  return { cents: lines.some(({ patientCents }) => patientCents === null) ? null : knownCents, knownCents };
};

const keyOf = ({ courseId, day, per, priceCents, patientCents, reasons }: Charge): string =>
  JSON.stringify([day.slice(0, 7), courseId, per, priceCents, patientCents, reasons]);

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)];

/** Charges as a quote: alike ones in one line, by month and course, and their sums. */
export const quoteFrom = (charges: readonly Charge[], { courses, from, until }: Pick<QuoteAsked, 'courses' | 'from' | 'until'>): Quote => {
  const lines = [...groupBy(charges, keyOf).values()].flatMap(([first, ...more]): readonly QuoteLine[] => {
    if (first === undefined) return [];
    const { courseId, day, per, priceCents, patientCents, reasons } = first;
    return [{ courseId, month: day.slice(0, 7), per, count: more.length + 1, priceCents, patientCents, reasons }];
  });
  const of = <Key extends string>(key: Key, value: string) => ({ [key]: value }) as { readonly [K in Key]: string };
  return {
    ...{ from, until, lines },
    courses: courses.map(({ id }) => ({ ...of('courseId', id), ...sumOf(lines.filter(({ courseId }) => courseId === id)) })),
    months: distinct(lines.map(({ month }) => month))
      .toSorted()
      .map((month) => ({ month, ...sumOf(lines.filter((line) => line.month === month)) })),
    total: sumOf(lines),
  };
};
