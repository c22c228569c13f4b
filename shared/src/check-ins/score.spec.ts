import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Phq4Items } from './check-in.js';
import { INSTRUMENT_IDS, type InstrumentId } from './instrument.js';
import { INSTRUMENTS } from './instruments.js';
import { RED_FLAG_TEXTS } from './list-texts.js';
import { RED_FLAGS } from './check-in.js';
import { bandOf, isPositive } from './score.js';
import { score } from './short-scores.js';

const peg = (pegPain: number | null, pegEnjoyment: number | null, pegActivity: number | null) =>
  score({ pegPain, pegEnjoyment, pegActivity, phq4Items: [null, null, null, null] }).peg;
const phq = (...phq4Items: Phq4Items) => {
  const { phq2, gad2, phq4 } = score({ pegPain: null, pegEnjoyment: null, pegActivity: null, phq4Items });
  return { phq2, gad2, phq4 };
};

describe('PEG is the mean of its three items', () => {
  it.each([
    ['no pain and no interference is a score of zero', 0, 0, 0, 0],
    ['all at the top is ten', 10, 10, 10, 10],
    ['7, 8 and 6 give 7', 7, 8, 6, 7],
    ['a third is not rounded away', 1, 1, 2, 4 / 3],
    ['imported decimals keep their value', 6.5, 5.5, 6, 6],
  ])('%s', (_case, a, b, c, expected) => expect(peg(a, b, c)).toBe(expected));

  it.each([
    ['pain missing', null, 8, 6],
    ['enjoyment missing', 7, null, 6],
    ['activity missing', 7, 8, null],
    ['all missing', null, null, null],
    ['an impossible answer', 7, 11, 6],
    ['a negative answer', 7, -1, 6],
  ])('%s gives no score, never a prorated one', (_case, a, b, c) => expect(peg(a, b, c)).toBeNull());
});

describe('PHQ-4 and its subscales are sums', () => {
  it.each<[string, Phq4Items, ReturnType<typeof phq>]>([
    ['all "not at all" is zero, not missing', [0, 0, 0, 0], { phq2: 0, gad2: 0, phq4: 0 }],
    ['all "nearly every day" is twelve', [3, 3, 3, 3], { phq2: 6, gad2: 6, phq4: 12 }],
    ['the first two are mood, the last two worry', [1, 2, 0, 1], { phq2: 3, gad2: 1, phq4: 4 }],
    ['a missing mood item leaves worry scored', [null, 2, 1, 1], { phq2: null, gad2: 2, phq4: null }],
    ['a missing worry item leaves mood scored', [1, 2, 1, null], { phq2: 3, gad2: null, phq4: null }],
    ['an item above 3 is no answer', [4, 2, 1, 1], { phq2: null, gad2: 2, phq4: null }],
  ])('%s', (_case, items, expected) => expect(phq(...items)).toEqual(expected));
});

describe('bands', () => {
  it.each<[InstrumentId, number | null, string | null]>([
    ['peg', 0, 'Mild'],
    ['peg', 3.99, 'Mild'],
    ['peg', 4, 'Moderate'],
    ['peg', 6.9, 'Moderate'],
    ['peg', 7, 'Severe'],
    ['peg', 10, 'Severe'],
    ['pain_now', 0, 'None'],
    ['pain_now', 0.5, 'Mild'],
    ['pain_now', 3, 'Mild'],
    ['pain_now', 4, 'Moderate'],
    ['pain_now', 6, 'Moderate'],
    ['pain_now', 7, 'Severe'],
    ['phq4', 0, 'Normal'],
    ['phq4', 2, 'Normal'],
    ['phq4', 3, 'Mild'],
    ['phq4', 5, 'Mild'],
    ['phq4', 6, 'Moderate'],
    ['phq4', 8, 'Moderate'],
    ['phq4', 9, 'Severe'],
    ['phq4', 12, 'Severe'],
    ['phq2', 2, 'Below the screening cut-off'],
    ['phq2', 3, 'Positive screen'],
    ['adherence', 49, 'Low'],
    ['adherence', 50, 'Partial'],
    ['adherence', 79, 'Partial'],
    ['adherence', 80, 'Good'],
    ['peg', null, null],
    ['peg', 11, null],
    ['sleep', 5, null],
    ['red_flags', 1, null],
  ])('%s %s is %s', (id, value, label) => expect(bandOf(id, value)?.label.en ?? null).toBe(label));

  it.each<[InstrumentId, number | null, boolean | null]>([
    ['phq2', 2, false],
    ['phq2', 3, true],
    ['gad2', 3, true],
    ['gad2', 0, false],
    ['phq2', null, null],
    ['peg', 9, null],
  ])('%s %s positive: %s', (id, value, expected) => expect(isPositive(id, value)).toBe(expected));
});

describe('the instruments as data', () => {
  it.each(INSTRUMENT_IDS.map((id) => [id]))('%s has version, items in both languages, source and licence', (id) => {
    const instrument = INSTRUMENTS[id];
    expect(instrument.id).toBe(id);
    expect(instrument.version).not.toBe('');
    expect(instrument.items.length > 0).toBe(instrument.scoring !== 'total-entered');
    for (const { text } of [...instrument.items, ...instrument.anchors]) expect([text.en, text.es].every((words) => words.length > 0)).toBe(true);
    expect(instrument.source.citation.length).toBeGreaterThan(5);
    expect(instrument.licence.decision).toBe(instrument.scoring === 'total-entered' ? 'total-only' : 'ship');
  });

  it('asks every red flag that a check-in can hold', () => {
    expect(Object.keys(RED_FLAG_TEXTS).sort()).toEqual([...RED_FLAGS].sort());
    expect(INSTRUMENTS.red_flags.items).toHaveLength(RED_FLAGS.length);
  });

  it('carries only LOINC codes whose check digit is right', () => {
    const codes = INSTRUMENT_IDS.flatMap((id) => [...INSTRUMENTS[id].codes, ...INSTRUMENTS[id].items.flatMap((item) => item.loinc ?? [])]).map(
      ({ code }) => code,
    );
    const wrong = codes.filter((code) => {
      const [digits = '', check = ''] = code.split('-');
      const sum = [...digits]
        .reverse()
        .reduce((total, digit, at) => total + (at % 2 === 0 ? [...String(Number(digit) * 2)].reduce((a, b) => a + Number(b), 0) : Number(digit)), 0);
      return (10 - (sum % 10)) % 10 !== Number(check);
    });
    expect(codes.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });
});

describe('properties of scoring', () => {
  const item = fc.integer({ min: 0, max: 10 });
  it('PEG does not depend on the order of the items and lies between the least and the greatest', () => {
    fc.assert(
      fc.property(item, item, item, (a, b, c) => {
        const value = peg(a, b, c);
        expect(value).toBe(peg(c, a, b));
        expect(value).toBeGreaterThanOrEqual(Math.min(a, b, c));
        expect(value).toBeLessThanOrEqual(Math.max(a, b, c));
      }),
    );
  });
  it('PHQ-4 is the sum of its subscales whenever both exist, and absent otherwise', () => {
    const answer = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    fc.assert(
      fc.property(fc.tuple(answer, answer, answer, answer), (items) => {
        const { phq2, gad2, phq4 } = phq(...items);
        expect(phq4).toBe(phq2 === null || gad2 === null ? null : phq2 + gad2);
      }),
    );
  });
});
