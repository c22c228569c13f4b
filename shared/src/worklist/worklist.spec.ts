import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { actionFor, ACTION_WORDS, ACTIONS, type Reaching, type Viewer } from './action.js';
import { MOST_FUTILE, NOT_ASKED, OUTCOMES, preferenceProblem } from './contact.js';
import { assignProblem, asideProblem, mayPutAside, PUT_ASIDE } from './handling.js';
import { ITEM_GROUPS, type ListClock, type OpenItem } from './item.js';
import { byPlace, isEscalated, ORDINARY, placeOf } from './order.js';

const TODAY = '2026-05-04';
const CLOCK: ListClock = { now: '2026-05-04T15:00:00.000Z', today: TODAY, todayBegins: '2026-05-04T04:00:00.000Z', tomorrowBegins: '2026-05-05T04:00:00.000Z' };
const day = (days: number): string => addDays(TODAY, days);
const item = (more: Partial<OpenItem> = {}): OpenItem => ({
  kind: 'review',
  id: 'a',
  safety: null,
  opensOn: null,
  dueOn: null,
  dueAt: null,
  openedAt: null,
  visitAt: null,
  ...more,
});
const review = (opens: number, due: number, visitAt: string | null = null): OpenItem => item({ opensOn: day(opens), dueOn: day(due), visitAt });
const safety = (dueAt: string, priority: OpenItem['safety'] = 'stat'): OpenItem =>
  item({ kind: 'task', safety: priority, dueAt, openedAt: '2026-05-01T00:00:00.000Z' });

const days = fc.integer({ min: -40, max: 400 });
const anyReview = fc
  .tuple(fc.uuid(), days, fc.nat({ max: 60 }), fc.option(days, { nil: null }))
  .map(([id, opens, length, visit]) => ({ ...review(opens, opens + length, visit === null ? null : `${day(visit)}T15:00:00.000Z`), id }));
const anyTask = fc
  .tuple(fc.uuid(), fc.constantFrom('stat', 'same-day', 'within-24h', 'within-2d', 'within-3d', null), fc.option(days, { nil: null }))
  .map(([id, priority, due]) => ({ ...safety(`${day(due ?? 3)}T09:30:00.000Z`, priority), id, ...(priority === null && due === null ? { dueAt: null } : {}) }));
const anyItem = fc.oneof(
  anyReview,
  anyTask,
  fc.tuple(fc.uuid(), fc.integer({ min: -14, max: -1 })).map(([id, due]) => item({ id, kind: 'check-in', dueOn: day(due) })),
);

