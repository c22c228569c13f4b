import type { LocalText } from '../text.js';
import type { Caution, Coding, Condition, DayRange, DoseStep, EffectPrior, Kernel, Source, Sourced, Verification } from './modality.js';

/** Said where no reviewed source states a value: the screen shows "not known", never a guess. */
export const NOT_STATED = 'Not stated in the sources reviewed so far';
/** Onset kernels and effect priors are start values of the attribution model, not efficacy claims. */
export const CALIBRATION = 'Calibration start value of the attribution model; expert judgement, context effect included; needs clinical review';

/** A source: what to look up, and how far it was checked. */
export function source(citation: string, verification: Verification = 'general-knowledge'): Source {
  return { citation, verification };
}

/** A fact that a source states. */
export function known<T>(value: T, citation: string, verification: Verification = 'general-knowledge'): Sourced<T> {
  return { value, source: source(citation, verification) };
}

/** A fact that no reviewed source states. */
export function unknown<T>(citation: string = NOT_STATED): Sourced<T> {
  return { value: null, source: source(citation) };
}

/** English and Spanish side by side. */
export function text(en: string, es: string): LocalText {
  return { en, es };
}

/** A number of days, both ends included; one argument = exactly that day. */
export function days(from: number, to: number = from): DayRange {
  return { from, to };
}

/** Kernel of the attribution model, in days; `plateau: null` = holds while taken or practised. */
export function kernel(lag: number, onset: number, plateau: number | null, offset: number): Sourced<Kernel> {
  return known({ lag, onset, plateau, offset }, CALIBRATION);
}

/** Prior change in 0–10 pain (negative = less pain) and its standard deviation. */
export function prior(mean: number, sd: number): Sourced<EffectPrior> {
  return known({ mean, sd }, CALIBRATION);
}

/** One step of a dose or cadence; what is not named is not known. */
export function step(day: number, stepText: string, more: Partial<Omit<DoseStep, 'day' | 'text'>> = {}): DoseStep {
  return { dailyMg: null, perWeek: null, holdRule: null, adequate: false, ...more, day, text: stepText };
}

/** A code with its verification label. */
export function coding(system: Coding['system'], code: string, display: string, verification: Verification): Coding {
  return { system, code, display, verification };
}

/** A caution: how bad, when, the sentence in two languages, and where it comes from. */
export function caution(severity: Caution['severity'], when: Condition, sentence: LocalText, from: Source): Caution {
  return { severity, when, text: sentence, source: from };
}

/** A side effect by name. */
export function sideEffect(en: string, es: string, citation: string, verification: Verification = 'general-knowledge'): Sourced<LocalText> {
  return known({ en, es }, citation, verification);
}
