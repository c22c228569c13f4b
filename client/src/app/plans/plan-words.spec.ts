import { describe, expect, it } from '@jest/globals';
import { entryOf } from '../../testing/plan';
import { plural, ruleWords, stepWords } from './plan-words';

describe('rules by their names', () => {
  it.each([
    [[], ''],
    [['DDI-07'], 'DDI-07'],
    [['DDI-07', 'SEQ-03'], 'DDI-07, SEQ-03'],
    [['CAUTION:esi#0'], 'A caution of the catalogue'],
    [['CAUTION:esi#0', 'CAUTION:esi#1'], '2 cautions of the catalogue'],
    [['CAUTION:esi#0', 'DDI-07'], 'DDI-07 and a caution of the catalogue'],
    [['DDI-07', 'CAUTION:esi#0', 'CAUTION:esi#1'], 'DDI-07 and 2 cautions of the catalogue'],
  ])('%j reads %j', (ruleIds, words) => {
    expect(ruleWords(ruleIds)).toBe(words);
  });
});

describe('steps in a sentence', () => {
  const [first, second] = entryOf('duloxetine').defaultSteps;
  if (first === undefined || second === undefined) throw new Error('Duloxetine is titrated in two steps');

  it.each([
    ['nothing stated is said', [], 'no dose or cadence stated'],
    ['one step from the first day needs no day', [first], '30 mg once a day'],
    ['one step from a later day names it', [second], 'from day 7: 60 mg once a day'],
    ['a titration names each day, the first as well', [first, second], 'from day 0: 30 mg once a day; from day 7: 60 mg once a day'],
  ])('%s', (_what, steps, words) => {
    expect(stepWords(steps)).toBe(words);
  });
});

describe('counting', () => {
  it.each([
    [0, '0 points'],
    [1, '1 point'],
    [2, '2 points'],
  ])('%d', (count, words) => {
    expect(plural(count, 'point')).toBe(words);
  });
});
