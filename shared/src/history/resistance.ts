import { CATEGORIES, type Modality, type ModalityCategory } from '../catalogue/modality.js';
import type { CalendarDate } from '../dates.js';
import { counted } from '../text.js';
import type { MissingDatum } from './adequacy.js';
import { judgeTreatment, RELIEF, type TreatmentVerdict } from './judge.js';
import type { NewPastTreatment } from './past-treatment.js';

export type Tried = NewPastTreatment & { readonly id: string };
export type Catalogue = ReadonlyMap<string, Modality>;

/** What one treatment adds to its category's evidence. */
export type Weight = 'strict' | 'lenient' | 'relief' | 'none' | 'excluded';
export interface TreatmentEvidence {
  readonly id: string;
  readonly label: string;
  readonly weight: Weight;
  readonly why: string;
}
export interface CategoryEvidence {
  readonly category: ModalityCategory;
  readonly strict: boolean;
  readonly lenient: boolean;
  /** Does not count strictly yet, but could once a trial of it is completed. */
  readonly open: boolean;
  readonly treatments: readonly TreatmentEvidence[];
}
/** `cannot-tell`: too few categories count, but enough would if the open trials did. */
export type ResistanceVerdict = 'resistant' | 'not-resistant' | 'cannot-tell';
export interface Resistance {
  /** Categories with an adequate trial and no lasting relief. */
  readonly strict: number;
  /** The same by the patient's own account, adequate or not. */
  readonly lenient: number;
  readonly verdict: ResistanceVerdict;
  /** Trials that may still count once what is missing of them is known. */
  readonly open: number;
  readonly evidence: readonly CategoryEvidence[];
  readonly sentence: string;
}

/** SEQ-14 and the clinic's guide: at least three approaches from different categories. */
export const RESISTANT_FROM = 3;
const UNCOUNTED_GRADES: readonly string[] = ['D', 'N'];

/** Relief that did not last: it wore off, or ended before the window that its catalogue entry expects. */
const relapsed = (t: Tried, modality: Modality | null): boolean => {
  const expected = modality?.effectWindowDays.value?.from ?? null;
  return t.stopReason === 'wore-off' || (!t.ongoing && t.reliefDays !== null && expected !== null && t.reliefDays < expected);
};

const noLastingRelief = (t: Tried, modality: Modality | null): boolean =>
  t.stopReason === 'did-not-help' || (t.reliefPercent !== null && t.reliefPercent < RELIEF.moderate) || relapsed(t, modality);

interface Weighed {
  readonly weight: Weight;
  readonly why: string;
}

/** Why a treatment never counts, or `null`. */
const excluded = (modality: Modality | null): Weighed | null => {
  if (modality === null) return null;
  if (modality.tags.includes('diagnostic')) return { weight: 'excluded', why: 'A diagnostic test, not a treatment.' };
  const grade = modality.grade.value;
  return grade !== null && UNCOUNTED_GRADES.includes(grade) ? { weight: 'excluded', why: `Evidence grade ${grade}: never counts towards resistance.` } : null;
};

const WITHOUT_RELIEF: Readonly<Record<'inadequate' | 'unknown', Weighed>> = {
  inadequate: { weight: 'lenient', why: 'Reported without lasting relief, but the trial was not adequate.' },
  unknown: { weight: 'lenient', why: 'Reported without lasting relief; whether the trial was adequate is not known.' },
};

const withoutRelief = (t: Tried, modality: Modality | null, { adequacy }: TreatmentVerdict): Weighed => {
  if (adequacy !== 'adequate') return WITHOUT_RELIEF[adequacy];
  return {
    weight: 'strict',
    why: relapsed(t, modality) ? 'Adequate trial; the relief did not last.' : `Adequate trial with less than ${RELIEF.moderate} % relief.`,
  };
};

const weigh = (t: Tried, modality: Modality | null, judged: TreatmentVerdict): Weighed => {
  const out = excluded(modality);
  if (out !== null) return out;
  if (noLastingRelief(t, modality)) return withoutRelief(t, modality, judged);
  if (judged.outcome === 'intolerance') return { weight: 'lenient', why: 'Not tolerated, so it could not be tried adequately.' };
  if (judged.outcome === 'success') return { weight: 'relief', why: 'It gave lasting relief.' };
  return { weight: 'none', why: 'Some relief, or not enough known to count either way.' };
};

const categoryOf = (t: Tried, modality: Modality | null): ModalityCategory | null => modality?.category ?? t.category;

interface Counted {
  readonly category: ModalityCategory | null;
  readonly evidence: TreatmentEvidence;
  readonly open: boolean;
}

