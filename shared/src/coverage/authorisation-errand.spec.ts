import { expect, it } from '@jest/globals';
import { authorisationErrand, type ErrandAbout } from './authorisation-errand.js';
import type { AuthorisationView } from './authorisation.js';

const TODAY = '2027-03-01';
const about: ErrandAbout = { payer: 'Aetna', treatment: 'Epidural', startsOn: '2027-04-01', leadDays: 10, today: TODAY };
const one = (more: Partial<AuthorisationView>): AuthorisationView => ({
  ...{ id: 'a', version: 1, coverageId: 'c', modalityId: 'esi', courseId: 'k', note: '', state: 'needed', neededOn: TODAY, requestedOn: null, decidedOn: null },
  ...{ number: '', startsOn: null, expiresOn: null, sessions: null },
  ...more,
});

it.each<[string, Partial<AuthorisationView>, Partial<ErrandAbout>, string | null]>([
  ['to be asked so long before the start as the payer takes', {}, {}, '2027-03-22'],
  ['at once when that day has passed', {}, { startsOn: '2027-03-05' }, TODAY],
  ['at once when there is no plan yet', {}, { startsOn: null }, TODAY],
  ['a fortnight before where nobody knows how long it takes', {}, { leadDays: null }, '2027-03-18'],
  ['asked again when the answer is late', { state: 'requested', requestedOn: '2027-02-25' }, {}, '2027-03-07'],
  ['a denial is told today', { state: 'denied' }, {}, TODAY],
  ['a granted one is looked at a fortnight before its end', { state: 'granted', expiresOn: '2027-06-30' }, {}, '2027-06-16'],
  ['and never when it has none', { state: 'granted' }, {}, null],
  ['nothing is left of a withdrawn one', { state: 'withdrawn' }, {}, null],
])('%s', (_, more, asked, dueOn) => {
  expect(authorisationErrand(one(more), { ...about, ...asked })?.dueOn ?? null).toBe(dueOn);
});
