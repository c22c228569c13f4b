import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, weekdayOf } from '../dates.js';
import { clockText, minuteOf, mondayOf } from './day-minutes.js';
import { answerTo, overlap, takenByDay, type Ask, type Diary, type Taken } from './diary.js';
import { levelLoad, type Unscheduled } from './level-load.js';
import { rankSlots, type Wish } from './slots.js';
import { stepsInWords, VISIT_STATES, VISIT_STEPS, whyNoStep, type VisitState } from './visit-steps.js';

/** A Monday. */
const MONDAY = '2026-11-23';
const DIARY: Diary = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ siteId: 'north', weekday, opens: 480, closes: 1020 })),
  availability: [1, 2, 3, 4, 5].map((weekday) => ({
    accountId: 'rivera',
    siteId: 'north',
    weekday,
    fromMinute: 480,
    toMinute: 960,
    fromDay: '2026-01-01',
    toDay: null,
  })),
  leave: [{ accountId: 'rivera', fromDay: '2026-11-27', toDay: '2026-11-27' }],
  rooms: [{ id: 'r1', siteId: 'north', name: 'Room 1', kind: 'consulting', seats: 1 }],
  closedDays: [{ day: '2026-11-26', siteId: null }],
  taken: [],
  names: new Map([
    ['rivera', 'Dr. Rivera'],
    ['north', 'North'],
  ]),
};
const ASK: Ask = { patientId: 'p', siteId: 'north', day: MONDAY, from: 600, length: 45, roomKind: 'consulting', needsClinician: true, accountId: 'rivera' };
const TAKEN: Taken = { appointmentId: 'a', day: MONDAY, from: 600, to: 645, siteId: 'north', roomId: 'r1', seat: 1, accountId: 'rivera', patientId: 'q' };

describe('what is in the way of a visit', () => {
  it.each<[what: string, diary: Partial<Diary>, ask: Partial<Ask>, sentence: string]>([
    ['another visit of the clinician', { taken: [TAKEN] }, {}, 'Dr. Rivera has another visit from 10:00 to 10:45.'],
    ['one that ends a minute too late', { taken: [{ ...TAKEN, from: 540, to: 601 }] }, {}, 'Dr. Rivera has another visit from 09:00 to 10:01.'],
    ['a leave', {}, { day: '2026-11-27' }, 'Dr. Rivera is on leave on November 27, 2026.'],
    ['a closed day', {}, { day: '2026-11-26' }, 'North is closed on November 26, 2026.'],
    ['a Sunday', {}, { day: '2026-11-29' }, 'North is not open on Sundays.'],
    ['the evening', {}, { from: 1000 }, 'North is open from 08:00 to 17:00 on Mondays.'],
    ['an hour without the clinician', {}, { from: 930 }, 'Dr. Rivera does not see patients at North at that time.'],
    ['no clinician', {}, { accountId: null }, 'This kind of visit needs a clinician.'],
    [
      'the patient elsewhere',
      { taken: [{ ...TAKEN, accountId: 'okoye', patientId: 'p', roomId: 'r9' }] },
      {},
      'The patient has another visit from 10:00 to 10:45.',
    ],
    ['a full house', { taken: [{ ...TAKEN, accountId: 'okoye' }] }, {}, 'No consulting room is free at North from 10:00 to 10:45.'],
  ])('%s', (_what, diary, ask, sentence) => {
    expect(answerTo({ ...DIARY, ...diary }, { ...ASK, ...ask })).toMatchObject({ free: false, sentence });
  });

  it('one that ends as it begins is not', () => {
    expect(answerTo({ ...DIARY, taken: [{ ...TAKEN, from: 540, to: 600 }] }, ASK)).toEqual({ free: true, seat: { roomId: 'r1', seat: 1 } });
  });

  it('a room with three seats takes three at once', () => {
    const rooms = [{ id: 'r1', siteId: 'north', name: 'Chairs', kind: 'infusion' as const, seats: 3 }];
    const ask = { ...ASK, roomKind: 'infusion' as const, needsClinician: false, accountId: null };
    const seated = (n: number): Taken[] => Array.from({ length: n }, (_, at) => ({ ...TAKEN, accountId: null, seat: at + 1, patientId: `q${at}` }));
    expect([0, 1, 2, 3].map((n) => answerTo({ ...DIARY, rooms, taken: seated(n) }, ask))).toMatchObject([
      { seat: { seat: 1 } },
      { seat: { seat: 2 } },
      { seat: { seat: 3 } },
      { conflict: 'no-room' },
    ]);
  });
});

const WISH: Wish = {
  patientId: 'p',
  earliest: MONDAY,
  target: '2026-11-25',
  latest: '2026-12-04',
  visit: { lengthMinutes: 30, roomKind: 'consulting', needsClinician: true },
  siteId: null,
  accountId: null,
  preferredSiteId: 'north',
  preferredDays: [3],
  careTeam: ['rivera'],
};
const SEARCH = { from: { day: MONDAY, minute: 0 }, every: false };

