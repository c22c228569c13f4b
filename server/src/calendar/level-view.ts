import type { Levelled, Placed, Unscheduled } from '@stagewell/shared/calendar/level-load';
import type { VisitTypeView } from '@stagewell/shared/calendar/set-up';
import type { LevelView, NotProposed, Proposal } from '@stagewell/shared/calendar/slot-views';
import type { Wish } from '@stagewell/shared/calendar/slots';
import { visitTypeFor, type ReviewAsked } from '@stagewell/shared/calendar/visit-for-review';

/** Whom times are looked for, and what suits them. */
export interface Asker extends Pick<Wish, 'preferredSiteId' | 'preferredDays' | 'careTeam'> {
  readonly patientId: string;
  readonly patientName: string;
}
/** The same with a due review that has no visit. */
export interface Due extends Asker {
  readonly review: ReviewAsked;
}

const NO_TYPE = 'No kind of visit serves such a review; an administrator can add one under Scheduling.';

/** What each due review asks of the diary; those that no kind of visit serves are left out. */
export const wishesOf = (due: readonly Due[], types: readonly VisitTypeView[]): readonly Unscheduled[] =>
  due.flatMap((one) => {
    const visit = visitTypeFor(types, one.review.moment);
    return visit === null ? [] : [{ ...one, ...one.review, reviewId: one.review.id, visit, siteId: null, accountId: null }];
  });

/** Of a free time, what a proposal tells. */
type Found = Pick<Placed['slot'], 'siteId' | 'accountId' | 'wallStart' | 'siteName' | 'clinicianName' | 'reasons'>;

export const proposalOf = (
  { review: { id: _, ...review }, patientId, patientName }: Due,
  visit: VisitTypeView,
  { reviewId, slot }: { readonly reviewId: string; readonly slot: Found },
): Proposal => {
  const { siteId, accountId, wallStart, siteName, clinicianName, reasons } = slot;
  return {
    ...review,
    reviewId,
    patientId,
    patientName,
    visitTypeId: visit.id,
    visitType: visit.name,
    siteId,
    accountId,
    wallStart,
    siteName,
    clinicianName,
    reasons,
  };
};

const notProposed = ({ review, patientId, patientName }: Due, why: string): NotProposed => ({
  reviewId: review.id,
  why,
  patientId,
  patientName,
  moment: review.moment,
  latest: review.latest,
});

/** What was found for each of them, in the words that a person reads before accepting. */
export const proposalsOf = (due: readonly Due[], types: readonly VisitTypeView[], { placed, unplaced }: Levelled): Omit<LevelView, 'left'> => {
  const slots = new Map(placed.map((one) => [one.reviewId, one]));
  const whys = new Map(unplaced.map(({ reviewId, why }) => [reviewId, why]));
  const proposals: Proposal[] = [];
  const left: NotProposed[] = [];
  for (const one of due) {
    const visit = visitTypeFor(types, one.review.moment);
    const found = slots.get(one.review.id);
    if (visit !== null && found !== undefined) proposals.push(proposalOf(one, visit, found));
    else left.push(notProposed(one, whys.get(one.review.id) ?? NO_TYPE));
  }
  return { proposals, notProposed: left };
};
