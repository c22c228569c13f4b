import { Component, computed, ElementRef, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { ClosureView } from '@stagewell/shared/clinics/closure';
import type { CalendarDate } from '@stagewell/shared/dates';
import { RECORD } from '@stagewell/shared/patients/patient';
import type { SiteView } from '@stagewell/shared/people/person';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { MomentPipe } from '../ui/day';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { askClosure } from './closure-dialog';
import { closedDaysText, closedWhereText } from './closure-words';
import { ClosuresApi } from './closures-api';

/** When the clinic or a site is closed from today on; an administrator adds, changes and takes back. */
@Component({
  selector: 'app-closures-card',
  imports: [EmptyState, Icon, Loading, MatButton, MomentPipe, ProblemCard],
  host: { class: 'card card--flush' },
  templateUrl: './closures-card.html',
  styles: `
    .acts {
      text-align: end;
    }

    @media (min-width: 641px) {
      .acts {
        white-space: nowrap;
      }
    }
  `,
})
export class ClosuresCard {
  readonly sites = input.required<readonly SiteView[]>();
  readonly today = input.required<CalendarDate>();

  private readonly api = inject(ClosuresApi);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly adding = viewChild('adding', { read: ElementRef<HTMLElement> });

  protected readonly closures = this.api.since(this.today);
  protected readonly mayWrite = computed(() => this.session.may('clinic.write'));
  protected readonly next = computed(() =>
    this.mayWrite()
      ? 'Add the days on which the clinic or a site is closed: plans show them, and nothing is staged to start then.'
      : 'An administrator adds the days on which the clinic or a site is closed; plans show them.',
  );
  protected readonly rows = computed(() =>
    (this.closures.hasValue() ? this.closures.value() : []).map((closure) => ({
      closure,
      days: closedDaysText(closure),
      where: closedWhereText(closure, this.sites()),
      now: closure.firstOn <= this.today(),
    })),
  );

  protected async add(): Promise<void> {
    const added = await askClosure(this.dialog, { closure: null, sites: this.sites() });
    if (added !== undefined) this.done(`Closed ${closedDaysText(added)}. Plans show it from now on.`);
  }

  protected async edit(closure: ClosureView): Promise<void> {
    const changed = await askClosure(this.dialog, { closure, sites: this.sites() });
    if (changed !== undefined) this.done(`The closure is changed: ${closedDaysText(changed)}.`);
  }

  protected async withdraw(closure: ClosureView): Promise<void> {
    const done = await askReason(this.dialog, {
      heading: 'Entered in error?',
      explanation: `${closure.reason}, ${closedDaysText(closure)}: plans no longer show it, and courses may be staged to start then. It is kept in the record with your reason.`,
      label: 'Reason',
      confirm: 'Mark as entered in error',
      minLength: 3,
      maxLength: RECORD.reason.maxLength,
      act: (reason) => this.api.enteredInError(closure, reason),
    });
    if (!done) return;
    // Its row, and the button that was pressed, go with it.
    this.adding()?.nativeElement.focus();
    this.done('The closure is marked as entered in error.');
  }

  private done(what: string): void {
    this.announce.politely(what);
    this.closures.reload();
  }
}
