import type { RepeatLimit } from '../catalogue/modality.js';
import type { LocalText } from '../text.js';
import type { Composition } from './rules.js';

export interface DatedName {
  readonly name: LocalText;
  readonly day: number;
}

/** What a check found, as data; days are day numbers. The sentences for it are below and nowhere else. */
export type Said =
  | { readonly what: 'out-of-scope'; readonly recorded: readonly LocalText[]; readonly noBirthDate: boolean }
  | (DatedName & { readonly what: 'caution'; readonly text: LocalText; readonly recorded: readonly LocalText[] })
  | {
      readonly what: 'together';
      readonly courses: readonly DatedName[];
      readonly medicines: readonly LocalText[];
      readonly recorded: readonly LocalText[];
      /** What the rule says, where it speaks of one thing alone; `null` = the names say it. */
      readonly why: LocalText | null;
    }
  | {
      readonly what: 'twice';
      readonly courses: readonly DatedName[];
      readonly medicines: readonly LocalText[];
      readonly of: 'medicine' | 'treatment';
    }
  | (DatedName & { readonly what: 'allergy'; readonly label: string; readonly kind: 'allergy' | 'intolerance' })
  | (DatedName & { readonly what: 'missing-need'; readonly need: LocalText; readonly lagDays: number; readonly earliest: number | null })
  | { readonly what: 'starts-close'; readonly starts: readonly DatedName[]; readonly max: number; readonly days: number }
  | {
      readonly what: 'trial-short';
      readonly name: LocalText;
      readonly ends: number;
      readonly needed: number;
      readonly sessions: { readonly planned: number; readonly needed: number } | null;
    }
  | {
      readonly what: 'flare-meets';
      readonly name: LocalText;
      readonly from: number;
      readonly to: number;
      /** What is judged inside, with the day. */
      readonly judged: readonly DatedName[];
    }
  | { readonly what: 'upset'; readonly judged: readonly DatedName[]; readonly on: number; readonly until: number }
  | { readonly what: 'not-followed'; readonly name: LocalText; readonly percent: number; readonly least: number }
  | { readonly what: 'fading'; readonly name: LocalText; readonly since: number }
  | { readonly what: 'not-tolerated'; readonly name: LocalText; readonly on: number }
  | { readonly what: 'booster-due'; readonly name: LocalText; readonly days: readonly number[] }
  | { readonly what: 'too-seldom'; readonly name: LocalText; readonly apart: number; readonly longest: number }
  | { readonly what: 'beside-taper'; readonly start: DatedName; readonly taper: LocalText; readonly step: number; readonly days: number }
  | { readonly what: 'taper-fast'; readonly name: LocalText; readonly on: number; readonly percent: number; readonly most: number; readonly days: number }
  | { readonly what: 'horizon'; readonly days: number; readonly fromDays: number; readonly toDays: number }
  | { readonly what: 'decision-due'; readonly name: LocalText; readonly due: number }
  | (DatedName & {
      readonly what: 'no-partner';
      readonly from: number;
      readonly to: number;
      readonly partners: readonly LocalText[];
      readonly sessions: number | null;
      readonly end: number | null;
    })
  | { readonly what: 'read-together'; readonly name: LocalText; readonly partner: LocalText; readonly days: number }
  | (DatedName & {
      readonly what: 'too-often';
      readonly close: number | null;
      readonly minGap: number | null;
      readonly many: { readonly count: number; readonly max: number; readonly windowDays: number } | null;
    })
  | (DatedName & {
      readonly what: 'last-did-not-work';
      readonly last: number;
      readonly percent: number | null;
      readonly days: number | null;
      readonly wanted: NonNullable<RepeatLimit['onlyIfRelief']>;
    })
  | (DatedName & { readonly what: 'failed-before'; readonly label: string; readonly outcome: 'failure' | 'intolerance' })
  | { readonly what: 'class-failed'; readonly name: LocalText; readonly className: string; readonly labels: readonly string[] }
  | { readonly what: 'trial-unknown'; readonly name: LocalText; readonly label: string }
  | (DatedName & {
      readonly what: 'baseline';
      readonly first: number | null;
      readonly pain: number;
      readonly other: number;
      readonly need: Extract<Composition, { readonly need: 'baseline' }>;
    })
  | { readonly what: 'no-goal' }
  | {
      readonly what: 'alone';
      readonly only: string | null;
      readonly names: readonly LocalText[];
      readonly from: number;
      readonly until: number | null;
      readonly days: number;
    }
  | { readonly what: 'resistant'; readonly strict: number; readonly lenient: number }
  | { readonly what: 'no-stop-rule'; readonly name: LocalText; readonly grade: string }
  | (DatedName & { readonly what: 'better-first'; readonly grade: string; readonly categories: number })
  | (DatedName & { readonly what: 'past' })
  | { readonly what: 'refused'; readonly name: LocalText }
  | { readonly what: 'visits'; readonly week: number; readonly visits: number; readonly agreed: number; readonly names: readonly LocalText[] }
  | {
      readonly what: 'over-budget';
      readonly courses: readonly DatedName[];
      readonly medicines: readonly LocalText[];
      readonly sum: number;
      readonly max: number;
      readonly sumOf: LocalText;
    }
  | { readonly what: 'not-measured'; readonly courses: readonly DatedName[]; readonly fact: string; readonly withinDays: number };

type What = Said['what'];
export type SaidOf<W extends What> = Extract<Said, { readonly what: W }>;
/** How one kind of sentence is made. */
export type Sentence<W extends What> = (said: SaidOf<W>) => LocalText;
