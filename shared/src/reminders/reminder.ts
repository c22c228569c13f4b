import type { CalendarDate, Instant } from '../dates.js';
import type { RequestState } from '../check-ins/asking.js';
import type { ContactPreference } from '../worklist/contact.js';

export const MESSAGE_KINDS = ['check-in', 'missed-check-in', 'appointment'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const MESSAGE_CHANNELS = ['sms', 'email'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];
/** `sending` = a worker has it in hand; `dropped` = it was not wanted any more, or must not be sent; `failed` = it could not be delivered. */
export const MESSAGE_STATES = ['waiting', 'sending', 'sent', 'failed', 'dropped'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message was not sent, in words of the front desk. */
export const MESSAGE_REASONS = {
  settled: 'What it was about is settled.',
  moved: 'What it was about was moved; another message goes out for the new day.',
  over: 'It would have come too late.',
  'do-not-contact': 'The patient is not to be contacted.',
  'opted-out': 'The patient wants no automatic messages.',
  'no-way': 'The patient prefers another way to be reached.',
  'no-address': 'No address or number is recorded for this way.',
  'bad-address': 'What is recorded is not one address or one number. Correct it on the chart, or call.',
  replaced: 'Another link was made meanwhile; this message would have ended it.',
  'no-clinic-phone': 'The clinic has not set whom patients turn to (Clinic, Safety contact).',
  refused: 'The address or number does not take messages. Check it, or call.',
  'not-delivered': 'It was tried several times and could not be delivered. Call instead.',
} as const;
export type MessageReason = keyof typeof MESSAGE_REASONS;

/** One message of a patient as staff see it: never its text, which holds a link. */
export interface MessageView {
  readonly id: string;
  readonly kind: MessageKind;
  readonly channel: MessageChannel;
  readonly dueAt: Instant;
  readonly state: MessageState;
  readonly attempts: number;
  /** Empty = nothing to say. */
  readonly reason: MessageReason | '';
  readonly sentAt: Instant | null;
}
export interface PatientMessages {
  /** Newest first, at most `SHOWN`. */
  readonly messages: readonly MessageView[];
  /** What this installation can send by; empty = nothing leaves it. */
  readonly ways: readonly MessageChannel[];
}
export const SHOWN = 50;

/** The link's secret travels in the body, never in an address. */
export interface StopMessages {
  readonly token: string;
}

/** Hours of the patient's own wall clock, as minutes of the day; nothing is sent in the quiet ones. */
export const REMINDERS = {
  quiet: { from: 20 * 60, until: 8 * 60 },
  checkIn: { at: 9 * 60 },
  appointment: { at: 10 * 60, daysBefore: 2, leastHoursBefore: 3 },
  /** Waited after the first, second, … attempt that did not get through; after the last the message has failed. */
  retryMinutes: [1, 5, 15, 60, 180],
} as const;

/** One message for each thing and day, however often it is planned: a thing that moves gets another. */
export const messageKey = (kind: MessageKind, subjectId: string, when: CalendarDate | Instant): string => `${kind}:${subjectId}:${when}`;

/** What a message is about, as it stands now. `null` = it is gone. */
export type Subject =
  | { readonly kind: 'check-in'; readonly id: string; readonly state: RequestState; readonly dueOn: CalendarDate; readonly latestOn: CalendarDate }
  | { readonly kind: 'appointment'; readonly id: string; readonly state: string; readonly startsAt: Instant };

export interface MessageFacts {
  readonly kind: MessageKind;
  /** The key it was planned with. */
  readonly key: string;
  readonly subject: Subject | null;
  readonly now: Instant;
  /** The clinic's calendar day at `now`. */
  readonly today: CalendarDate;
  readonly preference: Pick<ContactPreference, 'channel' | 'doNotContact' | 'optedOut'> | null;
  /** The patient's e-mail address or number for the preferred way; empty = none. */
  readonly address: string;
  /** Whether the clinic has said whom patients turn to. */
  readonly clinicReachable: boolean;
  /** It was tried before, and since then somebody made another link: sending it again would end theirs and revive this one. */
  readonly replaced: boolean;
}

const HOUR_MS = 3_600_000;

const ofCheckIn = ({ kind, key, today }: MessageFacts, subject: Extract<Subject, { kind: 'check-in' }>): MessageReason | null => {
  if (subject.state !== 'due') return subject.state === 'missed' ? 'over' : 'settled';
  if (key !== messageKey(kind, subject.id, kind === 'check-in' ? subject.dueOn : subject.latestOn)) return 'moved';
  return today > subject.latestOn ? 'over' : null;
};

const ofAppointment = ({ kind, key, now }: MessageFacts, { id, state, startsAt }: Extract<Subject, { kind: 'appointment' }>): MessageReason | null => {
  if (state !== 'scheduled') return 'settled';
  if (key !== messageKey(kind, id, startsAt)) return 'moved';
  return Date.parse(startsAt) - Date.parse(now) < REMINDERS.appointment.leastHoursBefore * HOUR_MS ? 'over' : null;
};

const onSubject = (facts: MessageFacts): MessageReason | null => {
  if (facts.subject === null) return 'settled';
  return facts.subject.kind === 'check-in' ? ofCheckIn(facts, facts.subject) : ofAppointment(facts, facts.subject);
};

const onPatient = ({ preference, address }: MessageFacts): MessageReason | null => {
  if (preference === null || preference.channel === '' || preference.channel === 'phone') return 'no-way';
  if (preference.doNotContact) return 'do-not-contact';
  if (preference.optedOut) return 'opted-out';
  if (address === '') return 'no-address';
  return isOneRecipient(preference.channel, address) ? null : 'bad-address';
};

/** One mailbox and nothing else: a second one, a name or a line break would reach somebody whom nobody chose. */
const ONE_MAILBOX = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\]+$/;
/** E.164 has at most 15 digits; what people write between them is kept. */
const ONE_NUMBER = /^\+?(?:[ ().-]*\d){5,15}$/;

/** Whether what is recorded can be written to as it is. */
export const isOneRecipient = (channel: MessageChannel, address: string): boolean => (channel === 'sms' ? ONE_NUMBER : ONE_MAILBOX).test(address);

/** Why a message must not be sent now; `null` = it may. What is asked is what holds now, not what held when it was planned. */
export const whyNotSent = (facts: MessageFacts): MessageReason | null =>
  onSubject(facts) ?? (facts.replaced ? 'replaced' : null) ?? onPatient(facts) ?? (facts.clinicReachable ? null : 'no-clinic-phone');

/** Minutes until the next attempt after `attempts` that failed; `null` = no more. */
export const retryAfter = (attempts: number): number | null => REMINDERS.retryMinutes[attempts - 1] ?? null;
