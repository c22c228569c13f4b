import type { Instant } from '../dates.js';

export const CHANNELS = ['phone', 'sms', 'email', 'letter', 'in-person'] as const;
export type Channel = (typeof CHANNELS)[number];
export const OUTCOMES = ['reached', 'left-message', 'no-answer', 'wrong-number', 'declined', 'sent'] as const;
export type ContactOutcome = (typeof OUTCOMES)[number];

/** Somebody tried to reach the patient. Never changed afterwards. */
export interface NewContactAttempt {
  readonly channel: Channel;
  readonly outcome: ContactOutcome;
  /** What was agreed; nothing clinical. Empty = nothing. */
  readonly note: string;
}
export interface ContactAttempt extends NewContactAttempt {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
}

/** How a patient may be reached. Without such a row nothing is known, and nothing is sent. */
export interface ContactPreference {
  /** Preferred way; empty = not asked. */
  readonly channel: '' | 'sms' | 'email' | 'phone';
  /** `null` = not asked. */
  readonly voicemailOk: boolean | null;
  /** Who else may be spoken to, in words; empty = nobody. */
  readonly proxy: string;
  readonly doNotContact: boolean;
  /** Why not to contact; needed with it. */
  readonly reason: string;
  /** Wants no automatic messages, as the patient said or chose by the link in one; a person may still call. */
  readonly optedOut: boolean;
  /** IANA name of the zone the patient lives in, for the quiet hours; empty = the clinic's. */
  readonly zone: string;
}
export interface ContactPreferenceView extends ContactPreference {
  /** 0 = nothing is recorded yet. */
  readonly version: number;
}

export const CONTACT = { note: { maxLength: 500 }, proxy: { maxLength: 200 }, reason: { minLength: 3, maxLength: 300 } } as const;
export const NOT_ASKED: ContactPreferenceView = {
  channel: '',
  voicemailOk: null,
  proxy: '',
  doNotContact: false,
  reason: '',
  optedOut: false,
  zone: '',
  version: 0,
};

/** What is wrong with a preference; empty = nothing. */
export const preferenceProblem = ({ doNotContact, reason }: ContactPreference): string | null =>
  doNotContact && reason.trim().length < CONTACT.reason.minLength ? 'Say why the patient is not to be contacted.' : null;

/** Whether an attempt reached nobody. */
export const isFutile = (outcome: ContactOutcome): boolean => outcome === 'left-message' || outcome === 'no-answer' || outcome === 'wrong-number';

/** After so many futile attempts in a row a clinician decides how to go on. */
export const MOST_FUTILE = 3;
