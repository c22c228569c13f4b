import type { LockedBaseline } from '@stagewell/shared/plans/chart';
import { MEASURE_FACTS, type Measure } from '@stagewell/shared/progress/measures';
import type { Change } from '@stagewell/shared/progress/change';
import type { ResponseLabel } from '@stagewell/shared/progress/response';
import type { MeasureVerdict } from '@stagewell/shared/progress/verdict';
import { number, signed } from '../charts/chart-words';
import type { ChipSeverity } from '../ui/severity-chip';

export interface Look {
  readonly severity: ChipSeverity;
  readonly word: string;
}

export const VERDICT_LOOKS: Readonly<Record<MeasureVerdict['kind'], Look>> = {
  better: { severity: 'passed', word: 'Better' },
  worse: { severity: 'block', word: 'Worse' },
  'no-meaningful-change': { severity: 'inform', word: 'No meaningful change' },
  'cannot-tell': { severity: 'unknown', word: 'Cannot tell' },
};
export const RESPONSE_LOOKS: Readonly<Record<ResponseLabel | 'not-assessable', Look>> = {
  substantial: { severity: 'passed', word: 'Substantial response' },
  responder: { severity: 'passed', word: 'Responder' },
  partial: { severity: 'inform', word: 'Partial response' },
  'non-responder': { severity: 'warn', word: 'Non-responder' },
  worse: { severity: 'block', word: 'Worse' },
  'not-assessable': { severity: 'unknown', word: 'Cannot tell' },
};
export const QUALITY_LOOKS: Readonly<Record<LockedBaseline['quality'], Look>> = {
  good: { severity: 'passed', word: 'Good baseline' },
  short: { severity: 'warn', word: 'Short baseline' },
  sparse: { severity: 'warn', word: 'Sparse baseline' },
  flare: { severity: 'warn', word: 'Baseline starts at a flare' },
  none: { severity: 'unknown', word: 'No baseline' },
};

/** A line of the fact list of a measure. */
export interface ProgressFact {
  readonly label: string;
  readonly value: string;
}

/** The numbers behind a verdict; a change that cannot be measured has none. */
export const changeFacts = (measure: Measure, change: Change | null): readonly ProgressFact[] => {
  const { mcid, noise } = MEASURE_FACTS[measure];
  const known = { label: 'Minimal important difference', value: `${number(mcid.points)} points${mcid.percent === null ? '' : ` or ${mcid.percent} %`}` };
  if (change === null) return [known, { label: 'Noise of one reading', value: `± ${number(noise.sd)} points (SD)` }];
  const { before, now, points, percent, interval, noiseFloor } = change;
  return [
    { label: 'Before', value: `${number(before.mean)} (n = ${before.n})` },
    { label: 'Now', value: `${number(now.mean)} (n = ${now.n})` },
    {
      label: 'Change',
      value: `${signed(points)} points${percent === null ? '' : `, ${percent > 0 ? '+' : ''}${String(Math.round(percent)).replace('-', '−')} %`}`,
    },
    { label: '90 % interval', value: `${signed(interval.low)} to ${signed(interval.high)}` },
    known,
    { label: 'Noise floor', value: `${number(noiseFloor)} points` },
  ];
};
