import { computed, inject, Injectable } from '@angular/core';
import { closureOn, closuresFor, type ClosureView } from '@stagewell/shared/clinics/closure';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { OpenDays } from '@stagewell/shared/reviews/open-days';
import { ClinicsApi } from '../clinics/clinics-api';
import { closedDaysText, closedWhereText } from '../clinics/closure-words';
import { ClosuresApi } from '../clinics/closures-api';
import { dayText } from '../ui/day';
import { PlanEditor } from './plan-editor';

/** A stretch of closed days on the plan, both included. */
export interface Closed {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The reason, and the site when it is one site only. */
  readonly why: string;
}
/** A planned course that begins while nobody is there. */
export interface ClosedStart {
  readonly courseId: string;
  readonly name: string;
  readonly words: string;
}

/** When the clinic is closed for the patient of this plan: at their site, or at any while nobody has asked which it is. */
@Injectable()
export class PlanClosures {
  private readonly editor = inject(PlanEditor);
  private readonly clinic = inject(ClinicsApi).clinic;
  /** Days before today matter on a plan that was running then. */
  private readonly from = computed<CalendarDate | null>(() => {
    const chart = this.editor.chart();
    return chart === null ? null : (chart.plan?.courses ?? []).reduce((first, { startsOn }) => (startsOn < first ? startsOn : first), chart.today);
  });
  private readonly read = inject(ClosuresApi).since(this.from);

  readonly failed = computed(() => this.read.error() !== undefined);
  /** By first day; `null` while it is not known whether there are any, empty when that could not be read. */
  readonly all = computed<readonly ClosureView[] | null>(() => {
    if (this.failed()) return [];
    return this.read.hasValue() ? closuresFor(this.read.value(), this.editor.chart()?.preferences.siteId ?? null) : null;
  });
  readonly bands = computed<readonly Closed[]>(() =>
    (this.all() ?? []).map((closure) => ({ from: closure.firstOn, to: closure.lastOn, why: this.whyOf(closure) })),
  );
  readonly words = computed(() => (this.all() ?? []).map((closure) => `${closedDaysText(closure)} (${this.whyOf(closure)})`));
  /** When somebody is there for this patient, as far as it is known. */
  readonly open = computed<OpenDays>(() => ({
    weekdays: this.clinic.hasValue() ? (this.clinic.value().openWeekdays ?? []) : [],
    closures: this.all() ?? [],
  }));
  /** What only a person can decide: some starts need nobody of the clinic. */
  readonly starts = computed<readonly ClosedStart[]>(() =>
    this.editor.lines().flatMap(({ course, name, state }) => {
      const closure = state === 'planned' && this.editor.editable() ? closureOn(this.all() ?? [], course.startsOn) : null;
      return closure === null ? [] : [{ courseId: course.id, name, words: `${dayText(course.startsOn)}, ${this.whyOf(closure)}` }];
    }),
  );

  reload(): void {
    this.read.reload();
  }

  private whyOf(closure: ClosureView): string {
    const sites = this.clinic.hasValue() ? this.clinic.value().sites : [];
    return closure.siteId === null ? closure.reason : `${closure.reason}, ${closedWhereText(closure, sites)} only`;
  }
}
