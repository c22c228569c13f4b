import type { Attributed } from './attribution.js';
import type { EffectVerdict } from './effect.js';

const one = (value: number): string => {
  const text = Math.abs(value).toFixed(1);
  if (text === '0.0') return text;
  return value < 0 ? `−${text}` : `+${text}`;
};
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
const readings = (n: number): string => (n === 1 ? '1 reading' : `${n} readings`);

/** Why an effect cannot be told, and what has to be kept in mind. */
export const WHY_NOT = {
  before: (n: number): string => `${n === 0 ? 'No reading' : 'Only one reading'} up to its start; two are needed.`,
  since: (n: number): string => `${n === 0 ? 'No reading' : 'Only one reading'} while it acted; two are needed.`,
  mostlyAssumed: (settled: number): string => `The readings settle only ${percent(settled)} of what was uncertain; the rest is what was assumed beforehand.`,
  confounded: (names: readonly string[]): string => `Its effect cannot be told apart from that of ${listed(names)}.`,
  noKernel: (name: string): string => `The catalogue does not say how fast ${name} acts; ten days were assumed.`,
  noPrior: (name: string): string => `The catalogue does not say what to expect of ${name}; nothing was expected of it.`,
  faded: (probability: number, now: number): string =>
    `With a probability of ${percent(probability)} at least half of it has gone; on the last day it contributes ${one(now)} points.`,
  adherence: (name: string): string => `How regularly ${name} was taken or done was not recorded; as planned was assumed.`,
} as const;

const VERDICTS: Readonly<Record<EffectVerdict, string>> = {
  'likely-helping': 'Likely helping.',
  fading: 'It likely helped; the effect is probably fading.',
  'unlikely-to-help': 'Unlikely to help by what matters.',
  'likely-worsening': 'Likely worsening.',
  uncertain: 'Uncertain: go on and look again, or plan a time without it.',
  'cannot-tell': 'Cannot tell.',
};

/** Of what is over. */
const PAST: Readonly<Partial<Record<EffectVerdict, string>>> = {
  'likely-helping': 'Likely helped while it went on.',
  'unlikely-to-help': 'It is unlikely to have helped by what matters.',
  'likely-worsening': 'Likely made it worse while it went on.',
  uncertain: 'Uncertain whether it helped.',
};

interface About {
  /** Every course of it has ended. */
  readonly over: boolean;
  readonly label: string;
  readonly names: readonly string[];
  readonly mcid: number;
}

/** An attribution in words: verdict, reasons, size with interval and n, probability, and how much of it was assumed. */
export const sayEffect = ({ label, names, mcid, over }: About, found: Omit<Attributed, 'sentence'>): string => {
  const { effect, n, fromReadings, verdict, reasons, notes } = found;
  const { points, interval, helps } = effect;
  return [
    (over ? PAST[verdict] : undefined) ?? VERDICTS[verdict],
    ...reasons,
    `Change in ${label} coincident with starting ${listed(names)}, given drift: ${one(points)} points, 90 % interval ${one(interval.low)} to ${one(interval.high)}, ${readings(n.before)} before and ${n.since} since; it includes placebo and context.`,
    `${percent(helps)} probability of an improvement of at least ${mcid}; ${percent(1 - fromReadings)} of this is what was assumed beforehand.`,
    ...notes,
  ].join(' ');
};