/** A category in which another treatment still gives lasting relief is not one without relief. */
const ofCategory = (category: ModalityCategory, own: readonly Counted[]): CategoryEvidence => {
  const treatments = own.map(({ evidence }) => evidence).sort((a, b) => a.label.localeCompare(b.label) || a.id.localeCompare(b.id));
  const relief = treatments.some(({ weight }) => weight === 'relief');
  const strict = !relief && treatments.some(({ weight }) => weight === 'strict');
  const lenient = !relief && treatments.some(({ weight }) => weight === 'strict' || weight === 'lenient');
  return { category, strict, lenient, open: !relief && !strict && own.some(({ open }) => open), treatments };
};

/** What is missing, answered as far towards resistance as it can be. */
const AT_WORST: Readonly<Record<MissingDatum, Partial<NewPastTreatment>>> = {
  modality: {},
  'performed-on': { sessions: 1 },
  length: { lengthDays: Number.MAX_SAFE_INTEGER },
  dose: { reachedAdequateDose: 'yes' },
  adherence: { adherence: 'as-prescribed' },
  sessions: { sessions: Number.MAX_SAFE_INTEGER },
  relief: { reliefPercent: 0 },
  'relief-days': { reliefDays: 0 },
  function: { functionOutcome: 'same' },
};

/** Whether a trial does not count strictly yet, but would if what is missing of it turned out that way. */
const isOpen = (t: Tried, modality: Modality | null, today: CalendarDate | null): boolean => {
  const { missing } = judgeTreatment(t, modality, today);
  const atWorst = missing.reduce<Tried>((filled, datum) => ({ ...filled, ...AT_WORST[datum] }), t);
  // Seen by a clinician, put into no category and no word about relief: a tooth extraction need not stay a question for ever.
  if (modality === null) return noLastingRelief(t.category === null && !t.toBeCompleted ? t : atWorst, null);
  const weight = (one: Tried): Weight => weigh(one, modality, judgeTreatment(one, modality, today)).weight;
  return weight(t) !== 'strict' && weight(atWorst) === 'strict';
};

/** The open trials of categories that do not count yet and hold no lasting relief, and how many categories they could add. */
const outlook = (all: readonly Counted[], evidence: readonly CategoryEvidence[]): { readonly open: number; readonly couldAdd: number } => {
  const named = evidence.filter((one) => one.open).map(({ category }) => category);
  const open = all.filter((one) => one.open && (one.category === null || named.includes(one.category)));
  const anywhere = open.filter(({ category }) => category === null).length;
  const settled = evidence.filter(({ strict, treatments }) => strict || treatments.some(({ weight }) => weight === 'relief')).length;
  return { open: open.length, couldAdd: Math.min(named.length + anywhere, CATEGORIES.length - settled) };
};

const verdictOf = (strict: number, couldAdd: number): ResistanceVerdict => {
  if (strict >= RESISTANT_FROM) return 'resistant';
  return strict + couldAdd >= RESISTANT_FROM ? 'cannot-tell' : 'not-resistant';
};

const sentenceOf = ({ verdict, open, strict, lenient }: Omit<Resistance, 'evidence' | 'sentence'>): string => {
  const categories = (count: number): string => counted(count, 'category', 'categories');
  const counts = `${categories(strict)} with an adequate trial and no lasting relief; ${categories(lenient)} by the patient's account.`;
  if (verdict === 'resistant') return `Treatment-resistant: ${counts}`;
  const needed = `${counts} ${RESISTANT_FROM} are needed.`;
  if (verdict === 'cannot-tell') return `Cannot tell yet: ${counted(open, 'trial')} to complete could change it. So far ${needed}`;
  return lenient >= RESISTANT_FROM ? `Treatment-resistant by the patient's account only: ${needed}` : `Not treatment-resistant: ${needed}`;
};

/**
 * SEQ-14: how many of the five categories hold an adequate trial without lasting relief (< 30 %, or relief that did not last).
 * Strict counts adequate trials only and decides; lenient counts what the patient reports. Grades D and N never count. While
 * trials wait to be completed that could reach the threshold, "not resistant" is not known.
 */
export const resistance = (history: readonly Tried[], modalities: Catalogue, today: CalendarDate | null = null): Resistance => {
  const weighed = history.map((t): Counted => {
    const modality = t.modalityId === null ? null : (modalities.get(t.modalityId) ?? null);
    const evidence = { id: t.id, label: t.label, ...weigh(t, modality, judgeTreatment(t, modality, today)) };
    return { category: categoryOf(t, modality), evidence, open: isOpen(t, modality, today) };
  });
  const evidence = CATEGORIES.flatMap((category) => {
    const own = weighed.filter((one) => one.category === category);
    return own.length === 0 ? [] : [ofCategory(category, own)];
  });
  const strict = evidence.filter((one) => one.strict).length;
  const lenient = evidence.filter((one) => one.lenient).length;
  const { open, couldAdd } = outlook(weighed, evidence);
  const counts = { strict, lenient, open, verdict: verdictOf(strict, couldAdd) };
  return { ...counts, evidence, sentence: sentenceOf(counts) };
};
