import { describe, expect, it } from '@jest/globals';
import { didYouMean, nearest } from './nearest.js';

const KNOWN = ['duloxetine', 'venlafaxine', 'fluoxetine', 'esi', 'egfr', 'warn', 'inform'];

describe('what somebody may have meant', () => {
  it.each<readonly [string, readonly string[]]>([
    ['duloxetin', ['duloxetine']],
    ['Duloxetine', ['duloxetine']],
    ['dulox', ['duloxetine']],
    ['duloxetine_60', ['duloxetine']],
    ['floxetine', ['fluoxetine', 'duloxetine']],
    ['egrf', ['egfr']],
    ['wran', ['warn']],
    ['es', ['esi']],
    ['', []],
    ['paracetamol', []],
  ])('"%s" is near %j', (word, expected) => {
    expect(nearest(word, KNOWN)).toEqual(expected);
  });

  it('at most three are named, and none when nothing is near', () => {
    expect(nearest('aa', ['ab', 'ac', 'ad', 'ae'])).toEqual(['ab', 'ac', 'ad']);
    expect([didYouMean('egrf', KNOWN), didYouMean('paracetamol', KNOWN)]).toEqual(['; did you mean "egfr"?', '']);
  });
});
