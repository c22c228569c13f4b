import { addDays, daysBetween, type CalendarDate } from '../dates.js';
import { byText } from '../sequencing/situation.js';
import { standingOf, type AuthorisationStanding, type AuthorisationView } from './authorisation.js';
import type { QuoteAsked, QuotedCourse, QuotedCoverage } from './quote.js';
import { benefitFor, payerNamed } from './terms-in-force.js';
import type { BenefitView } from './terms.js';

/** An authorisation that a course needs, and how it stands on the day of its start. */
export interface PriorAuthorisation {
  readonly coverage: QuotedCoverage;
  readonly benefit: BenefitView;
  /** The one that speaks for the course; `null` = nobody has asked. */
  readonly authorisation: AuthorisationView | null;
  readonly standing: AuthorisationStanding;
}

type Asked = Pick<QuoteAsked, 'terms' | 'coverages' | 'authorisations'>;

/** A granted one speaks before one that waits, and that before a denied one. */
const SPEAKS: readonly AuthorisationStanding[] = ['granted', 'requested', 'needed', 'not-yet', 'expired', 'denied', 'withdrawn'];

const spokenFor = ({ authorisations }: Asked, { id }: QuotedCoverage, course: QuotedCourse): readonly AuthorisationView[] =>
  authorisations
    .filter(
      ({ coverageId, modalityId, courseId, state }) =>
        coverageId === id && modalityId === course.modalityId && (courseId === null || courseId === course.id) && state !== 'withdrawn',
    )
    .toSorted((a, b) => SPEAKS.indexOf(standingOf(a, course.startsOn)) - SPEAKS.indexOf(standingOf(b, course.startsOn)) || byText(b.id, a.id));

const covers = ({ startsOn, endsOn }: QuotedCoverage, day: CalendarDate): boolean =>
  (startsOn === null || startsOn <= day) && (endsOn === null || day <= endsOn);

const benefitOf = ({ terms }: Asked, { payer, plan }: QuotedCoverage, course: QuotedCourse): BenefitView | null => {
  const known = payerNamed(terms.payers, payer);
  return known === null ? null : benefitFor(terms, { payerId: known.id, plan }, course, course.startsOn);
};

/** What one coverage wants: `null` = nothing, `next` = it does not pay, so the next one is asked. */
const wanted = (asked: Asked, coverage: QuotedCoverage, course: QuotedCourse): PriorAuthorisation | 'next' | null => {
  const benefit = benefitOf(asked, coverage, course);
  if (benefit === null || benefit.covers === 'covered') return null;
  if (benefit.covers === 'not-covered') return 'next';
  const authorisation = spokenFor(asked, coverage, course)[0] ?? null;
  const standing = authorisation === null ? 'needed' : standingOf(authorisation, course.startsOn);
  return standing === 'denied' ? 'next' : { coverage, benefit, authorisation, standing };
};

/**
 * The authorisation that a course needs on its first day; `null` = none: nobody pays for it, or the first who pays asks for none. A payer
 * that the clinic has no terms of asks for nothing that is known.
 */
export const priorAuthorisationOf = (asked: Asked, course: QuotedCourse): PriorAuthorisation | null => {
  const inOrder = asked.coverages.filter((one) => covers(one, course.startsOn)).toSorted((a, b) => a.order - b.order || byText(a.id, b.id));
  for (const coverage of inOrder) {
    const answer = wanted(asked, coverage, course);
    if (answer !== 'next') return answer;
  }
  return null;
};

/** Days from today until the payer's answer may be there; `null` = none is waited for, or nobody knows how long it takes. */
export const payerLeadDays = (asked: Asked, course: QuotedCourse, today: CalendarDate): number | null => {
  const needed = priorAuthorisationOf(asked, course);
  if (needed === null || needed.benefit.leadDays === null || needed.standing === 'granted') return null;
  const { benefit, authorisation } = needed;
  const asks = authorisation?.state === 'requested' && authorisation.requestedOn !== null ? authorisation.requestedOn : today;
  return Math.max(0, daysBetween(today, addDays(asks, benefit.leadDays ?? 0)));
};
