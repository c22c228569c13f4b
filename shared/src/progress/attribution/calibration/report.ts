import { MODEL_VERSION } from '../model.js';
import { measure, unevenness, type Measured } from './measured.js';
import { shiftedStarts, singleStarts, type SingleStart } from './null-treatments.js';
import { WELL_SPECIFIED, type Scenario } from './patients.js';

const TYPICAL: Scenario = { ...WELL_SPECIFIED, patients: 'typical' };
const GAPS = [0, 7, 14, 28, 42, 56] as const;

/** Patients who are as the model assumes, by the days between starts; typical ones; and typical ones who break an assumption. */
export const SCENARIOS: readonly Scenario[] = [
  ...GAPS.map((gap): Scenario => ({ ...WELL_SPECIFIED, name: `as assumed, ${gap} days apart`, gap })),
  ...GAPS.map((gap): Scenario => ({ ...TYPICAL, name: `typical, ${gap} days apart`, gap })),
  { ...TYPICAL, name: 'onset twice as slow as assumed', slower: 2 },
  { ...TYPICAL, name: 'readings now and then far out (t with 4 df)', heavyTails: true },
  { ...TYPICAL, name: 'half of the check-ins not made', missing: 0.5 },
  { ...TYPICAL, name: 'a point of regression to the mean', regression: 1 },
  { ...TYPICAL, name: 'whole numbers from 0 to 10', whole: true },
];

const STARTS: readonly Pick<SingleStart, 'effect' | 'start'>[] = (['at a peak', 'planned'] as const).flatMap((start) =>
  [0, -1.5].map((effect) => ({ effect, start })),
);

/** One figure that has to hold, and whether it does. */
export interface Goal {
  readonly goal: string;
  readonly measured: number;
  readonly met: boolean;
}
export interface CalibrationReport {
  /** Of the model that was measured. */
  readonly model: number;
  readonly seed: number;
  readonly patients: number;
  readonly scenarios: readonly Measured[];
  readonly singleStarts: readonly SingleStart[];
  readonly shiftedStarts: ReturnType<typeof shiftedStarts>;
  readonly goals: readonly Goal[];
}

/** The 99.9th percentile of χ² with 19 degrees of freedom. */
const UNEVEN = 43.8;

const within = (goal: string, measured: number, from: number, to: number): Goal => ({ goal, measured, met: measured >= from && measured <= to });

const goalsOf = (report: Omit<CalibrationReport, 'goals'>): readonly Goal[] => {
  const { scenarios } = report;
  const gapOf = ({ scenario }: Measured): number => SCENARIOS.find(({ name }) => name === scenario)?.gap ?? NaN;
  const [assumed, others] = [scenarios.slice(0, GAPS.length), scenarios.slice(2 * GAPS.length)];
  const [peak] = report.singleStarts;
  return [
    ...assumed.map((one) => within(`90 % intervals hold the truth in 87–93 %: ${one.scenario}`, one.coverage.model.share, 0.87, 0.93)),
    ...assumed.map((one) => within(`truths lie evenly in their posterior, χ² below ${UNEVEN}: ${one.scenario}`, unevenness(one.ranks), 0, UNEVEN)),
    ...others.map((one) => within(`90 % intervals hold the truth in at least 83 %: ${one.scenario}`, one.coverage.model.share, 0.83, 1)),
    ...scenarios
      .filter((one) => gapOf(one) <= 28)
      .map((one) => within(`error as a share of that of before and after, below 1: ${one.scenario}`, one.rmse.model / one.rmse.naive, 0, 1)),
    within('a treatment that does nothing, started at a peak, is called likely helping in at most 5 %', peak?.model ?? NaN, 0, 0.05),
    within('one visit against another says so in more than 25 %', peak?.visits ?? NaN, 0.25, 1),
    within('starts 60 days off: at most 10 % of the intervals exclude none', report.shiftedStarts.excluded, 0, 0.1),
  ];
};

/** Everything that is measured, from one seed. `said` hears each scenario as it is done. */
export const calibrate = (patients: number, seed: number, said: (done: string) => void = () => undefined): CalibrationReport => {
  const scenarios = SCENARIOS.map((scenario, index) => {
    const measured = measure(scenario, patients, seed + index);
    said(scenario.name);
    return measured;
  });
  const singles = STARTS.map((about, index) => singleStarts(about, patients, seed + 100 + index));
  const report = { model: MODEL_VERSION, seed, patients, scenarios, singleStarts: singles, shiftedStarts: shiftedStarts(patients, seed + 200) };
  return { ...report, goals: goalsOf(report) };
};
