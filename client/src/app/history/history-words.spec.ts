import { describe, expect, it } from '@jest/globals';
import { treatmentOf } from '../../testing/chart';
import { doseText } from './history-words';

describe('a dose in words', () => {
  it.each([
    ['30 mg', 30, '30 mg a day'],
    ['30 mg once a day', 30, '30 mg once a day'],
    ['30 mg daily', 30, '30 mg daily'],
    ['300 mg twice a day', 600, '300 mg twice a day, 600 mg a day'],
    ['', 30, '30 mg a day'],
    ['', null, 'not known'],
  ])('"%s" with %s mg a day is said once', (words, dailyMg, text) => {
    expect(doseText(treatmentOf('h', { doseText: words, dailyMg }))).toBe(text);
  });
});
