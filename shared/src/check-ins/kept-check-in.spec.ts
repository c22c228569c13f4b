import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../dates.js';
import { checkInsAfter, checkInsImpact, movableOf, stillAsked, type AskedDay, type KeptCheckIn } from './kept-check-in.js';

const TODAY = '2027-03-10';
const day = (at: number, instruments: AskedDay['instruments'] = ['peg']): AskedDay => ({
  key: `day:${at}`,
  phase: 'initiation',
  dueOn: addDays(TODAY, at),
  latestOn: addDays(TODAY, at + 3),
  instruments,
});
const row = (at: number, more: Partial<KeptCheckIn> = {}): KeptCheckIn => ({
  ...day(at),
  id: `row ${at}`,
  state: 'due',
  changedByHand: false,
  createdVersion: 2,
  cancelledVersion: null,
  ...more,
});
const called = (one: AskedDay) => ({ ...one, courseIds: [] });
const days = (list: readonly AskedDay[]): readonly string[] => list.map(({ key }) => key);

describe('what a change of a plan may do to its check-ins', () => {
  it.each<[string, KeptCheckIn, movable: boolean, askedAgain: boolean]>([
    ['one to come', row(3), true, true],
    ['one of today', row(0), true, true],
    ['one of yesterday stays, answered or missed', row(-1), false, false],
    ['one that somebody changed', row(3, { changedByHand: true }), false, false],
    ['one that somebody cancelled stays cancelled', row(3, { state: 'cancelled', changedByHand: true }), false, false],
    ['one that the plan took back may be asked again', row(3, { state: 'cancelled', cancelledVersion: 3 }), false, true],
    ['an answer', row(3, { state: 'answered' }), false, false],
    ['one that was missed', row(3, { state: 'missed' }), false, false],
  ])('%s', (_, kept, movable, again) => {
    expect(movableOf([kept], { today: TODAY, ended: false })).toHaveLength(movable ? 1 : 0);
    expect(stillAsked([called(kept)], [kept], TODAY)).toHaveLength(again ? 1 : 0);
  });

  it('the end of a plan drops all that is open, by hand or late', () => {
    const kept = [row(-2), row(3, { changedByHand: true }), row(5), row(6, { state: 'answered' })];
    expect(days(movableOf(kept, { today: TODAY, ended: true }))).toEqual(['day:-2', 'day:3', 'day:5']);
  });

  it('comes, goes and asks something else; a day never moves', () => {
    const impact = checkInsImpact([day(1), day(2), day(3)], [day(2), day(3, ['peg', 'phq4']), day(4)]);
    expect(days(impact.created)).toEqual(['day:4']);
    expect(days(impact.cancelled)).toEqual(['day:1']);
    expect(impact.changed).toMatchObject([{ key: 'day:3', from: { instruments: ['peg'] }, to: { instruments: ['peg', 'phq4'] } }]);
  });

  const kept = fc.uniqueArray(
    fc
      .record({ at: fc.integer({ min: -9, max: 9 }), state: fc.constantFrom('due', 'answered', 'missed', 'cancelled'), byHand: fc.boolean() })
      .map(({ at, state, byHand }) => row(at, { state, changedByHand: byHand, cancelledVersion: state === 'cancelled' && !byHand ? 3 : null })),
    { selector: ({ key }) => key },
  );
  const planned = fc.uniqueArray(
    fc.record({ at: fc.integer({ min: -9, max: 9 }), full: fc.boolean() }).map(({ at, full }) => called(day(at, full ? ['peg', 'phq4'] : ['peg']))),
    { selector: ({ key }) => key },
  );
  it('answered, missed and hand-made ones are the same objects afterwards, whatever the plan calls for', () => {
    fc.assert(
      fc.property(kept, planned, (rows, plan) => {
        const impact = checkInsImpact(movableOf(rows, { today: TODAY, ended: false }), stillAsked(plan, rows, TODAY));
        const after = checkInsAfter(rows, impact, { version: 7, newId: () => 'new' });
        for (const one of rows.filter(({ state, changedByHand, dueOn }) => state !== 'due' || changedByHand || dueOn < TODAY)) expect(after).toContain(one);
        for (const one of rows) expect(after.find(({ id }) => id === one.id)).toMatchObject({ dueOn: one.dueOn });
        expect(after.filter(({ id, dueOn }) => id === 'new' && dueOn < TODAY)).toEqual([]);
        const open = after.filter(({ state }) => state !== 'cancelled').map(({ key }) => key);
        expect(new Set(open).size).toBe(open.length);
        expect(checkInsImpact(movableOf(after, { today: TODAY, ended: false }), stillAsked(plan, after, TODAY))).toEqual({
          created: [],
          changed: [],
          cancelled: [],
        });
      }),
    );
  });
});
