import { describe, expect, it } from '@jest/globals';
import { messageKey, REMINDERS, retryAfter, whyNotSent, type MessageFacts, type Subject } from './reminder.js';
import { messageText } from './reminder-texts.js';

const ASKED: Extract<Subject, { kind: 'check-in' }> = { kind: 'check-in', id: 'r1', state: 'due', dueOn: '2027-03-14', latestOn: '2027-03-16' };
const VISIT: Extract<Subject, { kind: 'appointment' }> = { kind: 'appointment', id: 'a1', state: 'scheduled', startsAt: '2027-03-16T14:00:00.000Z' };
const asked = (over: Partial<MessageFacts> = {}): MessageFacts => ({
  kind: 'check-in',
  key: messageKey('check-in', 'r1', '2027-03-14'),
  subject: ASKED,
  now: '2027-03-14T13:00:00.000Z',
  today: '2027-03-14',
  preference: { channel: 'email', doNotContact: false, optedOut: false },
  address: 'a@example.org',
  clinicReachable: true,
  replaced: false,
  ...over,
});
const visit = (over: Partial<MessageFacts> = {}): MessageFacts =>
  asked({ kind: 'appointment', key: messageKey('appointment', 'a1', VISIT.startsAt), subject: VISIT, now: '2027-03-14T14:00:00.000Z', ...over });
const prefers = (over: Partial<NonNullable<MessageFacts['preference']>>): Partial<MessageFacts> => ({
  preference: { channel: 'email', doNotContact: false, optedOut: false, ...over },
});

describe('whether a message may go now', () => {
  it.each([
    ['a check-in on its day', asked(), null],
    ['on its last day, late but of use', asked({ today: '2027-03-16' }), null],
    ['one day after it', asked({ today: '2027-03-17' }), 'over'],
    ['answered meanwhile', asked({ subject: { ...ASKED, state: 'answered' } }), 'settled'],
    ['cancelled meanwhile', asked({ subject: { ...ASKED, state: 'cancelled' } }), 'settled'],
    ['missed meanwhile', asked({ subject: { ...ASKED, state: 'missed' } }), 'over'],
    ['moved to another day', asked({ subject: { ...ASKED, dueOn: '2027-03-15' } }), 'moved'],
    ['gone', asked({ subject: null }), 'settled'],
    [
      'the second message, on the last day',
      asked({ kind: 'missed-check-in', key: messageKey('missed-check-in', 'r1', '2027-03-16'), today: '2027-03-16' }),
      null,
    ],
    ['the second message, the last day moved', asked({ kind: 'missed-check-in', key: messageKey('missed-check-in', 'r1', '2027-03-15') }), 'moved'],
    ['a visit in two days', visit(), null],
    ['a visit in three hours', visit({ now: '2027-03-16T11:00:00.000Z' }), null],
    ['a visit in less', visit({ now: '2027-03-16T11:00:00.001Z' }), 'over'],
    ['a visit that was moved', visit({ subject: { ...VISIT, startsAt: '2027-03-17T14:00:00.000Z' } }), 'moved'],
    ['a cancelled visit', visit({ subject: { ...VISIT, state: 'cancelled' } }), 'settled'],
    ['nobody asked how', asked({ preference: null }), 'no-way'],
    ['not asked yet', asked(prefers({ channel: '' })), 'no-way'],
    ['wants to be called', asked(prefers({ channel: 'phone' })), 'no-way'],
    ['not to be contacted', asked(prefers({ doNotContact: true })), 'do-not-contact'],
    ['wants no messages', asked(prefers({ optedOut: true })), 'opted-out'],
    ['no address', asked({ address: '' }), 'no-address'],
    ['two addresses', asked({ address: 'a@example.org, b@example.org' }), 'bad-address'],
    ['a line break', asked({ address: 'a@example.org\r\nBcc: b@example.org' }), 'bad-address'],
    ['a name', asked({ address: 'Ann <a@example.org>' }), 'bad-address'],
    ['two numbers', asked({ preference: { channel: 'sms', doNotContact: false, optedOut: false }, address: '555-0100 / 555-0101' }), 'bad-address'],
    ['a link made meanwhile', asked({ replaced: true }), 'replaced'],
    ['nobody to turn to', asked({ clinicReachable: false }), 'no-clinic-phone'],
    ['what is settled needs no address', asked({ subject: { ...ASKED, state: 'answered' }, address: '' }), 'settled'],
  ] as const)('%s', (_, facts, why) => {
    expect(whyNotSent(facts)).toBe(why);
  });
});

it('waits longer after each failure, and gives up after the last', () => {
  expect([1, 2, 3, 4, 5, 6].map(retryAfter)).toEqual([...REMINDERS.retryMinutes, null]);
});

describe('the words', () => {
  const PARTS = {
    link: 'https://x.test/answer#v1',
    when: 'Tuesday, March 16 at 10:00 AM',
    place: 'North',
    phone: '555-0100',
    stop: 'https://x.test/answer#s1',
  };
  it.each(['check-in', 'missed-check-in', 'appointment'] as const)('%s: whom to call, where to stop, in both languages', (kind) => {
    for (const language of ['en', 'es'] as const) {
      const { subject, body } = messageText(kind, language, PARTS);
      expect(subject).not.toBe('');
      expect(body).toContain(PARTS.phone);
      expect(body).toContain(PARTS.stop);
      expect(body.includes(PARTS.link)).toBe(kind !== 'appointment');
      expect(body.includes(PARTS.when)).toBe(kind === 'appointment');
      // What shows on a locked phone says nothing of why somebody is a patient.
      expect(`${subject} ${body}`).not.toMatch(/pain|dolor|treatment|tratamiento|medic/i);
    }
    expect(messageText(kind, 'en', PARTS).body).not.toBe(messageText(kind, 'es', PARTS).body);
  });

  it('a visit without a site names none', () => {
    expect(messageText('appointment', 'en', { ...PARTS, place: '' }).body).toMatch(/^You have a visit on Tuesday, March 16 at 10:00 AM\.\n/);
  });
});
