import { daysBetween, type CalendarDate } from '@stagewell/shared/dates';
import type { Channel, ContactOutcome, ContactPreference } from '@stagewell/shared/worklist/contact';
import type { ItemGroup, ItemKind, TaskPriority } from '@stagewell/shared/worklist/item';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { dayText, momentText } from '../ui/day';
import type { ChipSeverity } from '../ui/severity-chip';

export const GROUP_WORDS: Readonly<Record<ItemGroup, string>> = {
  overdue: 'Overdue',
  due: 'Due',
  upcoming: 'Upcoming',
  unscheduled: 'Unscheduled',
  'no-deadline': 'No deadline',
};
/** What stands in a group, to whoever sees its name for the first time. */
export const GROUP_MEANINGS: Readonly<Record<ItemGroup, string>> = {
  overdue: 'The last day, or the hour, has passed.',
  due: 'To be done now; also visits of earlier days whose outcome nobody recorded.',
  upcoming: 'Booked, or due on a later day.',
  unscheduled: 'Reviews whose first day is still to come and that have no visit yet.',
  'no-deadline': 'Waits, but for no day.',
};
export const KIND_WORDS: Readonly<Record<ItemKind, string>> = { review: 'Reviews', task: 'Tasks', 'check-in': 'Missed check-ins' };
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  phone: 'Phone',
  sms: 'Text message',
  email: 'E-mail',
  letter: 'Letter',
  'in-person': 'In person',
};
export const OUTCOME_WORDS: Readonly<Record<ContactOutcome, string>> = {
  reached: 'Reached',
  'left-message': 'Left a message',
  'no-answer': 'No answer',
  'wrong-number': 'Wrong number',
  declined: 'Declined',
  sent: 'Sent',
};
const PRIORITY_LOOKS: Readonly<Record<TaskPriority, { readonly severity: ChipSeverity; readonly label: string }>> = {
  stat: { severity: 'block', label: 'STAT' },
  'same-day': { severity: 'block', label: 'Same day' },
  'within-24h': { severity: 'warn', label: 'Within 24 hours' },
  'within-2d': { severity: 'warn', label: 'Within 2 days' },
  'within-3d': { severity: 'inform', label: 'Within 3 days' },
  routine: { severity: 'inform', label: 'Errand' },
};
const GROUP_LOOKS: Readonly<Record<ItemGroup, ChipSeverity>> = {
  overdue: 'block',
  due: 'warn',
  upcoming: 'passed',
  unscheduled: 'inform',
  'no-deadline': 'inform',
};

/** How loud a row is: a safety task by its urgency, everything else by its group. */
export const lookOf = ({ safety, priority, group }: WorklistRow): { readonly severity: ChipSeverity; readonly label: string } =>
  safety && priority !== null ? PRIORITY_LOOKS[priority] : { severity: GROUP_LOOKS[group], label: GROUP_WORDS[group] };

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

const ofReview = ({ opensOn, dueOn, group }: WorklistRow, today: CalendarDate): string => {
  if (dueOn === null) return 'No deadline';
  if (group === 'overdue') return `${days(daysBetween(dueOn, today))} overdue, since ${dayText(dueOn)}`;
  return group === 'unscheduled' ? `Between ${dayText(opensOn)} and ${dayText(dueOn)}` : `Until ${dayText(dueOn)}`;
};

const ofVisit = (visitAt: string, past: boolean, zone: string | undefined): string => `${past ? 'Visit was' : 'Booked for'} ${momentText(visitAt, zone)}`;

/** Until when, in words. */
export const deadlineText = (row: WorklistRow, today: CalendarDate, zone: string | undefined): string => {
  if (row.kind !== 'task') return row.visitAt === null ? ofReview(row, today) : ofVisit(row.visitAt, row.group === 'due', zone);
  if (row.dueAt === null) return 'No deadline';
  return `${row.group === 'overdue' ? 'Overdue since' : 'Due'} ${momentText(row.dueAt, zone)}`;
};

/** Who looks after it, in words; empty = nobody. */
export const lookedAfterBy = ({ assignedToName, assignedRole }: WorklistRow): string => assignedToName ?? (assignedRole === '' ? '' : `any ${assignedRole}`);

/** What has to be known before somebody reaches for the telephone; empty = nothing special. */
export const contactNotes = ({ contact, language, interpreter }: WorklistRow): readonly string[] =>
  [
    [contact.doNotContact, `Do not contact: ${contact.reason}`] as const,
    [interpreter, `Interpreter (${language})`] as const,
    [!interpreter && language !== 'en', `Speaks ${language === 'es' ? 'Spanish' : 'another language'}`] as const,
    [contact.zone !== '', `Lives in ${contact.zone.replaceAll('_', ' ')}`] as const,
    [contact.voicemailOk === false, 'No voicemail'] as const,
  ].flatMap(([holds, words]) => (holds ? [words] : []));

/** How the patient wants to be reached, in a sentence each. */
export const preferenceLines = ({ channel, voicemailOk, proxy, optedOut }: ContactPreference): readonly string[] => [
  channel === '' ? 'Preferred way: not asked' : `Prefers ${CHANNEL_WORDS[channel].toLowerCase()}`,
  { null: 'Voicemail: not asked', true: 'A message may be left', false: 'No message may be left' }[String(voicemailOk) as 'null' | 'true' | 'false'],
  proxy === '' ? 'Nobody else may be spoken to' : `May also be spoken to: ${proxy}`,
  ...(optedOut ? ['Wants no automatic messages (no texts, no e-mails)'] : []),
];

/** "Tried 2 times, last: no answer" */
export const triedText = ({ attempts, lastAttempt }: WorklistRow): string =>
  lastAttempt === null ? '' : `Tried ${attempts === 1 ? 'once' : `${attempts} times`}, last: ${OUTCOME_WORDS[lastAttempt.outcome].toLowerCase()}`;
