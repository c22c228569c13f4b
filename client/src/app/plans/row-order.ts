import { computed, signal, type Signal } from '@angular/core';
import type { CourseLine } from './course-lines';

/**
 * Keeps the rows where they are while someone is among them, and puts them in order afterwards: a row that is moved
 * within the page loses the keyboard's focus, the day that is being typed, and the hold of a drag.
 */
export class RowOrder {
  private readonly held = signal<readonly string[] | null>(null);

  readonly rows: Signal<readonly CourseLine[]> = computed(() => {
    const held = this.held();
    const place = ({ course }: CourseLine): number => (held?.includes(course.id) === true ? held.indexOf(course.id) : (held?.length ?? 0));
    return held === null ? this.lines() : this.lines().toSorted((a, b) => place(a) - place(b));
  });

  constructor(private readonly lines: Signal<readonly CourseLine[]>) {}

  hold(): void {
    this.held.update((held) => held ?? this.lines().map(({ course }) => course.id));
  }

  /** Somebody left; going on within the same list is not leaving. */
  release({ currentTarget, relatedTarget }: FocusEvent): void {
    if (!(currentTarget as Element).contains(relatedTarget as Node | null)) this.held.set(null);
  }
}
