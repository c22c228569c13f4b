import type { CalendarDate } from '../dates.js';
import type { ModalityCategory } from '../catalogue/modality.js';
import type { Role } from './roles.js';

/** A person of the clinic, with the licence facts that decide what they may sign. */
export interface PersonView {
  readonly accountId: string;
  readonly displayName: string;
  /** e.g. `MD`, `CRNA`, `PsyD`, `PT`; empty for front desk. */
  readonly credentials: string;
  readonly roles: readonly Role[];
  readonly mayPrescribe: boolean;
  /** Controlled-substance schedules the person may prescribe, e.g. `['II','IV']`. */
  readonly schedules: readonly string[];
  readonly licenceExpiresOn: CalendarDate | null;
  /** Modality categories the person may sign. */
  readonly maySign: readonly ModalityCategory[];
  readonly supervisorId: string | null;
}

/** Whether the person may override a block: a prescriber whose licence is valid on the day. */
export const isPrescriber = (person: PersonView, today: CalendarDate): boolean =>
  person.mayPrescribe && person.licenceExpiresOn !== null && person.licenceExpiresOn >= today;

export interface SiteView {
  readonly id: string;
  readonly name: string;
}

export interface ClinicView {
  readonly id: string;
  readonly name: string;
  /** IANA zone, e.g. `America/New_York`; sites inherit it. */
  readonly zone: string;
  readonly today: CalendarDate;
  readonly demo: boolean;
  readonly sites: readonly SiteView[];
  /** Weekdays on which some site is open, 1 = Monday; none = nobody said. */
  readonly openWeekdays: readonly number[];
  readonly people: readonly PersonView[];
}

/** Who is signed in, and what the clinic is. `null` parts: nobody is. */
export interface SessionView {
  readonly signedIn: null | {
    readonly accountId: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    readonly clinicId: string;
    readonly clinicName: string;
    readonly csrfToken: string;
  };
  /** Demo mode only: the accounts anyone may sign in with on this computer. */
  readonly demo: null | {
    readonly password: string;
    readonly accounts: readonly { readonly email: string; readonly displayName: string; readonly role: Role; readonly clinicName: string }[];
  };
  /** Said on every page when the server runs without a second factor. */
  readonly withoutMfa: boolean;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
}

export const SIGN_IN = { email: { maxLength: 254 }, password: { maxLength: 128 } } as const;
