import { describe, expect, it } from '@jest/globals';
import { countsOf, differences, fateOf, settleLines, takenBackIn, type Fate } from './settle.js';
import type { ReadLine } from './fhir/imported.js';

const stored = (value: Record<string, unknown>, version = 1, enteredInError = false) => ({ version, enteredInError, value });
const line = (over: Partial<ReadLine> = {}): ReadLine => ({
  resourceType: 'Condition',
  sourceId: 'Condition/1',
  label: 'Pain',
  decision: 'taken',
  landed: 'conditions',
  reason: 'active',
  needsMapping: true,
  rows: [{ section: 'conditions', sourceId: 'Condition/1' }],
  ...over,
});

describe('the fate of a row', () => {
  it.each([
    ['is not here yet', undefined, 'new'],
    ['is here and the same', stored({ a: 1, b: [{ x: 1, y: 2 }] }), 'same'],
    ['is here with the names of its objects in another order', stored({ b: [{ y: 2, x: 1 }], a: 1 }), 'same'],
    ['is here with more fields than the source gives', stored({ a: 1, b: [{ x: 1, y: 2 }], id: '7' }), 'same'],
    ['was edited here', stored({ a: 2, b: [{ x: 1, y: 2 }] }, 2), 'edited-here'],
    ['was edited here, and back again', stored({ a: 1, b: [{ x: 1, y: 2 }] }, 3), 'same'],
    ['was changed by the source', stored({ a: 2, b: [{ x: 1, y: 2 }] }), 'source-differs'],
    ['was entered in error here', stored({ a: 1, b: [{ x: 1, y: 2 }] }, 2, true), 'error-here'],
  ])('that %s', (_name, there, kind) => {
    expect(fateOf({ a: 1, b: [{ x: 1, y: 2 }] }, there).kind).toBe(kind);
  });

  it.each([
    ['null and zero differ', { a: 0 }, { a: null }, ['a']],
    ['nothing and null are the same', { a: null }, {}, []],
    ['an empty list and unknown differ', { a: [] }, { a: null }, ['a']],
    ['the order of a list counts', { a: [1, 2] }, { a: [2, 1] }, ['a']],
  ])('%s', (_name, value, there, fields) => {
    expect(differences(value, there)).toEqual(fields);
  });
});

describe('the lines of the report', () => {
  const settle = (fate: Fate, over: Partial<ReadLine> = {}) => settleLines([line(over)], new Map([['conditions Condition/1', fate]]))[0];

  it.each([
    ['new', { kind: 'new' }, 'taken', 'active', true],
    ['the same', { kind: 'same' }, 'unchanged', 'already here; active', true],
    ['edited here, so mapped by somebody', { kind: 'edited-here' }, 'unchanged', 'kept: edited here; active', false],
    ['entered in error here', { kind: 'error-here' }, 'unchanged', 'kept out: entered in error here; active', false],
    [
      'changed by the source',
      { kind: 'source-differs', fields: ['status', 'onsetOn'] },
      'unchanged',
      'kept: the source now differs in status, onsetOn; edit it here if it should change; active',
      false,
    ],
  ] as [string, Fate, string, string, boolean][])('%s', (_name, fate, decision, reason, needsMapping) => {
    expect(settle(fate)).toMatchObject({ decision, reason, needsMapping });
  });

  it('a merged line whose row is here already is unchanged too; a skipped one stays skipped', () => {
    expect(settle({ kind: 'same' }, { decision: 'merged' })?.decision).toBe('unchanged');
    expect(settle({ kind: 'same' }, { decision: 'skipped', rows: [] })?.decision).toBe('skipped');
  });

  it.each([
    ['is on the chart', stored({}), 'still on the chart from an earlier import; enter it in error here if it is one; refuted', 1],
    ['was entered in error here', stored({}, 2, true), 'refuted', 0],
    ['never came', undefined, 'refuted', 0],
  ])('a row that its source took back and that %s', (_name, there, reason, rows) => {
    const refuted = line({ decision: 'skipped', reason: 'refuted', landed: null, needsMapping: false });
    const fates = takenBackIn([refuted], new Map(there === undefined ? [] : [['conditions Condition/1', there]]));
    const [settled] = settleLines([refuted], fates);
    expect(settled).toMatchObject({ decision: 'skipped', reason, landed: null });
    expect(settled?.rows).toHaveLength(rows);
  });

  it('one new row of two makes the line taken', () => {
    const both = line({
      rows: [
        { section: 'medicines', sourceId: 'a' },
        { section: 'history', sourceId: 'a' },
      ],
    });
    const fates = new Map<string, Fate>([
      ['medicines a', { kind: 'same' }],
      ['history a', { kind: 'new' }],
    ]);
    expect(settleLines([both], fates)[0]).toMatchObject({ decision: 'taken', reason: 'already here; active' });
  });

  it('are counted by what became of them', () => {
    expect(countsOf([line(), line({ decision: 'skipped' }), line({ decision: 'merged' }), line()])).toEqual({ taken: 2, merged: 1, unchanged: 0, skipped: 1 });
  });
});
