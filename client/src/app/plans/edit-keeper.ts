import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Instant } from '@stagewell/shared/dates';
import { boardOf } from '@stagewell/shared/plans/board';
import type { KeptEdit, KeptEditView } from '@stagewell/shared/plans/kept-edit';
import { mergeOnto } from '@stagewell/shared/plans/merge';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import type { Problem } from '@stagewell/shared/problem';
import { problemOf } from '../platform/api-problem';
import { sameBoard } from './edit';
import { PlanEditor, type Unsaved } from './plan-editor';
import { PlansApi } from './plans-api';

/** How the server stands to an edit that is not saved. */
export type Standing =
  | { readonly is: 'waiting' }
  | { readonly is: 'kept'; readonly at: Instant }
  /** `again`: it is tried again by itself. */
  | { readonly is: 'failed'; readonly problem: Problem; readonly again: boolean };

/** What is known of one plan's edit on the server. */
interface Kept {
  readonly at: Instant | null;
  readonly board: Board | null;
  readonly standing: Standing;
}

/** An edit that the server had, and the version it began with where that is not the newest. */
interface Found {
  readonly planId: string;
  readonly kept: KeptEdit;
  readonly base: PlanView | null;
}

const keptAs = ({ keptAt, board }: KeptEdit): Kept => ({ at: keptAt, board, standing: { is: 'kept', at: keptAt } });

/** The kept board on top of the plan as it is now. */
const onTop = ({ kept, base }: Found, plan: PlanView): Board => {
  if (base === null) return kept.board;
  return mergeOnto(plan, { before: boardOf(base), mine: kept.board }, () => 'mine').board;
};

/** A pause of thinking; a drag is over by then. */
const PAUSE_MS = 1500;
/** After a failure; doubled each time. */
const RETRY_MS = 4_000;
const LONGEST_RETRY_MS = 60_000;
const UNKNOWN: Kept = { at: null, board: null, standing: { is: 'waiting' } };

/** Away for now: no answer, too busy, or the session ended. Anything else the server meant. */
const isPassing = ({ status }: Problem): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

/**
 * Keeps what is not saved on the server, so that a closed window or a lost connection loses nothing, and finds it again.
 * Nothing of it is stored in the browser. Saving is something else: only that makes a version.
 */
@Injectable()
export class EditKeeper {
  private readonly editor = inject(PlanEditor);
  private readonly api = inject(PlansApi);
  private readonly kept = signal<ReadonlyMap<string, Kept>>(new Map());
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly asked = new Set<string>();
  private readonly failures = new Map<string, number>();

  private readonly planId = computed(() => (this.editor.editable() ? (this.editor.plan()?.id ?? null) : null));
  /** The moment of an edit that was found when the plan was opened; `null` = none. */
  readonly foundAt = signal<Instant | null>(null);
  /** An edit that was kept before, while there is another one on the screen: which of them goes on is asked. */
  readonly earlier = signal<Found | null>(null);
  /** Of the plan on the screen; `null` = all of it is saved. */
  readonly standing = computed<Standing | null>(() => {
    const unsaved = this.editor.unsaved();
    if (unsaved === null) return null;
    const { standing, board } = this.kept().get(unsaved.planId) ?? UNKNOWN;
    return standing.is === 'kept' && board !== unsaved.board ? { is: 'waiting' } : standing;
  });
  /** Closing the window now would lose something. */
  readonly atRisk = computed(() => this.standing() !== null && this.standing()?.is !== 'kept');

