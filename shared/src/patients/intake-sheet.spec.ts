import { describe, expect, it } from '@jest/globals';
import type { LocalText } from '../text.js';
import { INTAKE_COLUMNS, INTAKE_GOALS, INTAKE_QUESTIONS, INTAKE_SCALES, INTAKE_SHEET, INTAKE_STEPS } from './intake-sheet.data.js';

const TEXTS: readonly LocalText[] = [
  ...Object.values(INTAKE_SHEET),
  ...INTAKE_SCALES.flatMap(({ what, low, high }) => [what, low, high]),
  ...[...INTAKE_COLUMNS, ...INTAKE_GOALS, ...INTAKE_QUESTIONS, ...INTAKE_STEPS],
];
const ENGLISH = /\b(the|and|with|you|your|this|that|what|how|will|pain|week|day|treatment|from|until|not|does|help)\b/iu;
const JARGON = /\b(baseline|modality|adherence|intervention|provider|contraindication|efficacy|basal|modalidad|adherencia)\b/iu;

describe('the sheet before the first visit', () => {
  it('asks of every treatment the five things, and has the three steps', () => {
    expect(INTAKE_QUESTIONS).toHaveLength(5);
    expect(INTAKE_STEPS).toHaveLength(3);
    for (const { en, es } of INTAKE_QUESTIONS) expect([en.endsWith('?'), es.startsWith('¿') && es.endsWith('?')]).toEqual([true, true]);
  });

  it.each(TEXTS.map(({ en, es }) => [en, es]))('“%s” is plain and is there in Spanish', (en, es) => {
    expect(es).not.toMatch(ENGLISH);
    expect(`${en} ${es}`).not.toMatch(JARGON);
    expect(Math.max(...[en, es].flatMap((text) => text.split(/[.!?:]/u)).map((part) => part.trim().split(/\s+/u).length))).toBeLessThanOrEqual(20);
  });
});
