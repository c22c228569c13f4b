import { describe, expect, it } from '@jest/globals';
import { asksCoSignature, type ChangeMade } from './co-sign.js';

const MADE: ChangeMade = { change: 'board', state: 'active', by: 'resident', supervisorId: 'attending' };

describe('a change of a running plan', () => {
  it.each<[what: string, more: Partial<ChangeMade>, asks: boolean]>([
    ['of the board by a supervised clinician is co-signed', {}, true],
    ['while it is on hold as well', { state: 'on-hold' }, true],
    ['that stops a course is co-signed', { change: 'course-stop' }, true],
    ['that holds the plan is co-signed', { change: 'state', state: 'on-hold' }, true],
    ['that records a start as planned is not', { change: 'course-start' }, false],
    ['that ends the plan is not: nothing goes on that could be corrected', { change: 'state', state: 'completed' }, false],
    ['by somebody without a supervisor is not', { supervisorId: null }, false],
    ['by somebody who would supervise themselves is not', { supervisorId: 'resident' }, false],
  ])('%s', (_what, more, asks) => expect(asksCoSignature({ ...MADE, ...more })).toBe(asks));
});
