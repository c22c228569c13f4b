import { addDays, type CalendarDate } from '../dates.js';
import type { AuthorisationView } from './authorisation.js';

/** What the front desk knows besides the authorisation. */
export interface ErrandAbout {
  readonly payer: string;
  readonly treatment: string;
  /** Planned first day of the course; `null` = asked ahead of a plan. */
  readonly startsOn: CalendarDate | null;
  /** Days that the payer takes; `null` = not known. */
  readonly leadDays: number | null;
  readonly today: CalendarDate;
}
export interface AuthorisationErrand {
  readonly what: string;
  readonly dueOn: CalendarDate;
}

/** Days after which an answer is asked for where nobody knows how long the payer takes, and days before an end on which it is looked at. */
const USUAL_DAYS = 14;

const notBefore = (day: CalendarDate, today: CalendarDate): CalendarDate => (day < today ? today : day);

type Next = (authorisation: AuthorisationView, about: ErrandAbout & { readonly days: number }) => AuthorisationErrand | null;

const ask: Next = (_, { payer, treatment, startsOn, today, days }) => ({
  what: `Ask ${payer} to authorise: ${treatment}`,
  dueOn: notBefore(startsOn === null ? today : addDays(startsOn, -days), today),
});
const askAgain: Next = ({ requestedOn }, { payer, treatment, today, days }) => ({
  what: `No answer yet from ${payer}? Authorisation of: ${treatment}`,
  dueOn: notBefore(addDays(requestedOn ?? today, days), today),
});
const tell: Next = (_, { payer, treatment, today }) => ({
  what: `${payer} denied: ${treatment}. Tell the clinician and the patient; an appeal is possible`,
  dueOn: today,
});
const renew: Next = ({ expiresOn }, { payer, treatment, today }) =>
  expiresOn === null
    ? null
    : {
        what: `Authorisation by ${payer} ends ${expiresOn}: ${treatment}. Renew it if the treatment goes on`,
        dueOn: notBefore(addDays(expiresOn, -USUAL_DAYS), today),
      };

const NEXT: Readonly<Record<AuthorisationView['state'], Next>> = { needed: ask, requested: askAgain, denied: tell, granted: renew, withdrawn: () => null };

/** What there is to do next about an authorisation, and until when; `null` = nothing. */
export const authorisationErrand = (authorisation: AuthorisationView, about: ErrandAbout): AuthorisationErrand | null =>
  NEXT[authorisation.state](authorisation, { ...about, days: about.leadDays ?? USUAL_DAYS });
