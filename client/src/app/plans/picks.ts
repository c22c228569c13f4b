import { computed, inject, Injectable, signal } from '@angular/core';
import { addDays, daysBetween } from '@stagewell/shared/dates';
import { Announce } from '../platform/announce';
import { PlanEditor } from './plan-editor';
import { plural } from './plan-words';
import type { CourseMove } from './timeline-bar';

/** How somebody picks courses: one more or less, all up to one, every one, or none any more. */
export interface Picking {
  readonly how: 'one' | 'to' | 'all' | 'none';
  readonly courseId: string | null;
  /** All courses in the order in which they are shown. */
  readonly order: readonly string[];
}
interface Picked {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins: what was picked last. */
  readonly from: string | null;
}

export const NONE_PICKED: Picked = { ids: new Set(), from: null };

const rangeOf = (order: readonly string[], from: string, to: string): readonly string[] => {
  const ends = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b);
  return order.slice(ends[0], (ends[1] ?? 0) + 1);
};

/** What is picked after picking. `from` stays where it is while a range is drawn, so that it can be made longer and shorter. */
export const pickedAfter = ({ ids, from }: Picked, { how, courseId, order }: Picking): Picked => {
  if (how === 'none') return NONE_PICKED;
  if (how === 'all') return { ids: new Set(order), from };
  if (courseId === null) return { ids, from };
  if (how === 'to' && from !== null && order.includes(from)) return { ids: new Set(rangeOf(order, from, courseId)), from };
  return { ids: ids.has(courseId) ? new Set([...ids].filter((id) => id !== courseId)) : new Set([...ids, courseId]), from: courseId };
};

/** The courses that are changed together: picked on the timeline or in the table, or a whole stage. */
@Injectable()
export class Picks {
  private readonly editor = inject(PlanEditor);
  private readonly announce = inject(Announce);

  private readonly picked = signal(NONE_PICKED);

  /** Those that are picked and still on the board. */
  readonly lines = computed(() => this.editor.lines().filter(({ course }) => this.picked().ids.has(course.id)));
  readonly ids = computed<ReadonlySet<string>>(() => new Set(this.lines().map(({ course }) => course.id)), {
    equal: (a, b) => a.size === b.size && [...a].every((id) => b.has(id)),
  });
  /** Courses that have started stay where they are. */
  readonly movable = computed(() => this.lines().filter(({ state }) => state === 'planned'));

  pick(picking: Picking): void {
    const before = this.picked();
    // The course whose details are open counts as the first one.
    const open = before.ids.size === 0 && picking.how !== 'none' ? this.editor.selectedId() : null;
    const from = open === null || open === picking.courseId ? before : { ids: new Set([open]), from: open };
    this.picked.set(pickedAfter(from, picking));
    if (this.picked().ids !== before.ids) this.say();
  }

  /** Picks all courses of a stage, and nothing else. */
  pickStage(stageId: string): void {
    const ids = this.editor.lines().flatMap(({ course }) => (course.stageId === stageId ? [course.id] : []));
    this.picked.set({ ids: new Set(ids), from: ids[0] ?? null });
    this.say();
  }

  clear(): void {
    this.pick({ how: 'none', courseId: null, order: [] });
  }

  /** Moves a course, and with it all others when it is one of those that are picked. */
  move({ courseId, startsOn, merge }: CourseMove): void {
    const line = this.movable().find(({ course }) => course.id === courseId);
    if (line === undefined || this.movable().length < 2) this.editor.move(courseId, startsOn, merge);
    else this.moveBy(daysBetween(line.course.startsOn, startsOn), merge);
  }

  /** All that are picked and planned, by the same days, as one step of undo. */
  moveBy(days: number, merge: string | null = null): void {
    if (days === 0) return;
    this.editor.restage(Object.fromEntries(this.movable().map(({ course }) => [course.id, addDays(course.startsOn, days)])), merge);
  }

  remove(): void {
    this.editor.removeAll(this.movable().map(({ course }) => course.id));
  }

  private say(): void {
    const count = this.lines().length;
    this.announce.politely(count === 0 ? 'No course selected.' : `${plural(count, 'course')} selected.`);
  }
}
