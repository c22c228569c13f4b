import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { addDays } from '@stagewell/shared/dates';
import type { PlannedReview } from '@stagewell/shared/reviews/review';
import { CategoryChip } from '../ui/category-chip';
import { DayPipe } from '../ui/day';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import type { CourseLine } from './course-lines';
import { COURSE_STATE_WORDS, stepWords, TARGET_WORDS } from './plan-words';
import type { Picking } from './picks';
import type { ProposalAnswer, ProposedDay } from './proposal';
import { ProposedDayWords } from './proposed-day';
import { reliefsOf } from './relief';
import { reliefText, reviewText } from './row-marks';
import type { CourseEnd, CourseMove } from './timeline-bar';
import { isTypedDay } from './typed-day';

/** The same plan as the timeline shows, as a table: everything can be done here as well. */
@Component({
  selector: 'app-plan-table',
  imports: [CategoryChip, DayPipe, Icon, MatButton, ProposedDayWords, SeverityChip],
  templateUrl: './plan-table.html',
  styleUrl: './plan-table.scss',
})
export class PlanTable {
  readonly lines = input.required<readonly CourseLine[]>();
  readonly editable = input(false);
  readonly selectedId = input<string | null>(null);
  /** Names of treatments by id. */
  readonly names = input<ReadonlyMap<string, string>>(new Map());
  /** Names of people by account id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());
  /** Courses that are selected together. */
  readonly picked = input<ReadonlySet<string>>(new Set());
  readonly reviews = input<readonly PlannedReview[]>([]);
  /** Days that are proposed and not decided, by course id. */
  readonly proposed = input<ReadonlyMap<string, ProposedDay>>(new Map());
  readonly answered = output<ProposalAnswer>();
  readonly selected = output<string>();
  readonly picking = output<Picking>();
  readonly moved = output<CourseMove>();
  readonly endMoved = output<CourseEnd>();
  readonly removed = output<string>();
  readonly started = output<string>();
  readonly stopped = output<string>();
  /** Whether courses may be started and stopped: the plan is active. */
  readonly running = input(false);

  protected readonly stateWords = COURSE_STATE_WORDS;
  protected readonly targetWords = TARGET_WORDS;
  protected readonly steps = stepWords;
  /** What the timeline shows by diamonds and shades, in words, by course id. */
  private readonly said = computed(() => {
    const reliefs = reliefsOf(this.lines());
    return new Map(
      this.lines().map(({ course: { id } }) => [
        id,
        [...(reliefs.get(id) ?? []).map(reliefText), ...this.reviews().flatMap((review) => (review.courseIds.includes(id) ? [reviewText(review)] : []))],
      ]),
    );
  });
  protected readonly ofThePlan = computed(() => this.reviews().flatMap((review) => (review.courseIds.length === 0 ? [reviewText(review)] : [])));
  protected readonly allPicked = computed(() => this.lines().every(({ course }) => this.picked().has(course.id)));

  protected saidOf({ course }: CourseLine): readonly string[] {
    return this.said().get(course.id) ?? [];
  }

  protected backup({ course: { backupModalityId: id } }: CourseLine): string {
    return id === null ? 'none chosen' : (this.names().get(id) ?? id);
  }

  protected responsible({ course }: CourseLine): string {
    return course.responsibleId === null ? 'nobody yet' : (this.people().get(course.responsibleId) ?? 'somebody who left the clinic');
  }

  protected movable({ state }: CourseLine): boolean {
    return this.editable() && state === 'planned';
  }

  protected shift({ course }: CourseLine, days: number): void {
    this.moved.emit({ courseId: course.id, startsOn: addDays(course.startsOn, days), merge: null });
  }

  /** A day that is only half typed moves nothing; the days on the way to the one that is meant are one step of undo. */
  protected startOn({ course }: CourseLine, typed: string): void {
    if (isTypedDay(typed) && typed !== course.startsOn) this.moved.emit({ courseId: course.id, startsOn: typed, merge: `startsOn:${course.id}` });
  }

  protected endOn({ course }: CourseLine, typed: string): void {
    const merge = `endsOn:${course.id}`;
    if (typed === '') this.endMoved.emit({ courseId: course.id, endsOn: null, merge });
    else if (isTypedDay(typed) && typed >= course.startsOn) this.endMoved.emit({ courseId: course.id, endsOn: typed, merge });
  }

  protected pick(how: Picking['how'], courseId: string | null): void {
    this.picking.emit({ how, courseId, order: this.lines().map(({ course }) => course.id) });
  }
}
