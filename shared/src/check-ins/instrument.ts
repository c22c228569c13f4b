import type { Coding, Source } from '../catalogue/modality.js';
import type { LocalText } from '../text.js';

/** Instruments of the check-in, as versioned data: a stored score keeps meaning what it meant when it was given. */
export const INSTRUMENT_IDS = ['peg', 'pain_now', 'pain_worst', 'sleep', 'function', 'phq2', 'gad2', 'phq4', 'adherence', 'side_effects', 'red_flags'] as const;
export type InstrumentId = (typeof INSTRUMENT_IDS)[number];

export interface InstrumentItem {
  /** Where the answer lives in a `RecordCheckIn`, e.g. `pegPain`, `phq4Items.0`. */
  readonly field: string;
  readonly text: LocalText;
  readonly loinc: Coding | null;
  /** Ends of this item's scale where they differ from the instrument's. */
  readonly anchors?: readonly Anchor[];
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
  readonly scoring: 'mean-of-all' | 'sum-of-all' | 'the-answer' | 'list';
  readonly missing: LocalText;
  readonly bands: readonly Band[];
  readonly bandSource: Source | null;
  /** Score at or above which a fuller questionnaire is advised. */
  readonly positiveFrom: number | null;
  /** Minimal important difference: points, or a share of the baseline. `null` = not known. */
  readonly mcid: { readonly points: number; readonly percent: number | null; readonly source: Source } | null;
  readonly codes: readonly Coding[];
  readonly licence: { readonly decision: 'ship'; readonly text: string; readonly source: Source };
  readonly source: Source;
  /** Translations that no published, validated form backs say so here. */
  readonly translation: Source | null;
}
