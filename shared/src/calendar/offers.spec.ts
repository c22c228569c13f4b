import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { elsewhere } from './away.js';
import type { Diary, Taken } from './diary.js';
import { whoCouldCome, type FreedSlot, type Waiting } from './freed-slot.js';
import { overlap } from './diary.js';
import type { Unscheduled } from './level-load.js';

/** A Monday. */
const MONDAY = '2026-11-23';
const works = (accountId: string) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ accountId, siteId: 'north', weekday, fromMinute: 480, toMinute: 960, fromDay: '2026-01-01', toDay: null }));
const DIARY: Diary = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ siteId: 'north', weekday, opens: 480, closes: 1020 })),
  availability: [...works('rivera'), ...works('okoye')],
  leave: [],
  rooms: [{ id: 'r1', siteId: 'north', name: 'Rooms', kind: 'consulting', seats: 4 }],
  closedDays: [],
  taken: [],
  names: new Map([['north', 'North']]),
};
const SLOT: FreedSlot = { day: MONDAY, from: 600, lengthMinutes: 45, siteId: 'north', roomKind: 'consulting', accountId: 'rivera' };
const VISIT = { lengthMinutes: 30, roomKind: 'consulting', needsClinician: true } as const;
const wish = (reviewId: string, over: Partial<Unscheduled> = {}): Unscheduled => ({
  ...{ reviewId, patientId: `patient of ${reviewId}`, earliest: addDays(MONDAY, -7), target: MONDAY, latest: addDays(MONDAY, 7), visit: VISIT },
  ...{ siteId: null, accountId: null, preferredSiteId: null, preferredDays: [], careTeam: [] },
  ...over,
});
const waiting = (reviewId: string, over: Partial<Waiting> = {}): Waiting => ({ ...wish(reviewId), moment: 'assessment', ...over });

describe('who could come instead', () => {
  const asked = (...all: readonly Waiting[]): readonly string[] => whoCouldCome(DIARY, SLOT, all).map(({ reviewId }) => reviewId);

  it('first whose relief window closes soonest, then who has the least time left', () => {
    expect(
      asked(
        waiting('soon', { latest: MONDAY }),
        waiting('relief later', { moment: 'relief-window', latest: addDays(MONDAY, 5) }),
        waiting('later', { latest: addDays(MONDAY, 3) }),
        waiting('relief', { moment: 'relief-window', latest: addDays(MONDAY, 2) }),
      ),
    ).toEqual(['relief', 'relief later', 'soon', 'later']);
  });

  it.each<[string, Partial<Waiting>, boolean]>([
    ['the last day of the window', { latest: MONDAY }, true],
    ['one day after it', { latest: addDays(MONDAY, -1) }, false],
    ['the first day', { earliest: MONDAY }, true],
    ['one day before it', { earliest: addDays(MONDAY, 1) }, false],
    ['a visit as long as the gap', { visit: { ...VISIT, lengthMinutes: 45 } }, true],
    ['a minute longer', { visit: { ...VISIT, lengthMinutes: 46 } }, false],
    ['another kind of room', { visit: { ...VISIT, roomKind: 'procedure' } }, false],
    ['no clinician needed', { visit: { ...VISIT, needsClinician: false } }, false],
  ])('%s', (_, over, named) => {
    expect(asked(waiting('one', over))).toEqual(named ? ['one'] : []);
  });

  it('not who has another visit then', () => {
    const other: Taken = {
      appointmentId: 'x',
      day: MONDAY,
      from: 590,
      to: 610,
      siteId: 'north',
      roomId: 'r1',
      seat: 1,
      accountId: 'okoye',
      patientId: 'patient of one',
    };
    expect(whoCouldCome({ ...DIARY, taken: [other] }, SLOT, [waiting('one')])).toEqual([]);
  });
});

describe('a clinician who is away', () => {
  const AWAY = { accountId: 'rivera', fromDay: MONDAY, toDay: MONDAY };
  const taken = (id: string, from: number, accountId = 'rivera'): Taken => ({
    ...{ appointmentId: id, day: MONDAY, from, to: from + 30, siteId: 'north', roomId: 'r1', seat: 1, accountId, patientId: `patient of ${id}` },
  });

  it('visits go to a colleague on the day where that is best, none stays, and the gaps they leave count as free', () => {
    const diary = { ...DIARY, taken: [taken('a', 600), taken('b', 630), taken('c', 600, 'okoye')] };
    const { placed, unplaced } = elsewhere(diary, AWAY, [wish('a'), wish('b')], { from: { day: MONDAY, minute: 480 } });
    expect(unplaced).toEqual([]);
    expect(placed.map(({ slot }) => [slot.day, slot.accountId])).toEqual([
      [MONDAY, 'okoye'],
      [MONDAY, 'okoye'],
    ]);
  });

  it('whom only that clinician can see comes on another day', () => {
    const { placed } = elsewhere({ ...DIARY, taken: [taken('a', 600)] }, AWAY, [wish('a', { accountId: 'rivera' })], { from: { day: MONDAY, minute: 480 } });
    expect(placed.map(({ slot }) => [slot.accountId, slot.day === MONDAY])).toEqual([['rivera', false]]);
  });

  it('never proposes the absent, never twice the same person at a time, never outside a window', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 16 });
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 4 }), (starts, days) => {
        const diary = { ...DIARY, taken: starts.slice(0, 4).map((at) => taken(`v${at}`, 480 + at * 15)) };
        const wishes = starts.map((at) => wish(`v${at}`, { latest: addDays(MONDAY, days) }));
        const { placed } = elsewhere(diary, AWAY, wishes, { from: { day: MONDAY, minute: 480 } });
        for (const { slot } of placed) expect(slot.accountId === 'rivera' && slot.day === MONDAY).toBe(false);
        for (const { slot } of placed) expect(slot.day <= addDays(MONDAY, days)).toBe(true);
        const times = placed.map(({ slot }) => ({ ...slot, to: slot.from + 30 }));
        for (const [at, one] of times.entries())
          for (const other of times.slice(at + 1)) expect(one.day === other.day && one.accountId === other.accountId && overlap(one, other)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
