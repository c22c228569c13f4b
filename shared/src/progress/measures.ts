import type { Source } from '../catalogue/modality.js';
import type { CheckInView } from '../check-ins/check-in.js';
import type { InstrumentId } from '../check-ins/instrument.js';
import { INSTRUMENTS } from '../check-ins/instruments.js';
import { readingsOf, type Reading } from '../check-ins/readings.js';

/** What progress follows; on all of them higher is worse. */
export const MEASURES = ['peg', 'pain', 'sleep', 'phq4', 'function'] as const;
export type Measure = (typeof MEASURES)[number];

export interface MeasureFacts {
  readonly label: string;
  readonly instrument: InstrumentId;
  readonly range: { readonly min: number; readonly max: number };
  /** Minimal important difference in points, and as a share of the baseline where one is accepted. */
  readonly mcid: { readonly points: number; readonly percent: number | null; readonly source: Source };
  /** Standard deviation of one reading when nothing changes, points. */
  readonly noise: { readonly sd: number; readonly source: Source };
  /** Points above baseline that are worse when sustained. */
  readonly worseBy: number;
  /** A longer silence than this is a gap, days: two readings missed at the usual cadence. */
  readonly gapDays: number;
  /** Whether a check-in without this answer is a gap; PHQ-4 is asked only every four weeks. */
  readonly missingIsGap: boolean;
  /** Length of the "current" window, days. */
  readonly windowDays: number;
}

const BACK_PAIN_SERIES = 'Nine people with chronic back pain, about two ratings a day for 60 days; a placeholder that a clinic widens with its own data';
const WEEKLY_RECALL: MeasureFacts['noise'] = { sd: 0.7, source: { citation: `${BACK_PAIN_SERIES} (weekly recall)`, verification: 'computed' } };
const SINGLE_RATING: MeasureFacts['noise'] = { sd: 1.24, source: { citation: `${BACK_PAIN_SERIES} (single ratings)`, verification: 'computed' } };
/** Noise of PHQ-4 in chronic pain is not known; whole-number answers cannot be surer than their rounding. */
const ROUNDING: MeasureFacts['noise'] = {
  sd: 1 / Math.sqrt(12),
  source: { citation: 'Rounding to whole numbers only; the noise of the instrument itself is not known', verification: 'computed' },
};

/** The instrument's own range and minimal important difference; asking for one without them is a programming error. */
const known = (instrument: InstrumentId): Pick<MeasureFacts, 'instrument' | 'range' | 'mcid'> => {
  const { range, mcid } = INSTRUMENTS[instrument];
  if (range === null || mcid === null) throw new RangeError(`${instrument} has no range or no minimal important difference`);
  return { instrument, range, mcid };
};
const WEEKLY = { gapDays: 21, missingIsGap: true, windowDays: 28 } as const;

export const MEASURE_FACTS: Readonly<Record<Measure, MeasureFacts>> = {
  peg: { ...known('peg'), ...WEEKLY, label: 'PEG', noise: WEEKLY_RECALL, worseBy: 1 },
  pain: { ...known('pain_now'), ...WEEKLY, label: 'Pain now', noise: SINGLE_RATING, worseBy: 2 },
  sleep: { ...known('sleep'), ...WEEKLY, label: 'Sleep', noise: WEEKLY_RECALL, worseBy: 2 },
  phq4: { ...known('phq4'), label: 'PHQ-4', noise: ROUNDING, worseBy: 3, gapDays: 63, missingIsGap: false, windowDays: 56 },
  function: { ...known('function'), ...WEEKLY, label: 'Trouble doing what matters', noise: WEEKLY_RECALL, worseBy: 2 },
};

export type MeasuredCheckIn = Pick<CheckInView, 'takenOn' | 'peg' | 'painNow' | 'sleep' | 'phq4' | 'function'>;

/** The value of a measure in a check-in; `null` = not answered or not scorable. Zero is a value. */
export const valueOf = (checkIn: MeasuredCheckIn, measure: Measure): number | null => (measure === 'pain' ? checkIn.painNow : checkIn[measure]);

const read = new WeakMap<readonly MeasuredCheckIn[], Map<Measure, readonly Reading[]>>();

/** All readings of a measure, one a day, oldest first. Kept per list, because every course of a plan asks for the same. */
export const readingsFor = (checkIns: readonly MeasuredCheckIn[], measure: Measure): readonly Reading[] => {
  const ofList = read.get(checkIns) ?? new Map<Measure, readonly Reading[]>();
  const readings = ofList.get(measure) ?? readingsOf(checkIns.map((one) => ({ on: one.takenOn, value: valueOf(one, measure) })));
  read.set(checkIns, ofList.set(measure, readings));
  return readings;
};
