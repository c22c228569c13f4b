import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JSON_LIMITS, parseJson, parseJsonBytes } from './json-position.js';

const faultOf = (text: string) => {
  const parsed = parseJson(text);
  if (parsed.ok) throw new Error(`parsed: ${JSON.stringify(parsed.value)}`);
  return parsed.fault;
};

describe('a file that is not JSON', () => {
  it.each([
    ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3, /comma/],
    ['a trailing comma', '{\n  "a": 1,\n}', 3, 1, /property name/],
    ['a comment', '{\n// no\n"a": 1}', 2, 1, /comments/],
    ['a name without quotes', '{a: 1}', 1, 2, /word/],
    ['a bare word as value', '{"a": NaN, "b": 1}', 1, 7, /word/],
    ['a tab inside a text', '{"a": "x\ty"}', 1, 7, /control/],
    ['a bad unicode escape', '{"a": "\\u12"}', 1, 7, /hexadecimal/],
    ['a second value after the end', '{"a": 1}\n{"b": 2}', 2, 1, /ended here/],
    ['a number with a leading zero', '{"a": 01}', 1, 8, /comma/],
    ['one name twice in an object', '{"a": {"b": 1,\n "b": 2}}', 2, 2, /"b" stands twice/],
    ['one name twice, once escaped', '{"a": 1,\n "\\u0061": 2}', 2, 2, /"a" stands twice/],
  ])('%s is named with line and column', (_name, text, line, column, reason) => {
    expect(faultOf(text)).toEqual({ line, column, reason: expect.stringMatching(reason) });
  });

  it.each([
    ['inside a text', '{\n "a": "half a sent', 2, 19],
    ['after a comma', '{\n "a": 1,', 2, 9],
    ['inside a number', '{"a": 1.', 1, 9],
    ['inside a word', '{"a": tru', 1, 10],
    ['inside an escape', '{"a": "\\u12', 1, 12],
    ['between two objects', '[{"a": 1},\n\n\n', 1, 11],
    ['after a name', '{"a"', 1, 5],
    ['with nothing in it', ' \n', 1, 1],
  ])('a file cut off %s reports the end of file', (_name, text, line, column) => {
    expect(faultOf(text)).toEqual({ line, column, reason: expect.stringMatching(/^end of file/) });
  });

  it('every cut of a valid document is refused at the cut', () => {
    const whole = JSON.stringify({ a: [1, -2.5, { b: 'tëxt "quoted"\n', c: null }], d: true }, null, 1);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
        const cut = whole.slice(0, length);
        const fault = faultOf(cut);
        expect(fault.reason).toMatch(/^end of file/);
        expect(fault.line).toBe(cut.trimEnd().split('\n').length);
      }),
    );
  });

  it('nesting that would exhaust the stack is refused where it passes the limit', () => {
    expect(faultOf('['.repeat(2_000_000))).toEqual({ line: 1, column: JSON_LIMITS.depth + 1, reason: expect.stringMatching(/deeper/) });
    expect(parseJson('['.repeat(JSON_LIMITS.depth) + ']'.repeat(JSON_LIMITS.depth)).ok).toBe(true);
  });

  it('brackets inside texts do not count as nesting', () => {
    expect(parseJson(JSON.stringify({ a: '[{"'.repeat(500) })).ok).toBe(true);
  });

  it('more than ten megabytes are refused before they are read', () => {
    expect(faultOf(`"${'x'.repeat(JSON_LIMITS.bytes)}"`).reason).toMatch(/larger than 10 MB/);
    expect(parseJsonBytes(new Uint8Array(JSON_LIMITS.bytes + 1))).toMatchObject({ ok: false, fault: { reason: expect.stringMatching(/larger/) } });
  });

  it('bytes that are not UTF-8 are refused with their line', () => {
    const bytes = Uint8Array.from([...Buffer.from('{\n"a": "'), 0xe9, ...Buffer.from('"}')]);
    expect(parseJsonBytes(bytes)).toEqual({ ok: false, fault: { line: 2, column: 7, reason: expect.stringMatching(/UTF-8/) } });
  });
});

describe('a file that is JSON', () => {
  it('gives what JSON.parse gives, for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it('a name like __proto__ changes no prototype', () => {
    const parsed = parseJson('{"__proto__": {"polluted": true}, "a": {"__proto__": {"polluted": true}}}');
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__', 'a']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(parsed.ok && (parsed.value as Record<string, Record<string, unknown>>)['a']?.['polluted']).toBeUndefined();
  });

  it('a byte order mark is skipped', () => {
    expect(parseJsonBytes(Buffer.from('\uFEFF{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});
