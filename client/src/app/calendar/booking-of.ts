import type { Proposal, ProposedBooking } from '@stagewell/shared/calendar/slot-views';

/** What is sent of a proposal that was accepted. */
export const bookingOf = ({ reviewId, patientId, visitTypeId, siteId, accountId, wallStart }: Proposal): ProposedBooking => ({
  reviewId,
  patientId,
  visitTypeId,
  siteId,
  accountId,
  wallStart,
});
