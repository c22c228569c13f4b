import type { CalendarDate } from '../dates.js';

/** `withdrawn`: nobody needs it any more. That a granted one has ended is said by its last day (`standingOf`), not by a state that somebody has to set. */
export const AUTHORISATION_STATES = ['needed', 'requested', 'granted', 'denied', 'withdrawn'] as const;
export type AuthorisationState = (typeof AUTHORISATION_STATES)[number];

/** One step that an authorisation may take. Server and client read the same table. */
export interface AuthorisationStep {
  readonly from: AuthorisationState;
  readonly to: AuthorisationState;
  /** What the button says. */
  readonly label: string;
}
export const AUTHORISATION_STEPS: readonly AuthorisationStep[] = [
  { from: 'needed', to: 'requested', label: 'Requested' },
  { from: 'needed', to: 'granted', label: 'Granted' },
  { from: 'needed', to: 'withdrawn', label: 'Not needed any more' },
  { from: 'requested', to: 'granted', label: 'Granted' },
  { from: 'requested', to: 'denied', label: 'Denied' },
  { from: 'requested', to: 'withdrawn', label: 'Withdraw' },
  { from: 'denied', to: 'requested', label: 'Appeal: requested again' },
  { from: 'granted', to: 'requested', label: 'Renew: requested again' },
  { from: 'granted', to: 'withdrawn', label: 'Withdraw' },
];

/** The steps open from a state. */
export const authorisationStepsFrom = (state: AuthorisationState): readonly AuthorisationStep[] => AUTHORISATION_STEPS.filter(({ from }) => from === state);

/** What a payer is asked before a treatment. */
export interface NewAuthorisation {
  readonly coverageId: string;
  readonly modalityId: string;
  /** The course of the plan that asks for it; `null` = asked ahead of a plan. */
  readonly courseId: string | null;
  readonly note: string;
}

/** A step with what is known by it. */
export interface AuthorisationChange {
  readonly to: AuthorisationState;
  /** The day on which it was requested, granted, denied or withdrawn. */
  readonly on: CalendarDate;
  /** The payer's reference. Needed when it is granted. */
  readonly number: string;
  /** First and last day on which a granted one counts; `null` = not said. */
  readonly startsOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
  /** Sessions granted; `null` = not said. */
  readonly sessions: number | null;
  /** Why it was denied or withdrawn: needed then. */
  readonly note: string;
}
export interface AuthorisationView extends NewAuthorisation {
  readonly id: string;
  readonly version: number;
  readonly state: AuthorisationState;
  readonly neededOn: CalendarDate;
  readonly requestedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
  readonly number: string;
  readonly startsOn: CalendarDate | null;
  readonly expiresOn: CalendarDate | null;
  readonly sessions: number | null;
}

export type AuthorisationStanding = AuthorisationState | 'not-yet' | 'expired';

/** How an authorisation stands on a day: a granted one may not have begun yet, or have ended. */
export const standingOf = ({ state, startsOn, expiresOn }: AuthorisationView, day: CalendarDate): AuthorisationStanding => {
  if (state !== 'granted') return state;
  if (startsOn !== null && day < startsOn) return 'not-yet';
  return expiresOn !== null && day > expiresOn ? 'expired' : 'granted';
};

export const AUTHORISATION = { number: { maxLength: 80 }, note: { maxLength: 500 }, sessions: { min: 1, max: 365 } } as const;
