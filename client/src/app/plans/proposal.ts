import { computed, inject, Injectable, signal } from '@angular/core';
import { addDays } from '@stagewell/shared/dates';
import { moveCourses } from '@stagewell/shared/plans/board';
import type { Board } from '@stagewell/shared/plans/plan';
import type { CourseMove } from '@stagewell/shared/plans/staging';
import { Announce } from '../platform/announce';
import { barOf, drawnEnd, type Stretch } from './bar';
import { sameBoard } from './edit';
import { Informing } from './informing';
import { PlanClosures } from './plan-closures';
import { PlanCosts } from './plan-costs';
import { PlanEditor } from './plan-editor';
import type { Outcome } from './stage-outcome';
import type { Wished } from './wished';

/** What "Stage for me" found, what was wished, and the board that it was asked about. */
export interface Found {
  readonly wished: Wished;
  readonly outcome: Outcome;
  readonly board: Board;
}

/** A day that is proposed for a course and not decided yet. */
export interface ProposedDay extends CourseMove {
  readonly name: string;
  /** Why there and not earlier; `null` = no reason is stated. */
  readonly why: string | null;
}

/** Where the bar of a course would be on its proposed day. */
export interface ProposedBar extends Stretch {
  readonly courseId: string;
  readonly proposed: ProposedDay;
}

/** What somebody says to a proposed day. */
export interface ProposalAnswer {
  readonly courseId: string;
  readonly answer: 'accept' | 'keep';
}

const startsOf = (moves: readonly CourseMove[]): Readonly<Record<string, string>> => Object.fromEntries(moves.map(({ courseId, to }) => [courseId, to]));

/**
 * Days that "Stage for me" proposes, until all are accepted or left: then they are gone for good. Until then a day counts as
 * accepted while it is on the board. Kept like the edit, by person and plan, for as long as the page lives, but only for the
 * version of the plan that it was worked out for: what is saved or active is proposed no more.
 */
@Injectable()
export class Proposal {
  readonly editor = inject(PlanEditor);
  readonly costs = inject(PlanCosts);
  readonly closures = inject(PlanClosures);
  readonly informing = inject(Informing);
  private readonly announce = inject(Announce);

  private readonly last = signal<{ readonly of: string; readonly version: number | undefined; readonly found: Found } | null>(null);
  private readonly settled = signal(false);
  /** Courses that are to stay where they are. */
  private readonly left = signal<ReadonlySet<string>>(new Set());

  readonly found = computed<Found | null>(() => {
    const last = this.last();
    return last?.of === this.editor.key() ? last.found : null;
  });
  private readonly moves = computed(() => (this.found()?.outcome.moves ?? []).filter(({ days }) => days !== 0));
  private readonly days = computed<ReadonlyMap<string, string>>(() => new Map(this.editor.lines().map(({ course, bar }) => [course.id, bar.startsOn])));

  readonly accepted = computed<ReadonlySet<string>>(
    () => new Set(this.moves().flatMap(({ courseId, to }) => (this.days().get(courseId) === to ? [courseId] : []))),
  );
  /** What can still be decided or has been. What has been removed or started since cannot, and what was left is not. */
  private readonly standing = computed(() => {
    const movable = new Set(this.editor.lines().flatMap(({ course, state }) => (state === 'planned' ? [course.id] : [])));
    const isOver = this.settled() || this.last()?.version !== this.editor.plan()?.version;
    return isOver ? [] : this.moves().filter(({ courseId }) => movable.has(courseId) && !this.left().has(courseId));
  });
  /** Whether it is spoken of: also while every course has been moved onto its day by hand, which the next key may undo. */
  readonly shown = computed(() => this.standing().length > 0);
  /** Not decided yet, in the order of the new days. */
  readonly open = computed<readonly ProposedDay[]>(() => {
    const why = new Map((this.found()?.outcome.result.why ?? []).map(({ courseId, text }) => [courseId, text.en]));
    return this.standing()
      .filter(({ courseId }) => !this.accepted().has(courseId))
      .map((move) => ({ ...move, name: this.editor.nameOf(move.courseId), why: why.get(move.courseId) ?? null }));
  });
  readonly byCourse = computed<ReadonlyMap<string, ProposedDay>>(() => new Map(this.open().map((day) => [day.courseId, day])));
  /** The board was edited by something else than accepting: the days were worked out for an earlier state of it. */
  readonly stale = computed(() => {
    const [found, board] = [this.found(), this.editor.board()];
    if (found === null || board === null) return false;
    const starts = startsOf(this.moves());
    return !sameBoard(moveCourses(board, starts), moveCourses(found.board, starts)) || this.strayed(found.board, board);
  });
  /** With all days accepted; `null` = nothing is proposed. */
  readonly board = computed<Board | null>(() => {
    const board = this.editor.board();
    return board === null || this.open().length === 0 ? null : moveCourses(board, startsOf(this.open()));
  });
  readonly bars = computed<readonly ProposedBar[]>(() => {
    const courses = this.board()?.courses ?? [];
    return this.open().flatMap((proposed) => {
      const course = courses.find(({ id }) => id === proposed.courseId);
      if (course === undefined) return [];
      const bar = barOf(course, null, this.editor.catalogue().get(course.modalityId));
      return [{ courseId: course.id, proposed, from: bar.startsOn, to: addDays(drawnEnd(bar), 1) }];
    });
  });

  /** Takes the place of what was proposed before. */
  propose(found: Found): void {
    this.left.set(new Set());
    this.settled.set(false);
    this.last.set({ of: this.editor.key(), version: this.editor.plan()?.version, found });
  }

  /** What was accepted stays. */
  dismiss(): void {
    this.last.set(null);
  }

  /** For one course or several, as one step of undo: into the draft, to be saved as any other change. */
  accept(courseIds: readonly string[]): void {
    const starts = startsOf(this.moves().filter(({ courseId }) => courseIds.includes(courseId) && !this.accepted().has(courseId)));
    const [[only, day] = [], more] = Object.entries(starts);
    if (only === undefined || day === undefined) return;
    if (more === undefined) this.editor.move(only, day);
    else this.editor.restage(starts);
    this.settle();
  }

  acceptAll(): void {
    this.accept(this.open().map(({ courseId }) => courseId));
  }

  answer({ courseId, answer }: ProposalAnswer): void {
    if (answer === 'accept') return this.accept([courseId]);
    this.left.update((left) => new Set([...left, courseId]));
    this.settle();
    this.announce.politely(`${this.editor.nameOf(courseId)} stays where it is. ${this.open().length} proposed days are open.`);
  }

  /** Once all is decided, an undo of the last answer does not ask again. */
  private settle(): void {
    this.settled.set(this.open().length === 0);
  }

  /** Whether a course lies neither where it was nor where it is proposed. */
  private strayed(before: Board, now: Board): boolean {
    const proposed = startsOf(this.moves());
    const was = new Map(before.courses.map(({ id, startsOn }) => [id, startsOn]));
    return now.courses.some(({ id, startsOn }) => startsOn !== was.get(id) && startsOn !== proposed[id]);
  }
}