describe('the place of an item', () => {
  it.each([
    ['a review whose last day is over', review(-30, -1), 'overdue'],
    ['one whose window is open, on its last day', review(-30, 0), 'due'],
    ['one whose window opens today', review(0, 30), 'due'],
    ['one whose window opens tomorrow', review(1, 30), 'unscheduled'],
    ['a booked one', review(-30, 0, '2026-05-06T14:00:00.000Z'), 'upcoming'],
    ['one whose visit is later today', review(-30, -1, '2026-05-04T20:00:00.000Z'), 'upcoming'],
    ['one whose visit was yesterday and is not closed', review(-30, 30, '2026-05-03T14:00:00.000Z'), 'due'],
    ['a safety task a minute late', safety('2026-05-04T14:59:00.000Z'), 'overdue'],
    ['a safety task of today', safety('2026-05-04T23:00:00.000Z'), 'due'],
    ['a safety task of tomorrow by the clinic’s clock', safety('2026-05-05T04:00:00.000Z', 'within-24h'), 'upcoming'],
    ['an errand without a deadline', item({ kind: 'task', openedAt: '2026-05-01T00:00:00.000Z' }), 'no-deadline'],
    ['a check-in that was missed', item({ kind: 'check-in', dueOn: day(-1) }), 'overdue'],
  ])('%s', (_, one, group) => expect(placeOf(one, CLOCK).group).toBe(group));

  it('safety comes first within its group, the most urgent first; then the deadline', () => {
    const list = [
      { ...review(-60, -30), id: 'd' },
      { ...safety('2026-05-04T14:30:00.000Z'), id: 'b' },
      { ...safety('2026-05-01T14:00:00.000Z', 'within-3d'), id: 'c' },
      { ...safety('2026-05-04T14:00:00.000Z'), id: 'a' },
      { ...review(-60, -31), id: 'e' },
    ];
    expect(list.toSorted(byPlace(CLOCK)).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'e', 'd']);
  });

  it('every item is in exactly one group, and the order is the same whatever order it is given in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyItem, { selector: ({ id }) => id, maxLength: 40 }), (items) => {
        const sorted = items.toSorted(byPlace(CLOCK));
        expect(items.toReversed().toSorted(byPlace(CLOCK))).toEqual(sorted);
        const places = sorted.map((one) => placeOf(one, CLOCK));
        expect(places.every(({ group, urgency, at }) => ITEM_GROUPS.includes(group) && urgency <= ORDINARY && Number.isFinite(at))).toBe(true);
        for (const [at, { group, urgency }] of places.slice(1).entries()) {
          const before = places[at];
          if (before?.group === group) expect(before.urgency).toBeLessThanOrEqual(urgency);
        }
      }),
    );
  });

  it('time alone moves an item towards overdue, never back', () => {
    const order = ['unscheduled', 'due', 'overdue'];
    fc.assert(
      fc.property(days, fc.nat({ max: 60 }), (opens, length) => {
        const groups = [0, 1, 7, 60, 500].map((later) => placeOf(review(opens, opens + length), { ...CLOCK, today: day(later) }).group);
        expect(groups.map((group) => order.indexOf(group))).toEqual(groups.map((group) => order.indexOf(group)).toSorted((a, b) => a - b));
      }),
    );
  });

  it('only a safety task past its deadline is escalated', () => {
    expect(isEscalated(safety('2026-05-04T14:59:59.000Z'), CLOCK.now)).toBe(true);
    expect(isEscalated(safety(CLOCK.now), CLOCK.now)).toBe(false);
    expect(isEscalated(item({ kind: 'task', dueAt: '2026-01-01T00:00:00.000Z' }), CLOCK.now)).toBe(false);
  });
});

const REACHING: Reaching = { doNotContact: false, channel: '', linkSent: false, outcomes: [] };
const DESK: Viewer = { closes: false, assigned: false };
const missed = item({ kind: 'check-in', dueOn: day(-1) });
const act = (one: OpenItem, reaching: Partial<Reaching> = {}, viewer: Partial<Viewer> = {}, past = false) =>
  actionFor(one, { ...REACHING, ...reaching }, { ...DESK, ...viewer }, past);

describe('the recommended action', () => {
  it.each([
    ['a clinician closes a safety task', act(safety(CLOCK.now), {}, { closes: true }), 'close-task'],
    ['the desk hands it over', act(safety(CLOCK.now)), 'hand-over'],
    ['and waits once somebody has it', act(safety(CLOCK.now), {}, { assigned: true }), 'wait'],
    ['an errand is closed by anybody', act(item({ kind: 'task' })), 'close-task'],
    ['a review is booked', act(review(0, 9)), 'book'],
    ['a booked one is looked at', act(review(0, 9, CLOCK.now)), 'see-visit'],
    ['a visit that is over is recorded', act(review(0, 9, CLOCK.now), {}, {}, true), 'record-visit'],
    ['nobody is called against their will', act(review(0, 9), { doNotContact: true }), 'respect-no-contact'],
    ['after three futile attempts a clinician decides', act(review(0, 9), { outcomes: ['no-answer', 'left-message', 'wrong-number'] }), 'hand-over'],
    ['two are not enough', act(review(0, 9), { outcomes: ['no-answer', 'left-message'] }), 'book'],
    ['a patient who declined is no matter for the desk', act(review(0, 9), { outcomes: ['declined'] }), 'hand-over'],
    ['a clinician still books', act(review(0, 9), { outcomes: ['declined'] }, { closes: true }), 'book'],
    ['a missed check-in gets its link first', act(missed, { channel: 'sms' }), 'ask-for-link'],
    ['sent already, so somebody calls', act(missed, { channel: 'sms', linkSent: true }), 'call'],
    ['no way to send one: somebody calls', act(missed), 'call'],
    ['reached, so it is recorded', act(missed, { outcomes: ['reached'] }), 'record-check-in'],
    ['nobody is reached', act(missed, { outcomes: ['no-answer', 'no-answer', 'no-answer'] }), 'hand-over'],
  ])('%s', (_, action, expected) => expect(action).toBe(expected));

  it('there is always one, with words; do-not-contact leaves nothing that reaches out', () => {
    const reachings = fc.record({
      doNotContact: fc.boolean(),
      channel: fc.constantFrom('' as const, 'sms' as const, 'email' as const, 'phone' as const),
      linkSent: fc.boolean(),
      outcomes: fc.array(fc.constantFrom(...OUTCOMES), { maxLength: MOST_FUTILE + 1 }),
    });
    fc.assert(
      fc.property(anyItem, reachings, fc.boolean(), fc.boolean(), (one, reaching, closes, assigned) => {
        const action = actionFor(one, reaching, { closes, assigned }, false);
        expect(ACTION_WORDS[action]).not.toBe('');
        expect(ACTIONS).toContain(action);
        if (reaching.doNotContact) expect(['book', 'call', 'ask-for-link', 'record-check-in']).not.toContain(action);
        if (one.safety !== null && !closes) expect(action).not.toBe('close-task');
      }),
    );
  });
});

