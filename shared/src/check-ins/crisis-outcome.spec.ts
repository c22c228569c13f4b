import { describe, expect, it } from '@jest/globals';
import { crisisProblem, crisisText, CRISIS_TRIGGER, type CrisisOutcome } from './crisis-outcome.js';

const OUTCOME: CrisisOutcome = { spokenTo: 'phone-or-video', risk: 'low', steps: ['next-contact-agreed', 'safety-plan'] };

describe('closing the suicidal item', () => {
  it.each([
    ['nothing said', null, false],
    ['no step taken', { ...OUTCOME, steps: [] }, false],
    ['a high risk left to a plan on paper', { ...OUTCOME, risk: 'high' as const }, false],
    ['a high risk handed on', { ...OUTCOME, risk: 'high' as const, steps: ['emergency-care' as const] }, true],
    ['spoken to, judged, and something done', OUTCOME, true],
  ])('%s', (_, outcome, closes) => expect(crisisProblem(CRISIS_TRIGGER, outcome) === null).toBe(closes));

  it('other tasks need no more than words', () => expect(crisisProblem('SAF-02', null)).toBeNull());

  it('reads in the same order whoever typed it', () =>
    expect(crisisText(OUTCOME)).toBe(
      'Spoken: with the patient, by phone or video. Risk: low. Done: safety plan written or gone through; next contact agreed.',
    ));
});
