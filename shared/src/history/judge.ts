import type { Modality } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import { counted } from '../text.js';
import { adequacyOf, isProcedure, type Adequacy, type MissingDatum } from './adequacy.js';
import type { NewPastTreatment } from './past-treatment.js';

export type TreatmentOutcome = 'success' | 'partial' | 'failure' | 'intolerance' | 'unknown';

/** What a past treatment taught, with the sentences that say why and the data that would settle it. */
export interface TreatmentVerdict {
  readonly adequacy: Adequacy;
  readonly outcome: TreatmentOutcome;
  readonly reasons: readonly string[];
  readonly missing: readonly MissingDatum[];
}

/** Percent relief: IMMPACT (Dworkin 2008) 10 minimal, 30 moderate, 50 substantial; diagnostic blocks 80 (facet coverage rules). */
export const RELIEF = { minimal: 10, moderate: 30, substantial: 50, diagnostic: 80 } as const;

interface OutcomeVerdict {
  readonly outcome: TreatmentOutcome;
  readonly reasons: readonly string[];
  readonly missing: readonly MissingDatum[];
}
const verdict = (outcome: TreatmentOutcome, reason: string, ...missing: readonly MissingDatum[]): OutcomeVerdict => ({ outcome, reasons: [reason], missing });

/** What a procedure must give to have worked: from its catalogue entry, else 50 % (80 % for a diagnostic block). */
const bar = (modality: Modality): { readonly percent: number; readonly minDays: number } => {
  const repeat = modality.repeat.value?.onlyIfRelief ?? null;
  if (repeat !== null) return repeat;
  return { percent: modality.tags.includes('diagnostic') ? RELIEF.diagnostic : RELIEF.substantial, minDays: 0 };
};

const ofProcedure = (t: NewPastTreatment, relief: number, modality: Modality): OutcomeVerdict => {
  const { percent, minDays } = bar(modality);
  if (relief < percent) {
    const below = `${relief} % relief is below the ${percent} % that counts as success.`;
    return verdict(relief < Math.min(RELIEF.moderate, percent) ? 'failure' : 'partial', below);
  }
  if (minDays === 0) return verdict('success', `${relief} % relief reaches ${percent} %.`);
  if (t.reliefDays === null)
    return verdict('partial', `${relief} % relief reaches ${percent} %, but for how long is not known; ${minDays} days are needed.`, 'relief-days');
  if (t.reliefDays < minDays) return verdict('partial', `${relief} % relief lasted ${counted(t.reliefDays, 'day')}; ${minDays} are needed.`);
  return verdict('success', `${relief} % relief for ${counted(t.reliefDays, 'day')}; ${percent} % for ${minDays} days are needed.`);
};

/** 30 % needs a second sign, as IMMPACT asks for two methods; here it is function. */
const atLeastModerate = (t: NewPastTreatment, relief: number): OutcomeVerdict => {
  if (t.functionOutcome === 'better') return verdict('success', `${relief} % relief with better function.`);
  if (t.functionOutcome === 'unknown') return verdict('partial', `${relief} % relief; whether function improved is not known.`, 'function');
  return verdict('partial', `${relief} % relief, but function was ${t.functionOutcome}.`);
};

const ofCourse = (t: NewPastTreatment, relief: number): OutcomeVerdict => {
  if (relief >= RELIEF.substantial) return verdict('success', `${relief} % relief is substantial.`);
  if (relief >= RELIEF.moderate) return atLeastModerate(t, relief);
  if (relief >= RELIEF.minimal) return verdict('partial', `${relief} % relief is some, below the ${RELIEF.moderate} % that counts.`);
  if (t.functionOutcome === 'better') return verdict('partial', `${relief} % relief, but function improved.`);
  return verdict('failure', `${relief} % relief is no meaningful change.`);
};

/** The relief that was reported, before it is asked whether the trial was adequate. */
const reported = (t: NewPastTreatment, modality: Modality | null): OutcomeVerdict => {
  if (t.reliefPercent !== null) return modality !== null && isProcedure(modality) ? ofProcedure(t, t.reliefPercent, modality) : ofCourse(t, t.reliefPercent);
  if (t.stopReason === 'did-not-help') return verdict('failure', 'It was stopped because it did not help.', 'relief');
  if (t.functionOutcome === 'better') return verdict('partial', 'Function improved; how much relief there was is not known.', 'relief');
  return verdict('unknown', 'How much it helped is not known.', 'relief');
};

/** Intolerance is what the patient could not bear, not low adherence; it counts however short the trial was. */
const notTolerated = (t: NewPastTreatment): boolean => t.intolerable || t.stopReason === 'side-effects';

const NOT_JUDGED: Readonly<Record<'inadequate' | 'unknown', string>> = {
  inadequate: 'The trial was not adequate, so little relief does not mean that the treatment failed.',
  unknown: 'Whether the trial was adequate is not known, so little relief does not mean that the treatment failed.',
};

const withReason = (said: OutcomeVerdict, outcome: TreatmentOutcome, reason: string): OutcomeVerdict => ({
  ...said,
  outcome,
  reasons: [...said.reasons, reason],
});

/** A success that the reason for stopping contradicts or limits. */
const qualified = (said: OutcomeVerdict, { stopReason }: NewPastTreatment): OutcomeVerdict => {
  if (said.outcome !== 'success') return said;
  if (stopReason === 'did-not-help') return withReason(said, 'unknown', 'Yet it was stopped because it did not help: the two answers disagree.');
  return stopReason === 'wore-off' ? withReason(said, 'partial', 'The relief wore off.') : said;
};

const outcomeOf = (t: NewPastTreatment, modality: Modality | null, adequacy: Adequacy): OutcomeVerdict => {
  const effects = t.sideEffects.trim();
  if (notTolerated(t)) return verdict('intolerance', effects === '' ? 'It was not tolerated.' : `It was not tolerated: ${effects}.`);
  const said = qualified(reported(t, modality), t);
  if (said.outcome !== 'failure' || adequacy === 'adequate') return said;
  return withReason(said, 'unknown', NOT_JUDGED[adequacy]);
};

/**
 * Judges one past treatment against its catalogue entry (`null` = not matched). `today` measures ongoing ones; `null` leaves
 * their length unknown. An unknown or inadequate trial never counts as a failure; zero percent relief is an answer.
 */
export const judgeTreatment = (t: NewPastTreatment, modality: Modality | null, today: CalendarDate | null = null): TreatmentVerdict => {
  const trial = adequacyOf(t, modality, today);
  const result = outcomeOf(t, modality, trial.adequacy);
  return {
    adequacy: trial.adequacy,
    outcome: result.outcome,
    reasons: [...trial.reasons, ...result.reasons],
    missing: [...new Set([...trial.missing, ...result.missing])],
  };
};
