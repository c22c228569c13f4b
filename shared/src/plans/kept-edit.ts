import type { Instant } from '../dates.js';
import type { Board, PlanView } from './plan.js';

/** What is on somebody's screen and not saved, sent along so that a closed window loses nothing. */
export interface EditToKeep {
  /** The saved version that the edit began with. */
  readonly baseVersion: number;
  readonly board: Board;
  /** `keptAt` of what this window kept or found last; `null` = nothing. Another window's newer edit is not written over. */
  readonly after: Instant | null;
}

/** One person's unsaved edit of a plan. The server keeps it, since nothing of a patient may stay in a browser. */
export interface KeptEdit extends Omit<EditToKeep, 'after'> {
  readonly keptAt: Instant;
}

/** Which edit is dropped: the one that was kept at this moment, and no newer one; without it, whichever there is. */
export interface DroppedEdit {
  readonly keptAt?: Instant;
}

export interface KeptEditView {
  /** `null` = nothing of this person's is unsaved. */
  readonly kept: KeptEdit | null;
  /** The version that it began with, where somebody has saved since; else `null`: the plan is still that version. */
  readonly base: PlanView | null;
}
