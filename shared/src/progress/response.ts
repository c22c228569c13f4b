import type { Figure } from './baseline.js';
import { isReal, reachesMcid, type Change } from './change.js';
import { MEASURE_FACTS, type Measure } from './measures.js';
import { COURSE_WORDS, RESPONSE_WORDS, UNCLEAR } from './sentences.js';
import { CLEAR_PERCENT, inWords, tooWide, type MeasureVerdict } from './verdict.js';

export const RESPONSE_LABELS = ['substantial', 'responder', 'partial', 'non-responder', 'worse'] as const;
export type ResponseLabel = (typeof RESPONSE_LABELS)[number];

/** A judged response always carries the change it rests on, and so an interval and both n. */
export interface JudgedResponse {
  readonly label: ResponseLabel;
  readonly change: Change;
  /** Other measures that improved beyond their own minimal important difference and noise. */
  readonly supporting: readonly Measure[];
  readonly told: readonly string[];
  readonly caveats: readonly string[];
  readonly sentence: string;
}
export interface NotAssessable {
  readonly label: 'not-assessable';
  readonly reasons: readonly string[];
  /** What was measured, when the reason is not a lack of readings. */
  readonly change: Change | null;
  readonly sentence: string;
}
export type Response = JudgedResponse | NotAssessable;

/** IMMPACT shares (Dworkin 2008) and the lower edge of a partial response. */
const SHARES = { substantial: 50, responder: CLEAR_PERCENT, partial: 10 } as const;

export const notAssessable = (reasons: readonly string[], change: Change | null = null): NotAssessable => ({
  label: 'not-assessable',
  reasons,
  change,
  sentence: RESPONSE_WORDS.notAssessable(change === null ? reasons : [inWords(change), ...reasons]),
});

/** Both of the last two readings are that much above the earlier level. */
const sustained = ({ measure, before, now }: Change): boolean => {
  const lastTwo = now.readings.slice(-2);
  return lastTwo.length === 2 && lastTwo.every(({ value }) => value - before.mean >= MEASURE_FACTS[measure].worseBy);
};

interface Evidence {
  readonly change: Change;
  readonly improvedBy: number;
  readonly supported: boolean;
  /** Another measure, or the patient's own word, is better too. */
  readonly confirmed: boolean;
}
interface Rule {
  readonly gives: ResponseLabel | { readonly unclear: (change: Change) => string };
  readonly when: (evidence: Evidence) => boolean;
}

const rises = ({ change }: Evidence): boolean => change.points >= MEASURE_FACTS[change.measure].worseBy;
const some = ({ change, improvedBy }: Evidence): boolean => improvedBy >= SHARES.partial || reachesMcid(change);

/** The first rule that holds decides. */
const RULES: readonly Rule[] = [
  { gives: 'worse', when: (e) => rises(e) && isReal(e.change) && sustained(e.change) },
  { gives: { unclear: () => UNCLEAR.notSustained }, when: rises },
  { gives: { unclear: () => UNCLEAR.zeroBefore }, when: ({ change }) => change.before.mean === 0 },
  { gives: 'substantial', when: (e) => e.improvedBy >= SHARES.substantial && isReal(e.change) },
  { gives: 'responder', when: (e) => e.improvedBy >= SHARES.responder && isReal(e.change) && e.confirmed },
  { gives: 'partial', when: (e) => some(e) && isReal(e.change) },
  { gives: 'partial', when: (e) => e.supported },
  { gives: { unclear: ({ noiseFloor }) => UNCLEAR.noise(noiseFloor) }, when: some },
  { gives: { unclear: () => UNCLEAR.wide }, when: (e) => tooWide(e.change) },
  { gives: 'non-responder', when: () => true },
];

/** PEG and pain ask about the same thing, so neither confirms the other. */
const sameMatter = (a: Measure, b: Measure): boolean => a === b || [a, b].every((one) => one === 'peg' || one === 'pain');

export interface ResponseQuestion {
  readonly change: Change;
  /** Verdicts on the other measures over the same window. */
  readonly others: readonly MeasureVerdict[];
  /** What the patient says beside the scores that confirms an improvement. */
  readonly told: readonly string[];
  readonly caveats: readonly string[];
  /** Last day of an expected early worsening in the window that nothing contradicts; such a time is never held against it (SEQ-15). */
  readonly flareUntil: string | null;
}

const sayJudged = (label: ResponseLabel, { change, told, caveats }: ResponseQuestion, supporting: readonly Measure[], improvedBy: number): JudgedResponse => {
  const alone = label === 'partial' && improvedBy >= SHARES.responder && supporting.length === 0 && told.length === 0;
  const others = RESPONSE_WORDS.supported(supporting.map((measure) => MEASURE_FACTS[measure].label));
  const support = alone ? RESPONSE_WORDS.unsupported : [others, RESPONSE_WORDS.told(told)].filter((part) => part !== '').join(' ');
  return { label, change, supporting, told, caveats, sentence: RESPONSE_WORDS.judged(label, inWords(change), support, caveats) };
};

/**
 * The response to treatment: substantial (≥ 50 %), responder (≥ 30 % and a second measure better), partial (10–30 %, the
 * minimal important difference, or another measure better), non-responder, worse (sustained), or not assessable with why.
 */
export const responseOf = (question: ResponseQuestion): Response => {
  const { change, others, told, flareUntil } = question;
  const supporting = others.flatMap((one) => (one.kind === 'better' && !sameMatter(one.change.measure, change.measure) ? [one.change.measure] : []));
  const improvedBy = -(change.percent ?? 0);
  const rule = RULES.find(({ when }) => when({ change, improvedBy, supported: supporting.length > 0, confirmed: supporting.length + told.length > 0 }));
  const gives = rule?.gives ?? 'non-responder';
  if (typeof gives !== 'string') return notAssessable([gives.unclear(change)], change);
  if (flareUntil !== null && (gives === 'worse' || gives === 'non-responder')) return notAssessable([COURSE_WORDS.flare(flareUntil)], change);
  return sayJudged(gives, question, supporting, improvedBy);
};

/** Decision rules may ask for an established benefit: at least 10 % or the minimal important difference, beyond noise. */
export const benefitOf = (change: Change | null): 'established' | 'not-established' | 'unknown' => {
  if (change === null) return 'unknown';
  return isReal(change) && (-(change.percent ?? 0) >= SHARES.partial || reachesMcid(change)) ? 'established' : 'not-established';
};

/** The levels of 30 % and 50 % below a figure, for the chart. */
export const targetLines = (before: Figure): { readonly at30: number; readonly at50: number } => ({
  at30: before.mean * (1 - SHARES.responder / 100),
  at50: before.mean * (1 - SHARES.substantial / 100),
});
