import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import pino from 'pino';
import { refusalFor } from './problem.filter.js';

const logged = (error: unknown) => {
  const lines: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) });
  const { status, code } = refusalFor(error, { id: 'r1' } as FastifyRequest, log);
  return { status, code, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
};

describe('what is logged of a refusal', () => {
  it('of the database is the constraint, so that support finds the cause, and nothing of the row', () => {
    const error = Object.assign(new Error('Failing row contains (Ana, 555-0134)'), { driverError: { code: '23514', constraint: 'condition_label_check' } });
    const found = logged(error);
    expect(found).toMatchObject({ status: 422, code: 'out-of-range' });
    expect(found.lines).toEqual([{ level: 40, requestId: 'r1', code: 'out-of-range', constraint: 'condition_label_check', msg: 'refused by a constraint' }]);
  });

  it('that no one expected is its place and never its words', () => {
    const found = logged(new TypeError('Ana has no phone'));
    expect(found).toMatchObject({ status: 500, code: 'unexpected' });
    expect(found.lines).toEqual([expect.objectContaining({ level: 50, requestId: 'r1', kind: 'TypeError', msg: 'unexpected error' })]);
    expect(JSON.stringify(found.lines)).not.toContain('Ana');
  });

  it('by ourselves is nothing', () => expect(logged(Object.assign(new Error('x'), { statusCode: 415 })).lines).toEqual([]));
});