describe('free times', () => {
  it('start with the target day, and say why', () => {
    const [best] = rankSlots(DIARY, WISH, SEARCH);
    expect(best).toMatchObject({ day: '2026-11-25', wallStart: '2026-11-25T08:00', accountId: 'rivera', clinicianName: 'Dr. Rivera', offTarget: 0 });
    expect(best?.reasons).toEqual(['On the target day', 'on the care team', 'the site the patient prefers', 'Wednesday suits the patient', 'day 0 % booked']);
  });

  it('begin after now, and end with the window', () => {
    const days = rankSlots(DIARY, WISH, { from: { day: '2026-12-04', minute: 601 }, every: true });
    expect(days.map(({ from }) => from)).toEqual([615, ...Array.from({ length: 21 }, (_, n) => 630 + n * 15)]);
    expect(rankSlots(DIARY, WISH, { from: { day: '2026-12-05', minute: 0 }, every: true })).toEqual([]);
  });
});

const day = fc.integer({ min: 0, max: 20 }).map((n) => addDays(MONDAY, n));
const minute = fc.integer({ min: 28, max: 68 }).map((n) => n * 15);
const who = fc.constantFrom('rivera', 'okoye');
const site = fc.constantFrom('north', 'south');
const shifts = fc.array(
  fc.record({ accountId: who, siteId: site, weekday: fc.integer({ min: 1, max: 7 }), span: fc.tuple(minute, minute), fromDay: day, open: fc.boolean() }),
  { maxLength: 12 },
);
const diaries: fc.Arbitrary<Diary> = fc
  .record({
    shifts,
    leave: fc.array(fc.record({ accountId: who, fromDay: day }), { maxLength: 2 }),
    closed: fc.array(day, { maxLength: 2 }),
    booked: fc.array(fc.record({ day, from: minute, accountId: who, seat: fc.integer({ min: 1, max: 2 }) }), { maxLength: 10 }),
  })
  .map(({ shifts: made, leave, closed, booked }) => ({
    hours: ['north', 'south'].flatMap((siteId) => [1, 2, 3, 4, 5, 6].map((weekday) => ({ siteId, weekday, opens: 480, closes: 1080 }))),
    availability: made
      .filter(({ span: [a, b] }) => a !== b)
      .map(({ span: [a, b], open, ...one }) => ({
        ...one,
        fromMinute: Math.min(a, b),
        toMinute: Math.max(a, b),
        toDay: open ? null : addDays(one.fromDay, 9),
      })),
    leave: leave.map((one) => ({ ...one, toDay: addDays(one.fromDay, 2) })),
    closedDays: closed.map((one) => ({ day: one, siteId: null })),
    rooms: ['north', 'south'].map((siteId) => ({ id: `room-${siteId}`, siteId, name: siteId, kind: 'consulting' as const, seats: 2 })),
    taken: booked.map((one, n) => ({ ...one, appointmentId: `b${n}`, to: one.from + 30, siteId: 'north', roomId: 'room-north', patientId: `booked-${n}` })),
    names: new Map(),
  }));
const wishes: fc.Arbitrary<Wish> = fc
  .record({
    patientId: fc.constantFrom('p1', 'p2', 'p3'),
    earliest: day,
    lead: fc.integer({ min: 0, max: 6 }),
    tail: fc.integer({ min: 0, max: 6 }),
    length: fc.constantFrom(15, 30, 60),
  })
  .map(({ patientId, earliest, lead, tail, length }) => ({
    ...WISH,
    patientId,
    earliest,
    target: addDays(earliest, lead),
    latest: addDays(earliest, lead + tail),
    visit: { lengthMinutes: length, roomKind: 'consulting' as const, needsClinician: true },
  }));

