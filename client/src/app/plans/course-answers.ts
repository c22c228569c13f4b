import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SeverityChip } from '../ui/severity-chip';
import { answersOf, type CourseField } from './answers-of';
import type { Catalogue, CourseLine } from './course-lines';

/** The five questions of the clinic's guide, answered of one course; what is open leads to the field that answers it. */
@Component({
  selector: 'app-course-answers',
  imports: [MatButton, SeverityChip],
  template: `
    <section aria-labelledby="course-answers">
      <h4 id="course-answers">What the patient should know</h4>
      <p class="small muted" role="status">{{ standing() }}</p>
      <dl>
        @for (line of lines(); track line.question) {
          <dt>{{ line.question }}</dt>
          <dd>
            @for (sentence of line.answer; track $index) {
              <p>{{ sentence }}</p>
            }
            @if (line.open; as open) {
              <p class="open">
                <app-severity-chip severity="unknown" [label]="open.words" />
                @if (open.field && editable()) {
                  <button matButton="text" type="button" (click)="asked.emit(open.field)">{{ open.todo }}</button>
                }
              </p>
            }
          </dd>
        }
      </dl>
    </section>
  `,
  styles: `
    dl {
      display: grid;
      gap: 0.125rem;
      margin-block: 0.5rem 0.375rem;
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
    }
    dt {
      margin-block-start: 0.375rem;
      font-size: 0.8125rem;
      color: var(--mat-sys-on-surface-variant);
    }
    dt:first-of-type {
      margin-block-start: 0;
    }
    dd {
      display: grid;
      gap: 0.125rem;
      margin: 0;
      overflow-wrap: anywhere;
    }
    .open {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.5rem;
      align-items: center;
    }
  `,
})
export class CourseAnswers {
  readonly line = input.required<CourseLine>();
  readonly catalogue = input.required<Catalogue>();
  readonly people = input.required<ReadonlyMap<string, string>>();
  readonly editable = input(false);
  readonly asked = output<CourseField>();

  protected readonly lines = computed(() => answersOf(this.line(), this.catalogue(), this.people()));
  protected readonly standing = computed(() => {
    const open = this.lines().filter((line) => line.open !== null).length;
    return open === 0
      ? `All ${this.lines().length} questions are answered.`
      : `${this.lines().length - open} of ${this.lines().length} questions are answered.`;
  });
}
