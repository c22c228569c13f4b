import type { Coding, Source } from '../catalogue/modality.js';
import type { LocalText } from '../text.js';
import { QUESTIONNAIRE_IDS, TOTAL_ONLY_IDS, type QuestionnaireId, type TotalOnlyId } from './questionnaire.js';

/** Instruments that have fields of their own on a check-in. */
const OWN_IDS = ['peg', 'pain_now', 'pain_worst', 'sleep', 'function', 'phq2', 'gad2', 'phq4', 'adherence', 'side_effects', 'red_flags'] as const;

/** Instruments of the check-in, as versioned data: a stored score keeps meaning what it meant when it was given. */
export const INSTRUMENT_IDS = [...OWN_IDS, ...QUESTIONNAIRE_IDS, ...TOTAL_ONLY_IDS] as const;
export type InstrumentId = (typeof OWN_IDS)[number] | QuestionnaireId | TotalOnlyId;

export interface InstrumentItem {
  /** Where the answer lives in a `RecordCheckIn`, e.g. `pegPain`, `phq4Items.0`; of a questionnaire its place, e.g. `phq9.0`. */
  readonly field: string;
  readonly text: LocalText;
  readonly loinc: Coding | null;
  /** Ends of this item's scale where they differ from the instrument's. */
  readonly anchors?: readonly Anchor[];
  /** Asked, shown and kept, and no part of the score. */
  readonly unscored?: true;
}
/** A numbered or worded answer; numeric scales name their two ends only. */
export interface Anchor {
  readonly value: number | string;
  readonly text: LocalText;
}
/** A band begins at `from` (included) or just above `above`; it ends where the next one begins. */
export type Band = { readonly label: LocalText } & ({ readonly from: number } | { readonly above: number });

export interface Instrument {
  readonly id: InstrumentId;
  readonly version: string;
  readonly name: LocalText;
  /** What the answer is about: "the past week", "right now". */
  readonly recall: LocalText | null;
  readonly stem: LocalText | null;
  readonly items: readonly InstrumentItem[];
  readonly anchors: readonly Anchor[];
  /** Of the score, both ends included; `null` = the instrument gives no number. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Which end is worse; `null` where there is no number. */
  readonly worse: 'higher' | 'lower' | null;
  readonly scoring: 'mean-of-all' | 'sum-of-all' | 'the-answer' | 'list' | 'total-entered';
  readonly missing: LocalText;
  readonly bands: readonly Band[];
  readonly bandSource: Source | null;
  /** Score at or above which a fuller questionnaire is advised. */
  readonly positiveFrom: number | null;
  /** Minimal important difference: points, or a share of the baseline. `null` = not known. */
  readonly mcid: { readonly points: number; readonly percent: number | null; readonly source: Source } | null;
  readonly codes: readonly Coding[];
  /** `total-only`: the wording may not be shown, the total of the clinic's own licensed form may be kept. */
  readonly licence: { readonly decision: 'ship' | 'total-only'; readonly text: string; readonly source: Source };
  readonly source: Source;
  /** Translations that no published, validated form backs say so here. */
  readonly translation: Source | null;
}

/** What whoever answers sees of an instrument; sources, bands and licences are for whoever reads the answers. */
export interface Questions extends Pick<Instrument, 'id' | 'recall' | 'stem' | 'anchors'> {
  readonly items: readonly Pick<InstrumentItem, 'field' | 'text' | 'anchors'>[];
}

/** Values that an answer to an item may have: those that are named, or every whole number between two named ends. */
export const answerRange = ({ items, anchors }: Pick<Questions, 'items' | 'anchors'>, at: number): { readonly min: number; readonly max: number } => {
  const values = (items[at]?.anchors ?? anchors).map(({ value }) => Number(value));
  return { min: Math.min(...values), max: Math.max(...values) };
};
