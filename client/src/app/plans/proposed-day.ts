import { Component, computed, input, output } from '@angular/core';
import { DayPipe, dayText } from '../ui/day';
import { Icon } from '../ui/icon';
import type { ProposalAnswer, ProposedDay } from './proposal';
import { shiftWords } from './stage-words';

/** A proposed day in words, why it is that one, and the answers to it. */
@Component({
  selector: 'app-proposed-day',
  imports: [DayPipe, Icon],
  template: `
    <span class="to"
      ><strong>{{ proposed().to | day }}</strong> <span class="muted">{{ shift() }}</span></span
    >
    <span class="answers no-print">
      @if (editable()) {
        <button type="button" [attr.aria-label]="'Accept ' + about()" (click)="say('accept')"><app-icon name="check" [size]="13" />Accept</button>
        <button type="button" [attr.aria-label]="'Keep ' + proposed().name + ' where it is'" (click)="say('keep')">Keep</button>
      }
      <button type="button" [attr.aria-label]="'Why here: ' + about()" [attr.popovertarget]="reasonId()">Why here</button>
    </span>
    <span class="reason" popover [attr.id]="reasonId()">
      <strong>{{ proposed().name }}, {{ proposed().to | day }}</strong>
      {{ proposed().why ?? 'No reason is stated.' }}
    </span>
  `,
  styleUrl: './proposed-day.scss',
})
export class ProposedDayWords {
  readonly proposed = input.required<ProposedDay>();
  readonly editable = input(false);
  /** The same day is shown in the timeline and in the table. */
  readonly where = input.required<'timeline' | 'table'>();
  readonly answered = output<ProposalAnswer>();

  protected readonly shift = computed(() => shiftWords(this.proposed().days));
  protected readonly about = computed(() => `${this.proposed().name} on ${dayText(this.proposed().to)}`);
  protected readonly reasonId = computed(() => `why-${this.where()}-${this.proposed().courseId}`);

  protected say(answer: ProposalAnswer['answer']): void {
    this.answered.emit({ courseId: this.proposed().courseId, answer });
  }
}
