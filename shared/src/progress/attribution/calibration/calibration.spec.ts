import { describe, expect, it } from '@jest/globals';
import { measure, unevenness } from './measured.js';
import { singleStarts, shiftedStarts } from './null-treatments.js';
import { WELL_SPECIFIED, type Scenario } from './patients.js';
import { randomFrom } from './random.js';

const SEED = 20260101;
const TYPICAL: Scenario = { ...WELL_SPECIFIED, patients: 'typical' };

/** Smaller than the full run (npm run calibrate), and the same numbers every time. */
describe('patients who are as the model assumes', () => {
  const { coverage, ranks, likely, unlikely, falselyHelping } = measure(WELL_SPECIFIED, 600, SEED);
  it('90 % intervals hold the truth in 87 to 93 %, those of ordinary regression in fewer', () => {
    expect(coverage.model.n).toBe(2400);
    expect(coverage.model.share).toBeGreaterThan(0.87);
    expect(coverage.model.share).toBeLessThan(0.93);
    expect(coverage.regression.share).toBeLessThan(0.87);
  });
  /** 43.8 is the 99.9th percentile of χ² with 19 degrees of freedom. */
  it('the truth lies anywhere in its posterior equally often', () => expect(unevenness(ranks)).toBeLessThan(43.8));
  it('what is said to be likely or unlikely is true at least as often as it says', () => {
    expect(likely.right.share).toBeGreaterThan(0.8);
    expect(unlikely.right.share).toBeGreaterThan(0.8);
    expect(falselyHelping.share).toBeLessThan(0.05);
  });
});

describe('patients who are not', () => {
  it.each<Scenario>([
    { ...TYPICAL, name: 'onset twice as slow as the catalogue has it', slower: 2 },
    { ...TYPICAL, name: 'readings now and then far out', heavyTails: true },
    { ...TYPICAL, name: 'half of the check-ins not made', missing: 0.5 },
    { ...TYPICAL, name: 'a point of regression to the mean', regression: 1 },
    { ...TYPICAL, name: 'whole numbers from 0 to 10', whole: true },
  ])('$name: 90 % intervals still hold the truth in at least 83 %', (scenario) => {
    expect(measure(scenario, 150, SEED).coverage.model.share).toBeGreaterThanOrEqual(0.83);
  });
});

describe('beside what is usually done', () => {
  it.each([0, 7, 14, 28])('starts %d days apart: the model errs less than before and after, and than regression', (gap) => {
    const { rmse, responder } = measure({ ...TYPICAL, gap }, 80, SEED);
    expect(rmse.model).toBeLessThan(rmse.naive);
    expect(rmse.model).toBeLessThan(rmse.regression);
    expect(responder.model.share).toBeGreaterThan(responder.naive.share);
  });

  it('a treatment that does nothing, started at a peak: one visit against another says "helped" often, the model hardly ever', () => {
    const { visits, model, skeptical } = singleStarts({ effect: 0, start: 'at a peak' }, 200, SEED);
    expect(visits).toBeGreaterThan(0.25);
    expect(model).toBeLessThanOrEqual(0.05);
    expect(skeptical).toBeLessThanOrEqual(0.05);
  });

  it('and started as planned', () => {
    const { visits, model } = singleStarts({ effect: 0, start: 'planned' }, 200, SEED);
    expect(visits).toBeGreaterThan(0.2);
    expect(model).toBeLessThanOrEqual(0.05);
  });
});

it('treatments that do nothing, with starts 60 days off: at most 10 % of the intervals exclude none', () => {
  expect(shiftedStarts(150, SEED).excluded).toBeLessThanOrEqual(0.1);
});

it('the same seed gives the same patients, and its numbers are even and normal', () => {
  expect(measure(WELL_SPECIFIED, 3, 5)).toEqual(measure(WELL_SPECIFIED, 3, 5));
  const random = randomFrom(3);
  const normal = Array.from({ length: 20_000 }, () => random.normal(0, 1));
  const heavy = Array.from({ length: 20_000 }, () => random.heavy(1));
  const variance = (values: readonly number[]): number => values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
  expect(Math.abs(variance(normal) - 1)).toBeLessThan(0.03);
  expect(Math.abs(variance(heavy) - 1)).toBeLessThan(0.25);
  expect(normal.filter((value) => Math.abs(value) > 1.6449).length / 20_000).toBeCloseTo(0.1, 2);
});
