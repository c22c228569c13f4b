import type { DoseStep, Modality } from '../catalogue/modality.js';
import { daysBetween, type CalendarDate } from '../dates.js';
import { mgText } from '../patients/quantity.js';
import { counted } from '../text.js';
import type { NewPastTreatment } from './past-treatment.js';

/** What a verdict on a past treatment may still lack. */
export const MISSING_DATA = ['modality', 'performed-on', 'length', 'dose', 'adherence', 'sessions', 'relief', 'relief-days', 'function'] as const;
export type MissingDatum = (typeof MISSING_DATA)[number];

export type Adequacy = 'adequate' | 'inadequate' | 'unknown';

/** The answer of one part of the trial: enough, not enough, or not known yet because of `missing`. */
export interface Check {
  readonly enough: boolean | null;
  readonly reason: string;
  readonly missing: readonly MissingDatum[];
}

const enough = (reason: string): Check => ({ enough: true, reason, missing: [] });
const notEnough = (reason: string): Check => ({ enough: false, reason, missing: [] });
const notKnown = (reason: string, ...missing: readonly MissingDatum[]): Check => ({ enough: null, reason, missing });

/** A procedure is judged by what followed it, not by how long it was taken. */
export const isProcedure = (modality: Modality): boolean => modality.tags.includes('procedure');

/** Days the treatment lasted; an ongoing one up to `today`. `null` = not known. */
export const lengthOf = (t: NewPastTreatment, today: CalendarDate | null): number | null => {
  if (t.lengthDays !== null) return t.lengthDays;
  const last = t.endedOn ?? (t.ongoing ? today : null);
  return t.startedOn === null || last === null ? null : daysBetween(t.startedOn, last);
};

const adequateStep = (modality: Modality): DoseStep | null => [...modality.defaultSteps].sort((a, b) => a.day - b.day).find((step) => step.adequate) ?? null;

/** Whether it is known to have ended before an adequate trial was over. A procedure is never too short. */
export const wasTooShort = (t: NewPastTreatment, modality: Modality): boolean =>
  !t.ongoing && !isProcedure(modality) && lengthCheck(t, modality, null).enough === false;

const lengthCheck = (t: NewPastTreatment, modality: Modality, today: CalendarDate | null): Check => {
  const trial = modality.trialDays.value;
  if (trial === null) return notKnown('How long an adequate trial takes is not known for this treatment.');
  const build = adequateStep(modality)?.day ?? 0;
  const needed = build + trial.from;
  const length = lengthOf(t, today);
  const rule = build > 0 ? `${counted(needed, 'day')} (${build} to reach the dose or cadence, then ${trial.from})` : counted(needed, 'day');
  if (length === null) return notKnown(`How long it was tried is not known; an adequate trial takes ${rule}.`, 'length');
  if (length >= needed) return enough(`Tried for ${counted(length, 'day')}; an adequate trial takes ${rule}.`);
  return t.ongoing
    ? notKnown(`Still within its trial: day ${length} of ${rule}.`)
    : notEnough(`Tried for ${counted(length, 'day')} only; an adequate trial takes ${rule}.`);
};

const doseCheck = (t: NewPastTreatment, modality: Modality): Check => {
  if (t.reachedAdequateDose === 'yes') return enough('An adequate dose was reached.');
  if (t.reachedAdequateDose === 'no') return notEnough('An adequate dose was not reached.');
  const target = adequateStep(modality)?.dailyMg ?? null;
  if (target === null || t.dailyMg === null) return notKnown('Whether an adequate dose was reached is not known.', 'dose');
  return t.dailyMg >= target
    ? enough(`${mgText(t.dailyMg)} a day reaches the adequate dose of ${mgText(target)}.`)
    : notEnough(`${mgText(t.dailyMg)} a day is below the adequate dose of ${mgText(target)}.`);
};

const ADHERENCE: Readonly<Record<NewPastTreatment['adherence'], Check>> = {
  'as-prescribed': enough('Taken or done as prescribed.'),
  partly: notEnough('Only partly taken or done.'),
  hardly: notEnough('Hardly taken or done.'),
  unknown: notKnown('How regularly it was taken or done is not known.', 'adherence'),
};

const sessionCheck = (t: NewPastTreatment, least: number): Check => {
  const rule = `at least ${least} ${least === 1 ? 'is' : 'are'} needed`;
  if (t.sessions === null) return notKnown(`How many sessions there were is not known; ${rule}.`, 'sessions');
  const had = counted(t.sessions, 'session');
  return t.sessions >= least ? enough(`${had}; ${rule}.`) : notEnough(`${had} only; ${rule}.`);
};

const performed = (t: NewPastTreatment): Check =>
  t.startedOn !== null || t.endedOn !== null || (t.sessions ?? 0) > 0
    ? enough('The procedure was done.')
    : notKnown('When the procedure was done is not known.', 'performed-on');

/** One injection is a whole trial; some procedures need a series. Each diagnostic block stands for itself. */
const needsSeries = (modality: Modality): boolean => (modality.minSessions ?? 0) > 1 && !modality.tags.includes('diagnostic');

/** The parts of an adequate trial that this kind of treatment has, each checked. */
const checksOf = (t: NewPastTreatment, modality: Modality, today: CalendarDate | null): readonly Check[] => {
  const sessions = modality.minSessions === null ? [] : [sessionCheck(t, modality.minSessions)];
  if (isProcedure(modality)) return [performed(t), ...(needsSeries(modality) ? sessions : [])];
  const dose = modality.category === 'medication' ? [doseCheck(t, modality)] : [];
  return [lengthCheck(t, modality, today), ...dose, ...sessions, ADHERENCE[t.adherence]];
};

export interface AdequacyVerdict {
  readonly adequacy: Adequacy;
  readonly reasons: readonly string[];
  readonly missing: readonly MissingDatum[];
}

/**
 * Whether a trial was long, strong and regular enough to be judged. One part known to fall short makes it inadequate;
 * otherwise one part not known makes it unknown. Trial length counts from the first adequate step of the catalogue entry.
 */
export const adequacyOf = (t: NewPastTreatment, modality: Modality | null, today: CalendarDate | null): AdequacyVerdict => {
  if (modality === null)
    return { adequacy: 'unknown', reasons: ['It is not matched to the catalogue yet, so what an adequate trial is cannot be said.'], missing: ['modality'] };
  const checks = checksOf(t, modality, today);
  const short = checks.filter((check) => check.enough === false);
  const open = checks.filter((check) => check.enough === null);
  if (short.length > 0) return { adequacy: 'inadequate', reasons: short.map(({ reason }) => reason), missing: [] };
  if (open.length > 0) return { adequacy: 'unknown', reasons: open.map(({ reason }) => reason), missing: open.flatMap(({ missing }) => missing) };
  return { adequacy: 'adequate', reasons: checks.map(({ reason }) => reason), missing: [] };
};
