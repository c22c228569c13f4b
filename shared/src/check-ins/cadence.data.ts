import type { PatientCheck } from '../catalogue/checks.js';
import type { Source } from '../catalogue/modality.js';
import { source } from '../catalogue/sourced.js';
import type { LocalText } from '../text.js';
import type { InstrumentId } from './instrument.js';

/** Where a plan stands on a day, the most demanding of its courses first. `extra` = asked by hand. */
export const PHASES = ['deterioration', 'baseline', 'initiation', 'assessment', 'titration', 'maintenance'] as const;
export type Phase = (typeof PHASES)[number];

/** What a phase asks. Weeks count from the day the plan became active, so that they never move with a course. */
export interface PhaseCadence {
  readonly name: LocalText;
  readonly everyWeeks: number;
  readonly asks: readonly InstrumentId[];
  /** Asked as well, every so many weeks. */
  readonly also: readonly { readonly instruments: readonly InstrumentId[]; readonly everyWeeks: number }[];
  readonly source: Source;
}

const TABLE = source('Check-in cadence of the clinic, drawn on its guide and CDC 2022; weeks are clinic defaults that need clinical review');
/** Pain and interference, pain now (a rise of it is a safety trigger), sleep, what was done, what troubles, and the warning signs. */
const WEEKLY: readonly InstrumentId[] = ['peg', 'pain_now', 'sleep', 'adherence', 'side_effects', 'red_flags'];
const MOOD_EVERY_4 = { instruments: ['phq4'], everyWeeks: 4 } as const;

export const PHASE_CADENCE: Readonly<Record<Phase, PhaseCadence>> = {
  // Nothing has started, so there is nothing to have taken yet.
  baseline: {
    name: { en: 'Baseline', es: 'Valoración inicial' },
    everyWeeks: 1,
    asks: ['peg', 'pain_now', 'sleep', 'side_effects', 'red_flags'],
    also: [MOOD_EVERY_4],
    source: TABLE,
  },
  initiation: { name: { en: 'Initiation', es: 'Inicio' }, everyWeeks: 1, asks: WEEKLY, also: [MOOD_EVERY_4], source: TABLE },
  titration: {
    name: { en: 'Titration', es: 'Ajuste' },
    everyWeeks: 1,
    asks: WEEKLY,
    also: [MOOD_EVERY_4, { instruments: ['pgic'], everyWeeks: 4 }],
    source: TABLE,
  },
  // Whoever judges a trial wants the patient's own word on it.
  assessment: { name: { en: 'Assessment', es: 'Valoración' }, everyWeeks: 1, asks: [...WEEKLY, 'pgic'], also: [MOOD_EVERY_4], source: TABLE },
  maintenance: {
    name: { en: 'Maintenance', es: 'Mantenimiento' },
    everyWeeks: 4,
    asks: WEEKLY,
    also: [{ instruments: ['phq4', 'pgic'], everyWeeks: 12 }],
    source: TABLE,
  },
  deterioration: { name: { en: 'Worse', es: 'Empeoramiento' }, everyWeeks: 1, asks: [...WEEKLY, 'phq4'], also: [], source: TABLE },
};

const days = (count: number, from: Source): { readonly days: number; readonly source: Source } => ({ days: count, source: from });
const OURS = source('Clinic default, needs clinical review');

export const CADENCE = {
  /** Before the first start; at least 14, target 28. */
  baseline: days(28, TABLE),
  initiation: days(28, TABLE),
  /** The last check-in so long before a trial may be judged is the one the judgement looks at. */
  assessment: days(7, OURS),
  /** Pain two to three times a week after a procedure. */
  afterProcedure: days(14, TABLE),
  /** Weekly for four weeks after somebody got worse. */
  deterioration: days(28, TABLE),
  /** As far as a plan is looked ahead; one that lasts longer is asked on, up to the next quarter. */
  horizon: days(360, source('Peterson K et al. 2018: proactive monitoring over 9–12 months; low strength of evidence', 'verified')),
  ahead: days(84, OURS),
  /** An answer after so many days counts, and is marked late; after them a request that nobody answered is missed. */
  grace: days(3, OURS),
  /** Days before its own on which an answer is taken for a request. */
  early: days(3, OURS),
} as const;

/** Days of the plan's week on which something may be asked: once, and in the middle of it where twice is called for. */
export const WEEK_DAYS = { main: 0, second: 3 } as const;
/** Short questions between two check-ins. */
export const AFTER_PROCEDURE: readonly InstrumentId[] = ['pain_now', 'red_flags'];
/** Twenty-four items: at the beginning and every quarter only. */
export const BACK_PAIN = { instruments: ['rmdq'], everyWeeks: 12 } as const satisfies {
  readonly instruments: readonly InstrumentId[];
  readonly everyWeeks: number;
};

/** What the patient is asked where a treatment calls for a check. */
export const CHECK_ASKS: Readonly<Record<PatientCheck, readonly InstrumentId[]>> = {
  relief: ['pain_now', 'pain_worst'],
  safety: ['red_flags', 'pain_now'],
  mood: ['phq4'],
  flare: ['pain_now', 'side_effects'],
  'side-effects': ['side_effects', 'red_flags'],
  'mid-course': ['peg', 'phq4', 'adherence'],
};