describe('whatever the diary', () => {
  it('every time offered is free, inside the window and not over, and the list is in order', () => {
    fc.assert(
      fc.property(diaries, wishes, day, minute, (diary, wish, today, now) => {
        const slots = rankSlots(diary, wish, { from: { day: today, minute: now }, every: true });
        for (const slot of slots) {
          expect(slot.day >= wish.earliest && slot.day <= wish.latest).toBe(true);
          expect(slot.day > today || (slot.day === today && slot.from >= now)).toBe(true);
          expect(
            answerTo(diary, { ...slot, patientId: wish.patientId, length: wish.visit.lengthMinutes, roomKind: 'consulting', needsClinician: true }).free,
          ).toBe(true);
        }
        expect(slots.map(({ cost }) => cost)).toEqual(slots.map(({ cost }) => cost).toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  it('every quarter hour that is free inside the window is offered', () => {
    fc.assert(
      fc.property(diaries, wishes, (diary, wish) => {
        const slots = new Set(
          rankSlots(diary, wish, { from: { day: wish.earliest, minute: 0 }, every: true }).map((slot) => `${slot.wallStart} ${slot.siteId} ${slot.accountId}`),
        );
        const asks = Array.from({ length: daysBetween(wish.earliest, wish.latest) + 1 }, (_, n) => addDays(wish.earliest, n)).flatMap((on) =>
          ['north', 'south'].flatMap((siteId) =>
            ['rivera', 'okoye'].flatMap((accountId) => Array.from({ length: 64 }, (_, n) => ({ siteId, accountId, day: on, from: 360 + n * 15 }))),
          ),
        );
        const byDay = takenByDay(diary.taken);
        const free = asks.filter(
          (ask) =>
            answerTo(diary, { ...ask, patientId: wish.patientId, length: wish.visit.lengthMinutes, roomKind: 'consulting', needsClinician: true }, byDay).free,
        );
        expect(new Set(free.map((ask) => `${ask.day}T${clockText(ask.from)} ${ask.siteId} ${ask.accountId}`))).toEqual(slots);
      }),
      { numRuns: 60 },
    );
  });

  it('levelling never leaves a window, never makes a conflict, and leaves out only what has no time', () => {
    fc.assert(
      fc.property(diaries, fc.array(wishes, { maxLength: 12 }), (diary, asked) => {
        const reviews: Unscheduled[] = asked.map((wish, n) => ({ ...wish, reviewId: `r${n}` }));
        const { placed, unplaced } = levelLoad(diary, reviews, { from: { day: MONDAY, minute: 0 } });
        expect([...placed, ...unplaced].map(({ reviewId }) => reviewId).toSorted()).toEqual(reviews.map(({ reviewId }) => reviewId).toSorted());
        const taken: Taken[] = [...diary.taken];
        for (const { reviewId, slot } of placed) {
          const wish = reviews.find((one) => one.reviewId === reviewId) as Unscheduled;
          expect(slot.day >= wish.earliest && slot.day <= wish.latest).toBe(true);
          const length = wish.visit.lengthMinutes;
          const answer = answerTo({ ...diary, taken }, { ...slot, patientId: wish.patientId, length, roomKind: 'consulting', needsClinician: true });
          expect(answer.free).toBe(true);
          if (answer.free)
            taken.push({
              appointmentId: reviewId,
              day: slot.day,
              from: slot.from,
              to: slot.from + length,
              siteId: slot.siteId,
              accountId: slot.accountId,
              patientId: wish.patientId,
              ...answer.seat,
            });
        }
        for (const { reviewId } of unplaced) {
          const wish = reviews.find((one) => one.reviewId === reviewId) as Unscheduled;
          expect(rankSlots({ ...diary, taken }, wish, { from: { day: MONDAY, minute: 0 }, every: true })).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the order in which reviews are handed over changes nothing', () => {
    fc.assert(
      fc.property(diaries, fc.array(wishes, { minLength: 2, maxLength: 8 }), (diary, asked) => {
        const reviews: Unscheduled[] = asked.map((wish, n) => ({ ...wish, reviewId: `r${n}` }));
        const from = { from: { day: MONDAY, minute: 0 } };
        expect(levelLoad(diary, reviews.toReversed(), from)).toEqual(levelLoad(diary, reviews, from));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the steps of a visit', () => {
  const open = (from: VisitState): readonly VisitState[] => VISIT_STATES.filter((to) => whyNoStep(from, to, { started: true, dayCame: true }) === null);

  it('are these and no others', () => {
    expect(Object.fromEntries(VISIT_STATES.map((state) => [state, open(state)]))).toEqual({
      scheduled: ['arrived', 'no-show', 'cancelled'],
      arrived: ['scheduled', 'roomed', 'cancelled'],
      roomed: ['arrived', 'done'],
      done: [],
      'no-show': [],
      cancelled: [],
    });
    expect(new Set(VISIT_STEPS.map(({ from, to }) => `${from} ${to}`)).size).toBe(VISIT_STEPS.length);
  });

  it('wait for their time', () => {
    expect(whyNoStep('scheduled', 'no-show', { started: false, dayCame: true })).toBe('too-early');
    expect(whyNoStep('scheduled', 'arrived', { started: false, dayCame: false })).toBe('too-early');
    expect(whyNoStep('scheduled', 'arrived', { started: false, dayCame: true })).toBeNull();
    expect(whyNoStep('scheduled', 'cancelled', { started: false, dayCame: false })).toBeNull();
  });

  it('are said in words', () => {
    expect([stepsInWords('roomed'), stepsInWords('done')]).toEqual(['“Visit over” or “Back to the waiting room”', 'nothing more']);
  });
});

describe('days and minutes', () => {
  it.each([
    ['1970-01-01', 4],
    ['2024-02-29', 4],
    ['2026-11-22', 7],
    ['2026-11-23', 1],
    ['1969-12-31', 3],
  ])('%s is weekday %i', (on, weekday) => expect([weekdayOf(on), weekdayOf(mondayOf(on))]).toEqual([weekday, 1]));

  it.each([
    ['00:00', 0],
    ['09:05', 545],
    ['24:00', 1440],
    ['24:01', null],
    ['9:00', null],
    ['10:60', null],
  ])('%s is %p', (clock, at) => {
    expect(minuteOf(clock)).toBe(at);
    if (at !== null) expect(clockText(at)).toBe(clock);
  });

  it('two times that only touch do not overlap', () => {
    expect([overlap({ from: 0, to: 10 }, { from: 10, to: 20 }), overlap({ from: 0, to: 11 }, { from: 10, to: 20 })]).toEqual([false, true]);
  });
});
