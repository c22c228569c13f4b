import { expect, it } from '@jest/globals';
import { rowInWords, singleInWords } from './in-words.js';
import type { Measured } from './measured.js';

const share = (value: number) => ({ share: value, n: 1000 });
const ROW: Measured = {
  scenario: 'as assumed, 28 days apart',
  patients: 2000,
  coverage: { model: share(0.898), regression: share(0.811) },
  rmse: { model: 0.87, regression: 1.85, naive: 1.59 },
  responder: { model: share(0.7), naive: share(0.6) },
  best: { model: share(0.5), naive: share(0.4) },
  likely: { said: share(0.2), right: share(0.9) },
  unlikely: { said: share(0.2), right: share(0.9) },
  falselyHelping: share(0.034),
  power: share(0.36),
  ranks: [],
};

it('a row is told in one breath, of 100', () => {
  expect(rowInWords(ROW)).toBe(
    'Of 100 intervals of 90 %, 90 held the true effect (81 of regression). The estimate was typically 0.9 points off, before and after 1.6. ' +
      'Where it said “likely helping”, the effect mattered 90 times of 100; it said so of 3 of 100 effects too small to matter, and of 36 of 100 of 1.5 points or more.',
  );
});

it.each([
  [
    0,
    'at a peak' as const,
    'A medicine that does nothing, started when pain was at a peak: two visits compared call it helpful 55 times of 100, means of four weeks 12, the model 1.',
  ],
  [
    -1.5,
    'planned' as const,
    'One that takes 1.5 points off, started as planned: two visits compared call it helpful 55 times of 100, means of four weeks 12, the model 1.',
  ],
])('one medicine of %d, %s', (effect, start, words) => {
  expect(singleInWords({ effect, start, patients: 2000, visits: 0.546, means: 0.123, model: 0.014, skeptical: 0.003 })).toBe(words);
});