describe('putting aside', () => {
  it('never a safety task, at most three times, at most fourteen days, never past its last day', () => {
    fc.assert(
      fc.property(anyItem, fc.integer({ min: -5, max: 40 }), fc.nat({ max: 5 }), (one, until, times) => {
        const problem = asideProblem(one, day(until), { today: TODAY, times });
        const allowed =
          one.safety === null &&
          times < PUT_ASIDE.times &&
          until >= 0 &&
          until <= PUT_ASIDE.mostDays &&
          (one.dueOn === null || one.dueOn < TODAY || day(until) <= one.dueOn);
        expect(problem === null).toBe(allowed);
        if (!mayPutAside(one, times)) expect(problem).not.toBeNull();
      }),
    );
  });

  it('a day that does not exist is none', () => expect(asideProblem(review(0, 9), '2026-02-30', { today: TODAY, times: 0 })).not.toBeNull());
});

describe('giving to somebody', () => {
  it.each([
    ['a safety task to the desk', safety(CLOCK.now), { accountId: 'p', role: '' as const }, ['scheduler' as const], false],
    ['a safety task to the desk as a role', safety(CLOCK.now), { accountId: null, role: 'scheduler' as const }, [], false],
    ['a safety task to a clinician', safety(CLOCK.now), { accountId: 'p', role: '' as const }, ['clinician' as const], true],
    ['a safety task to the clinicians', safety(CLOCK.now), { accountId: null, role: 'clinician' as const }, [], true],
    ['a safety task back to nobody', safety(CLOCK.now), { accountId: null, role: '' as const }, [], true],
    ['a review to the desk', review(0, 9), { accountId: 'p', role: '' as const }, ['scheduler' as const], true],
    ['a review to an auditor', review(0, 9), { accountId: 'p', role: '' as const }, ['auditor' as const], false],
    ['a review to a stranger', review(0, 9), { accountId: 'p', role: '' as const }, [], false],
    ['both a person and a role', review(0, 9), { accountId: 'p', role: 'scheduler' as const }, ['scheduler' as const], false],
    ['to auditors', review(0, 9), { accountId: null, role: 'auditor' as const }, [], false],
  ])('%s', (_, one, to, roles, allowed) => expect(assignProblem(one, to, roles) === null).toBe(allowed));
});

it('do-not-contact needs a reason', () => {
  expect(preferenceProblem({ ...NOT_ASKED, doNotContact: true })).not.toBeNull();
  expect(preferenceProblem({ ...NOT_ASKED, doNotContact: true, reason: 'Asked for letters only' })).toBeNull();
  expect(preferenceProblem(NOT_ASKED)).toBeNull();
});
