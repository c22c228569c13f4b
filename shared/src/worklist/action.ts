import { isFutile, MOST_FUTILE, type ContactOutcome } from './contact.js';
import type { OpenItem } from './item.js';

/** The one next thing to do about an item. */
export const ACTIONS = [
  'close-task',
  'hand-over',
  'wait',
  'book',
  'see-visit',
  'record-visit',
  'ask-for-link',
  'call',
  'record-check-in',
  'respect-no-contact',
] as const;
export type WorklistAction = (typeof ACTIONS)[number];

/** What the button says. */
export const ACTION_WORDS: Readonly<Record<WorklistAction, string>> = {
  'close-task': 'Close…',
  'hand-over': 'Hand over…',
  wait: 'With a clinician',
  book: 'Book',
  'see-visit': 'See the visit',
  'record-visit': 'Record the visit',
  'ask-for-link': 'Send a link',
  call: 'Call',
  'record-check-in': 'Record check-in',
  'respect-no-contact': 'Do not contact',
};

/** What the next step depends on, besides the item itself. */
export interface Reaching {
  readonly doNotContact: boolean;
  /** Preferred way; empty = not asked. */
  readonly channel: '' | 'sms' | 'email' | 'phone';
  /** Whether a link was sent for the missed check-in already. */
  readonly linkSent: boolean;
  /** The newest outcomes first. */
  readonly outcomes: readonly ContactOutcome[];
}
export interface Viewer {
  /** May close a safety task: a clinician of the care team. */
  readonly closes: boolean;
  /** A clinician looks after the item already. */
  readonly assigned: boolean;
}

const givenUp = ({ outcomes }: Reaching): boolean =>
  outcomes[0] === 'declined' || (outcomes.length >= MOST_FUTILE && outcomes.slice(0, MOST_FUTILE).every(isFutile));

const forTask = ({ safety }: OpenItem, { closes, assigned }: Viewer): WorklistAction => {
  if (safety === null || closes) return 'close-task';
  return assigned ? 'wait' : 'hand-over';
};

/** Nobody is reached: whoever is no clinician hands it over, or waits for who has it. */
const elseOver = (reaching: Reaching, { closes, assigned }: Viewer, otherwise: WorklistAction): WorklistAction => {
  if (!givenUp(reaching) || closes) return otherwise;
  return assigned ? 'wait' : 'hand-over';
};

/** A link is tried first, once, where the patient has a way to get one. */
const firstTry = ({ channel, linkSent, outcomes }: Reaching): WorklistAction =>
  !linkSent && outcomes.length === 0 && (channel === 'sms' || channel === 'email') ? 'ask-for-link' : 'call';

const forCheckIn = (reaching: Reaching, viewer: Viewer): WorklistAction =>
  reaching.outcomes[0] === 'reached' ? 'record-check-in' : elseOver(reaching, viewer, firstTry(reaching));

/**
 * The recommended action. A safety task is closed by clinicians only, and do-not-contact stops everything else that would
 * reach out; `past` = the visit that serves the review is over and nobody closed it.
 */
export const actionFor = (item: OpenItem, reaching: Reaching, viewer: Viewer, past: boolean): WorklistAction => {
  if (item.kind === 'task') return forTask(item, viewer);
  if (item.visitAt !== null) return past ? 'record-visit' : 'see-visit';
  if (reaching.doNotContact) return 'respect-no-contact';
  return item.kind === 'check-in' ? forCheckIn(reaching, viewer) : elseOver(reaching, viewer, 'book');
};
