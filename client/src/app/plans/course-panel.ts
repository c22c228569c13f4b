import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { PLAN, TARGET_MEASURES, type CourseDraft, type StageDraft, type TargetMeasure } from '@stagewell/shared/plans/plan';
import type { PlanInformation } from '@stagewell/shared/plans/plan-information';
import { withCriterion } from '@stagewell/shared/plans/suggestions';
import { CategoryChip } from '../ui/category-chip';
import { GradeChip } from '../ui/grade-chip';
import { Icon } from '../ui/icon';
import type { CourseField } from './answers-of';
import { backupGroups, GRADE_LEGEND } from './backup-groups';
import { CourseAnswers } from './course-answers';
import type { Catalogue, CourseLine } from './course-lines';
import { CourseTold } from './course-told';
import { hintsFor, offersFor, type Suggested } from './course-suggestions';
import { DoseSteps } from './dose-steps';
import { ExpectedTimeline } from './expected-timeline';
import { TARGET_WORDS } from './plan-words';
import type { CourseMove } from './timeline-bar';
import { isTypedDay } from './typed-day';

/** A change of some fields; changes with the same `merge` are one step of undo. */
export interface CourseChange {
  readonly courseId: string;
  readonly change: Partial<CourseDraft>;
  readonly merge: string;
}
type TextField = 'successCriterion' | 'stopRule' | 'changedParameter' | 'homePractice' | 'note';

/** Everything of one course that can be planned. Each change is on the board at once; saving is the board's. */
@Component({
  selector: 'app-course-panel',
  imports: [CategoryChip, CourseAnswers, CourseTold, DoseSteps, ExpectedTimeline, GradeChip, Icon, MatButton, MatFormField, MatHint, MatInput, MatLabel],
  templateUrl: './course-panel.html',
  styleUrl: './course-panel.scss',
})
export class CoursePanel {
  readonly line = input.required<CourseLine>();
  readonly others = input.required<readonly CourseLine[]>();
  /** What check-ins will tell of each effect; left out = it is not spoken of. */
  readonly information = input<PlanInformation | null>(null);
  readonly stages = input.required<readonly StageDraft[]>();
  readonly catalogue = input.required<Catalogue>();
  readonly people = input.required<ReadonlyMap<string, string>>();
  /** Account ids of those who may be responsible for a course. */
  readonly clinicians = input.required<ReadonlySet<string>>();
  readonly editable = input(false);
  /** What was filled in for the course when it was added; absent = nothing, or in another visit. */
  readonly suggested = input<Suggested>();
  /** Works out the backup to offer for a course; `null` = there is none. */
  readonly backupFor = input<(courseId: string) => string | null>(() => null);
  /** Ids of treatments that are blocked for this patient. */
  readonly blocked = input<ReadonlySet<string>>(new Set());
  readonly changed = output<CourseChange>();
  readonly moved = output<CourseMove>();
  readonly removed = output<string>();
  readonly closed = output();

  /** The course for which no backup could be offered. */
  protected readonly withoutBackup = signal<string | null>(null);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly gradeLegend = GRADE_LEGEND;
  protected readonly limits = PLAN;
  protected readonly targets = TARGET_MEASURES.map((value) => ({ value, label: TARGET_WORDS[value] }));
  protected readonly course = computed(() => this.line().course);
  protected readonly nameOf = (courseId: string): string => this.others().find(({ course }) => course.id === courseId)?.name ?? 'another course';
  protected readonly planned = computed(() => this.editable() && this.line().state === 'planned');
  protected readonly open = computed(() => this.editable() && (this.line().state === 'planned' || this.line().state === 'active'));
  protected readonly endsTooEarly = computed(() => {
    const { startsOn, endsOn } = this.course();
    return endsOn !== null && endsOn < startsOn;
  });
  protected readonly backups = computed(() => backupGroups(this.line(), this.catalogue(), this.blocked()));
  /** Whoever is responsible already stays to be seen, whatever their role is now. */
  protected readonly colleagues = computed(() =>
    [...this.people()].flatMap(([id, name]) => (this.clinicians().has(id) || id === this.course().responsibleId ? [{ id, name }] : [])),
  );
  protected readonly needsStopRule = computed(() => ['D', 'N'].includes(this.line().modality?.grade.value ?? ''));

  protected readonly offers = computed(() => {
    const { modality } = this.line();
    return this.open() && modality !== undefined ? offersFor(this.course(), modality) : null;
  });
  protected readonly hints = computed(() => {
    const { modality } = this.line();
    return this.open() && modality !== undefined ? hintsFor(this.course(), modality, this.suggested()) : {};
  });

  focus(): void {
    const element = this.heading().nativeElement;
    element.focus({ preventScroll: true });
    element.scrollIntoView?.({ block: 'center' });
  }

  /** Goes from an open question to the field that answers it. */
  protected focusField(field: CourseField): void {
    this.host.nativeElement.querySelector<HTMLElement>(`#course-${field}`)?.focus();
  }

  /** Asked for, not kept up to date: it takes several judgements of the whole plan. */
  protected suggestBackup(): void {
    const { id } = this.course();
    const backupModalityId = this.backupFor()(id);
    this.withoutBackup.set(backupModalityId === null ? id : null);
    if (backupModalityId !== null) this.set({ backupModalityId }, 'backup');
  }

  protected text(field: TextField, value: string): void {
    this.set({ [field]: value }, field);
  }

  protected set(change: Partial<CourseDraft>, field: string): void {
    const [course, modality] = [this.course(), this.line().modality];
    const all = modality === undefined ? change : withCriterion(course, change, modality);
    this.changed.emit({ courseId: course.id, change: all, merge: `${field}:${course.id}` });
  }

  protected startOn(typed: string): void {
    const { id, startsOn } = this.course();
    if (isTypedDay(typed) && typed !== startsOn) this.moved.emit({ courseId: id, startsOn: typed, merge: `startsOn:${id}` });
  }

  protected endOn(typed: string): void {
    if (typed === '' || isTypedDay(typed)) this.set({ endsOn: typed === '' ? null : typed }, 'endsOn');
  }

  protected sessions(typed: string): void {
    const count = typed.trim() === '' ? null : Number(typed);
    if (count === null || (Number.isFinite(count) && count >= 0 && count <= 14)) this.set({ sessionsPerWeek: count }, 'sessionsPerWeek');
  }

  protected target(value: string): void {
    this.set({ target: value as TargetMeasure }, 'target');
  }
}