  constructor() {
    effect(() => {
      const planId = this.planId();
      if (planId !== null) untracked(() => void this.find(planId));
    });
    effect(() => {
      const [planId, unsaved, saving] = [this.planId(), this.editor.unsaved(), this.editor.saving()];
      if (planId === null) return;
      // What is being saved must not come back as something that is not saved.
      if (saving) clearTimeout(this.timers.get(planId));
      else untracked(() => this.plan(planId, unsaved, unsaved === null ? 0 : PAUSE_MS));
    });
    const online = () => this.now();
    window.addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', online);
      for (const timer of this.timers.values()) clearTimeout(timer);
    });
  }

  /** Takes the edit off the screen; undo brings it back. */
  drop(): void {
    const plan = this.editor.stored();
    if (plan !== null) this.editor.takeTheirs(plan);
    this.foundAt.set(null);
  }

  /** Puts the earlier edit on the screen, on top of what was saved since; the one that was there is one undo away. */
  showEarlier(): void {
    const [found, plan] = [this.earlier(), this.editor.plan()];
    this.earlier.set(null);
    if (found === null || plan?.id !== found.planId) return;
    this.note(plan.id, keptAs(found.kept));
    this.editor.put(onTop(found, plan), 'Your earlier edit is on the screen.');
  }

  /** The edit on the screen takes the place of the earlier one. */
  leaveEarlier(): void {
    const found = this.earlier();
    this.earlier.set(null);
    if (found === null) return;
    this.note(found.planId, keptAs(found.kept));
    if (this.planId() === found.planId) this.plan(found.planId, this.editor.unsaved(), 0);
  }

  /** Tries at once: the connection is back. An edit that could not be asked for is asked for now. */
  private now(): void {
    const planId = this.planId();
    if (planId === null) return;
    void this.find(planId);
    this.plan(planId, this.editor.unsaved(), 0);
  }

  private async find(planId: string): Promise<void> {
    if (this.asked.has(planId)) return;
    this.asked.add(planId);
    let view: KeptEditView;
    try {
      view = await this.api.keptEdit(planId);
    } catch {
      // Nothing of it is shown, so nothing is said; the first change that is kept will tell of a connection that is gone.
      this.asked.delete(planId);
      return;
    }
    if (view.kept !== null) this.show(planId, view.kept, view.base);
  }

  private show(planId: string, kept: KeptEdit, base: PlanView | null): void {
    const [plan, unsaved] = [this.editor.plan(), this.editor.unsaved()];
    if (plan?.id !== planId) return;
    const isSaved = sameBoard(kept.board, boardOf(plan));
    if (unsaved !== null && !isSaved && !sameBoard(kept.board, unsaved.board)) {
      // Two edits: neither is written over before somebody has looked.
      clearTimeout(this.timers.get(planId));
      this.earlier.set({ planId, kept, base });
      return;
    }
    this.note(planId, keptAs(kept));
    if (isSaved) return this.plan(planId, unsaved, 0);
    this.editor.restore(base ?? plan, kept.board);
    this.foundAt.set(kept.keptAt);
  }

  private plan(planId: string, unsaved: Unsaved | null, pause: number): void {
    clearTimeout(this.timers.get(planId));
    if (this.earlier()?.planId === planId) return;
    const known = this.kept().get(planId) ?? UNKNOWN;
    if (unsaved === null ? known.at === null : known.board === unsaved.board) return;
    this.timers.set(
      planId,
      setTimeout(() => void this.send(planId, unsaved), pause),
    );
  }

  private async send(planId: string, unsaved: Unsaved | null): Promise<void> {
    const known = this.kept().get(planId) ?? UNKNOWN;
    try {
      this.note(planId, unsaved === null ? await this.dropped(planId, known.at) : await this.keptNow(unsaved, known.at));
      this.failures.delete(planId);
      // It may have been saved meanwhile.
      if (this.planId() === planId && this.editor.unsaved() === null) this.plan(planId, null, 0);
    } catch (error) {
      const [problem, count] = [problemOf(error), this.failures.get(planId) ?? 0];
      const again = isPassing(problem);
      this.failures.set(planId, count + 1);
      this.note(planId, { ...known, standing: { is: 'failed', problem, again } });
      if (again) this.plan(planId, unsaved, Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** count));
    }
  }

  private async dropped(planId: string, at: Instant | null): Promise<Kept> {
    if (at !== null) await this.api.dropEdit(planId, at);
    return UNKNOWN;
  }

  private async keptNow({ planId, baseVersion, board }: Unsaved, after: Instant | null): Promise<Kept> {
    const { kept } = await this.api.keepEdit(planId, { baseVersion, board, after });
    // The board on the screen, not its copy: while it is the same object, nothing was changed since.
    return kept === null ? UNKNOWN : keptAs({ ...kept, board });
  }

  private note(planId: string, kept: Kept): void {
    this.kept.update((all) => new Map(all).set(planId, kept));
  }
}
