import type { Kernel } from '../../catalogue/modality.js';

/** Looked up once: inside a sandbox (as tests are) each look at a global name costs more than the arithmetic. */
const { exp, max, min } = Math;

/** From this day on, this share of what was planned was taken or done, 0–1. Days count from any one day, the same throughout. */
export interface AdherenceStep {
  readonly from: number;
  readonly share: number;
}

/** When a course acts. All days count from the same day. */
export interface Exposure {
  readonly start: number;
  /** Day on which it was stopped; `null` = it goes on, or it was done once. */
  readonly stop: number | null;
  /** Days of single sessions or procedures; none = taken or done from start to stop. */
  readonly sessions: readonly number[];
  /** In order of days. Before the first step, and with none, it counts as done as planned. */
  readonly adherence: readonly AdherenceStep[];
  readonly kernel: Kernel;
}

const shareOn = (steps: readonly AdherenceStep[], day: number): number => steps.findLast(({ from }) => from <= day)?.share ?? 1;

/** Rise after the lag and decline after the plateau, so many days after one start. */
const single = ({ lag, onset, plateau, offset }: Kernel, since: number, slower: number): number => {
  if (since <= lag) return 0;
  const risen = 1 - exp(-(since - lag) / (onset * slower));
  return plateau === null || since <= plateau ? risen : risen * exp(-(since - plateau) / offset);
};

const whileGiven = ({ start, sessions, kernel }: Exposure, day: number, slower: number): number => {
  if (sessions.length === 0) return single(kernel, day - start, slower);
  return min(
    1,
    sessions.reduce((sum, session) => sum + single(kernel, day - session, slower), 0),
  );
};

/**
 * The share of its full effect that a course has on a day, 0–1: `a(t)·(1 − e^(−(t−s−ℓ)/τ_on))·e^(−(t−s−D)/τ_off)`, each part from
 * the day that it begins. After a stop it declines with τ_off from where it stood. Sessions add up to 1 at most.
 * `slower` multiplies the onset time.
 */
export const actingOn = (exposure: Exposure, day: number, slower = 1): number => {
  const { stop, adherence, kernel } = exposure;
  if (stop === null || day <= stop) return shareOn(adherence, day) * whileGiven(exposure, day, slower);
  return shareOn(adherence, stop) * whileGiven(exposure, stop, slower) * exp(-(day - stop) / kernel.offset);
};

/** An expected early worsening: a triangle over the days from–to after the start, 1 in the middle. */
export const flareOn = (from: number, to: number, day: number): number => {
  const half = (to - from) / 2;
  return half <= 0 ? Number(day === from) : max(0, 1 - Math.abs(day - from - half) / half);
};

/** Days in which people who came on a bad day drift back to their usual level. */
export const REGRESSION_DAYS = 28;
/** Regression to the mean since enrolment: 0 before, then towards −1. */
export const regressionOn = (enrolled: number, day: number): number => (day <= enrolled ? 0 : exp(-(day - enrolled) / REGRESSION_DAYS) - 1);

/** How fast a life event fades once it is over, days. */
export const EVENT_FADES_DAYS = 14;
/** A life event: fully there from its first to its last day, then fading. */
export const eventOn = (from: number, to: number, day: number): number => {
  if (day < from) return 0;
  return day <= to ? 1 : exp(-(day - to) / EVENT_FADES_DAYS);
};
