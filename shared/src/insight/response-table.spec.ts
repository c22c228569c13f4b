import { describe, expect, it } from '@jest/globals';
import { MODALITIES, MODALITY_BY_ID } from '../catalogue/catalogue.js';
import { addDays } from '../dates.js';
import { assessmentDaysOf } from '../progress/courses.js';
import { ownPriors } from './own-priors.js';
import { responseTable, spreadOf, type Cell } from './response-table.js';
import type { InsightFilter } from './small-numbers.js';
import { conditionCells, treatmentCells, type Sums } from './sums.js';
import { windowRules } from './windows.js';

const ALL: InsightFilter = { fromYear: null, toYear: null, siteId: null, condition: null };
/** Patients of one treatment, year and site, by the change of each. */
const cell = (key: string, changes: readonly number[], more: Partial<Cell> = {}): Cell => ({
  key,
  year: 2026,
  site: 'a',
  inCondition: true,
  n: changes.length,
  sum: changes.reduce((sum, one) => sum + one, 0),
  squares: changes.reduce((sum, one) => sum + one ** 2, 0),
  responders: changes.filter((one) => one <= -2).length,
  ...more,
});
const named = (key: string): string => key.toUpperCase();
const CBT = cell('cbt', [-1, -2, -3, 0, -1, -2, -1, -2]);
const ESI = cell('esi', [-3, -4, -1, -2, -3]);

describe('response by treatment', () => {
  it('has mean, share and interval for each, the most patients first', () => {
    const { rows, centre, hidden } = responseTable([ESI, CBT], ALL, named);
    expect(rows.map(({ name, patients }) => [name, patients])).toEqual([
      ['CBT', 8],
      ['ESI', 5],
    ]);
    expect(rows[0]?.change.raw).toBe(-1.5);
    expect(rows[0]?.responders.raw).toBe(0.5);
    for (const { change, responders, own } of rows) {
      expect(change.low).toBeLessThan(change.mean);
      expect(change.mean).toBeLessThan(change.high);
      expect(responders.low).toBeGreaterThanOrEqual(0);
      expect(responders.high).toBeLessThanOrEqual(1);
      expect(own).toBeGreaterThan(0);
      expect(own).toBeLessThan(1);
    }
    expect(rows[1]?.change.mean).toBeGreaterThan(rows[1]?.change.raw ?? 0);
    expect(centre?.change).toBeLessThan(-1.5);
    expect(hidden).toEqual([]);
  });

  it('what is not shown enters no figure of the others: whatever those patients did, the table is the same', () => {
    const four = (changes: readonly number[]) => responseTable([CBT, ESI, cell('tens', changes)], ALL, named);
    const without = responseTable([CBT, ESI], ALL, named);
    expect(four([-9, -9, -9, -9])).toEqual(four([0, 5]));
    expect(four([-9])).toEqual({ ...without, hidden: [{ key: 'tens', name: 'TENS', why: 'few' }] });
  });

  it('nobody in the view looks like few: else the two together would tell on those left out', () => {
    expect(responseTable([CBT], { ...ALL, siteId: 'b' }, named)).toEqual({ rows: [], centre: null, hidden: [{ key: 'cbt', name: 'CBT', why: 'few' }] });
  });

  it('patients who all changed alike still differ by the noise of reading', () => {
    const [row] = responseTable([cell('cbt', [-1, -1, -1, -1, -1])], ALL, named).rows;
    // t with 4 degrees of freedom, √(0.7² / 5).
    expect((row?.change.high ?? 0) + 1).toBeCloseTo((2.132 * 0.7) / Math.sqrt(5), 2);
  });

  it('none of many is no certainty of none', () => {
    const [row] = responseTable([cell('cbt', Array<number>(12).fill(0))], ALL, named).rows;
    expect(row?.responders).toMatchObject({ raw: 0, mean: 0, low: 0 });
    expect(row?.responders.high).toBeGreaterThan(0.05);
  });
});

describe('a condition', () => {
  const sums: Sums = {
    treatments: [CBT, ESI],
    within: [{ ...cell('cbt', [-1, -2, -3]), condition: 'crps' }],
    conditions: [cell('crps', [-1, -2, -3, -4, -5])],
    tooEarly: 0,
    stoppedEarly: 0,
    fewReadings: 0,
  };
  it('parts those who have it from those who do not; the sums of both are all', () => {
    const cells = treatmentCells(sums, { ...ALL, condition: 'crps' });
    expect(cells.map(({ key, inCondition, n }) => [key, inCondition, n])).toEqual([
      ['cbt', true, 3],
      ['cbt', false, 5],
      ['esi', false, 5],
    ]);
    expect(cells[1]).toMatchObject({ sum: CBT.sum + 6, squares: CBT.squares - 14 });
    expect(responseTable(cells, { ...ALL, condition: 'crps' }, named).hidden.map(({ key, why }) => [key, why])).toEqual([
      ['cbt', 'few'],
      ['esi', 'few'],
    ]);
  });
  it('asked for or not, the conditions stay beside each other', () => expect(conditionCells(sums)[0]?.n).toBe(5));
});

it('a prior is offered for what is shown, beside the catalogue’s, and is never surer than that', () => {
  const cells = [cell('duloxetine', [-1, -1.1, -0.9, -1, -1]), cell('tens', [-9])];
  const [offered, ...others] = ownPriors({ cells, filter: ALL }, responseTable(cells, ALL, named), MODALITY_BY_ID);
  expect(others).toEqual([]);
  expect(offered).toMatchObject({ modalityId: 'duloxetine', patients: 5, mean: -1, catalogue: MODALITY_BY_ID.get('duloxetine')?.prior.value });
  expect(offered?.sd).toBe(MODALITY_BY_ID.get('duloxetine')?.prior.value?.sd);
  expect(spreadOf([cell('a', [-4, 4]), cell('b', [0, 0])].map(({ key, n, sum, squares, responders }) => ({ key, n, sum, squares, responders })))).toMatchObject(
    {
      variance: 16,
      df: 2,
    },
  );
});

describe('the first day on which a course may be judged, in the terms of a query', () => {
  const STEPS = [
    [],
    [{ day: 0, adequate: true }],
    [
      { day: 0, adequate: false },
      { day: 21, adequate: true },
      { day: 35, adequate: true },
    ],
    [
      { day: 0, adequate: false },
      { day: 14, adequate: false },
    ],
  ];
  const rules = new Map(windowRules(MODALITIES).map((rule) => [rule.id, rule]));
  it.each(MODALITIES.map((modality) => [modality.id, modality] as const))('%s: as the chart has it', (id, modality) => {
    for (const steps of STEPS) {
      const course = { startedOn: '2026-03-02', steps: steps.map((step) => ({ text: '', dailyMg: null, perWeek: null, holdRule: null, ...step })) };
      const [first] = assessmentDaysOf(course as never, modality);
      const rule = rules.get(id);
      const adequate = Math.min(...steps.filter((step) => step.adequate).map(({ day }) => day));
      const from = Number.isFinite(adequate) ? adequate : Math.max(0, ...steps.map(({ day }) => day));
      expect(rule === undefined ? undefined : addDays('2026-03-02', Math.max(rule.assess, from + rule.trial))).toBe(first);
    }
  });
});
