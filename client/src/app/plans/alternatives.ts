import type { Board } from '@stagewell/shared/plans/plan';
import { COMPARISON } from '@stagewell/shared/plans/comparison';
import { type Aim, AIMS, type StageResult } from '@stagewell/shared/sequencing/stager/request';
import { AIM_WORDS, proofWords } from './stage-words';

/** What can be compared: the board, what was saved of it, what is proposed on it, and the best days for each aim. */
export const ALTERNATIVE_KINDS = ['board', 'saved', 'proposed', ...AIMS] as const;
export type AlternativeKind = (typeof ALTERNATIVE_KINDS)[number];
export const MOST_ALTERNATIVES = COMPARISON.alternatives.maxItems;

const named = (kind: Exclude<AlternativeKind, Aim>, name: string, means: string) => ({ [kind]: { name, means } });
export const ALTERNATIVE_WORDS = {
  ...AIM_WORDS,
  ...named('board', 'As on the board', 'With everything that you have changed.'),
  ...named('saved', 'As saved', 'Before your unsaved changes.'),
  ...named('proposed', 'As proposed', 'The board with all open proposed days.'),
} as Readonly<Record<AlternativeKind, { readonly name: string; readonly means: string }>>;

const isKind = (text: string): text is AlternativeKind => (ALTERNATIVE_KINDS as readonly string[]).includes(text);
export const isAim = (kind: AlternativeKind): kind is Aim => (AIMS as readonly string[]).includes(kind);

/** The kinds that an address names, each once, as many as can stand side by side; what it does not know is left out. */
export const kindsIn = (address: string): readonly AlternativeKind[] => [...new Set(address.split('.').filter(isKind))].slice(0, MOST_ALTERNATIVES);

/** How far the search for the days of an alternative is. */
export type Search =
  | { readonly state: 'working'; readonly control: AbortController }
  | { readonly state: 'stopped' | 'failed' }
  | { readonly state: 'done'; readonly result: StageResult };

/** One column of the comparison. */
export interface Alternative {
  readonly kind: AlternativeKind;
  readonly name: string;
  readonly means: string;
  /** `impossible`: no days keep all rules, and there is nothing to show. */
  readonly state: 'ready' | 'working' | 'stopped' | 'failed' | 'impossible';
  /** `null` = not there (yet). */
  readonly board: Board | null;
  /** How good it is, or why there is none. */
  readonly words: string;
}

/** What a finished search amounts to, in words. */
export const resultWords = (result: StageResult): string => {
  if (result.status === 'staged') return proofWords(result);
  const conflict = result.conflict?.text.en ?? 'No days keep all rules at once.';
  return Object.keys(result.starts).length === 0 ? conflict : `These days come closest; what blocks them is still there. ${conflict}`;
};
