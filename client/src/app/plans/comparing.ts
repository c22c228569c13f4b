import { computed, DestroyRef, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import { boardOf, moveCourses } from '@stagewell/shared/plans/board';
import type { Board } from '@stagewell/shared/plans/plan';
import { type Staged, usualHorizon } from '@stagewell/shared/plans/stage-request';
import { STAGING } from '@stagewell/shared/plans/staging';
import type { Aim } from '@stagewell/shared/sequencing/stager/request';
import {
  type Alternative,
  ALTERNATIVE_KINDS,
  ALTERNATIVE_WORDS,
  type AlternativeKind,
  isAim,
  MOST_ALTERNATIVES,
  resultWords,
  type Search,
} from './alternatives';
import { sameBoard } from './edit';
import { PlanCosts } from './plan-costs';
import { PlanEditor } from './plan-editor';
import { Proposal } from './proposal';
import { Stager } from './stager';
import { requestFor, type Wished } from './wished';

const sameOrNone = (a: Board | null, b: Board | null): boolean => a === b || (a !== null && b !== null && sameBoard(a, b));

/** The alternatives that stand side by side. Days for an aim are worked out beside the page, once for a state of the board. */
@Injectable()
export class Comparing {
  private readonly editor = inject(PlanEditor);
  private readonly proposal = inject(Proposal);
  private readonly stager = inject(Stager);
  private readonly costs = inject(PlanCosts);

  /** In the order of the columns. */
  readonly kinds = signal<readonly AlternativeKind[]>([]);
  private readonly board = computed(() => this.editor.board(), { equal: sameOrNone });
  private readonly searches = linkedSignal<Board | null, ReadonlyMap<Aim, Search>>({ source: this.board, computation: () => new Map() });
  private readonly running = new Set<AbortController>();

  /** What there is to choose from: "as saved" is another board only while something is not saved. */
  private readonly available = computed(() =>
    ALTERNATIVE_KINDS.filter((kind) => (kind === 'saved' ? this.editor.dirty() : kind === 'proposed' ? this.proposal.board() !== null : true)),
  );
  private readonly shown = computed(() => this.kinds().filter((kind) => this.available().includes(kind)));
  readonly addable = computed(() => (this.shown().length < MOST_ALTERNATIVES ? this.available().filter((kind) => !this.shown().includes(kind)) : []));
  readonly alternatives = computed<readonly Alternative[]>(() => this.shown().map((kind) => this.alternativeOf(kind)));
  /** What the searches may do: as it was wished last, else everything. */
  readonly wished = computed<Omit<Wished, 'aim'> | null>(() => {
    const staged = this.staged();
    if (staged === null) return null;
    const last = this.proposal.found()?.wished;
    const ids = staged.board.courses.map(({ id }) => id);
    return { horizon: last?.horizon ?? usualHorizon(staged), kept: new Set([...(last?.kept ?? [])].filter((id) => ids.includes(id))) };
  });
  private readonly staged = computed<Staged | null>(() => {
    const [chart, board, closures] = [this.editor.chart(), this.board(), this.proposal.closures.all()];
    return chart === null ||
      board === null ||
      closures === null ||
      board.courses.length === 0 ||
      this.editor.missing().length > 0 ||
      this.costs.terms.isLoading()
      ? null
      : { chart, board, catalogue: this.editor.catalogue(), today: chart.today, closures, quoteTerms: this.costs.quoteTerms() };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running.forEach((control) => control.abort()));
    effect(() => {
      const wanted = this.shown().filter(isAim);
      if (this.staged() !== null) wanted.filter((aim) => !this.searches().has(aim)).forEach((aim) => void untracked(() => this.search(aim)));
    });
  }

  /** Works out the days for an aim, also once more after it was stopped or has failed. */
  async search(aim: Aim): Promise<void> {
    const [staged, wished, board] = [this.staged(), this.wished(), this.board()];
    if (staged === null || wished === null) return;
    const control = new AbortController();
    // Of another board by then: it is not wanted any more.
    const put = (search: Search) => {
      if (this.board() === board) this.searches.update((searches) => new Map(searches).set(aim, search));
    };
    this.running.add(control);
    put({ state: 'working', control });
    try {
      const job = { request: requestFor(staged, { ...wished, aim }), rules: this.editor.rules(), timeLimitMs: STAGING.timeLimitMs.usual };
      put({ state: 'done', result: await this.stager.stage(job, control.signal) });
    } catch {
      put({ state: control.signal.aborted ? 'stopped' : 'failed' });
    } finally {
      this.running.delete(control);
    }
  }

  stop(kind: AlternativeKind): void {
    const search = isAim(kind) ? this.searches().get(kind) : undefined;
    if (search?.state === 'working') search.control.abort();
  }

  again(kind: AlternativeKind): void {
    if (isAim(kind)) void this.search(kind);
  }

  private alternativeOf(kind: AlternativeKind): Alternative {
    const { name, means } = ALTERNATIVE_WORDS[kind];
    if (isAim(kind)) return { kind, name, means, ...this.searched(kind) };
    const plan = this.editor.plan();
    const board = kind === 'saved' ? (plan === null ? null : boardOf(plan)) : kind === 'proposed' ? this.proposal.board() : this.board();
    return { kind, name, means, state: 'ready', board, words: '' };
  }

  private searched(aim: Aim): Pick<Alternative, 'state' | 'board' | 'words'> {
    const [search, board] = [this.searches().get(aim), this.board()];
    if (search === undefined || board === null || search.state === 'working') return { state: 'working', board: null, words: '' };
    if (search.state !== 'done') return { state: search.state, board: null, words: '' };
    const { starts } = search.result;
    if (Object.keys(starts).length === 0 && search.result.status === 'infeasible')
      return { state: 'impossible', board: null, words: resultWords(search.result) };
    return { state: 'ready', board: moveCourses(board, this.movable(starts)), words: resultWords(search.result) };
  }

  /** What has started keeps its planned day, whatever day it really began. */
  private movable(starts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const planned = new Set(this.editor.lines().flatMap(({ course, state }) => (state === 'planned' ? [course.id] : [])));
    return Object.fromEntries(Object.entries(starts).filter(([id]) => planned.has(id)));
  }
}
