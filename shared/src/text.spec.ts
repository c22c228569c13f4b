import { expect, it } from '@jest/globals';
import { firstSentence } from './text.js';

it.each([
  ['May raise serotonin. Watch for tremor.', 'May raise serotonin.'],
  ['A hold of 5.5 days, e.g. before a block. ¿Y después?', 'A hold of 5.5 days, e.g. before a block.'],
  ['Only one', 'Only one'],
  ['', ''],
])('the first sentence of "%s"', (text, first) => {
  expect(firstSentence({ en: text, es: text })).toEqual({ en: first, es: first });
});
