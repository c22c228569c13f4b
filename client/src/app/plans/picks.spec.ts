import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NONE_PICKED, pickedAfter, type Picking } from './picks';

const ORDER = ['a', 'b', 'c', 'd'];
const pick = (how: Picking['how'], courseId: string | null = null): Picking => ({ how, courseId, order: ORDER });
const after = (...picking: readonly Picking[]) => picking.reduce(pickedAfter, NONE_PICKED);

describe('picking courses', () => {
  it.each<[what: string, picking: readonly Picking[], ids: readonly string[]]>([
    ['one more', [pick('one', 'a'), pick('one', 'c')], ['a', 'c']],
    ['the same again is one less', [pick('one', 'a'), pick('one', 'c'), pick('one', 'a')], ['c']],
    ['up to one', [pick('one', 'b'), pick('to', 'd')], ['b', 'c', 'd']],
    ['up to one that comes before', [pick('one', 'c'), pick('to', 'a')], ['a', 'b', 'c']],
    ['a range made shorter', [pick('one', 'a'), pick('to', 'd'), pick('to', 'b')], ['a', 'b']],
    ['up to one when nothing was picked is that one', [pick('to', 'c')], ['c']],
    ['all', [pick('one', 'b'), pick('all')], ORDER],
    ['none', [pick('all'), pick('none')], []],
  ])('%s', (_what, picking, ids) => {
    expect([...after(...picking).ids].sort()).toEqual(ids);
  });

  it('a range begins where somebody picked last, though that course is gone', () => {
    const picked = pickedAfter(after(pick('one', 'b')), { how: 'to', courseId: 'd', order: ['a', 'c', 'd'] });
    expect([...picked.ids]).toEqual(['b', 'd']);
  });

  it('the same course twice changes nothing', () => {
    const picking = fc.record({ how: fc.constantFrom('one', 'to', 'all' as const), courseId: fc.constantFrom(...ORDER), order: fc.constant(ORDER) });
    fc.assert(
      fc.property(fc.array(picking), fc.constantFrom(...ORDER), (some, id) => {
        const before = after(...some);
        const twice = [pick('one', id), pick('one', id)].reduce(pickedAfter, before);
        expect([...twice.ids].sort()).toEqual([...before.ids].sort());
      }),
    );
  });
});
