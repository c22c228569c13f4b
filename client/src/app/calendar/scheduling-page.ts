import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { SET_UP_KINDS, type SetUpKind } from '@stagewell/shared/calendar/set-up';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { ProblemCard } from '../ui/problem-card';
import { CalendarApi } from './calendar-api';
import { KIND_WORDS, linesOf, type SetUpLine } from './set-up-words';
import { askSetUp } from './set-up-dialog';

/** What decides when visits can be booked: an administrator adds, changes and takes out of use. */
@Component({
  selector: 'app-scheduling-page',
  imports: [Loading, MatButton, PageHeader, ProblemCard, RouterLink],
  template: `
    <app-page-header heading="Scheduling" lead="Hours, shifts, leave, rooms and kinds of visits. What is booked already stays as it is.">
      <a matButton="text" routerLink="/calendar">To the calendar</a>
    </app-page-header>
    @if (failure() ?? scheduling.error(); as error) {
      <app-problem-card [error]="error" (retry)="reload()" />
    }
    @if (groups(); as shown) {
      @for (group of shown; track group.kind) {
        <section class="card card--flush" [attr.aria-labelledby]="group.kind">
          <div class="card__head">
            <h2 [id]="group.kind">{{ group.words.many }}</h2>
            <button matButton="outlined" type="button" (click)="add(group.kind)">Add {{ group.words.one }}</button>
          </div>
          <table class="data-table stacks">
            <thead class="visually-hidden">
              <tr>
                <th scope="col">{{ group.words.many }}</th>
                <th scope="col">Details</th>
                <th scope="col">Act</th>
              </tr>
            </thead>
            <tbody>
              @for (line of group.lines; track line.row.id) {
                <tr>
                  <th scope="row">
                    {{ line.name }}
                    @if (line.row.withdrawn) {
                      <span class="chip">Out of use</span>
                    }
                  </th>
                  <td>{{ line.detail }}</td>
                  <td class="action">
                    <button matButton="text" type="button" (click)="change(group.kind, line)">
                      Change<span class="visually-hidden"> {{ line.name }}, {{ line.detail }}</span>
                    </button>
                    <button matButton="text" type="button" [disabled]="busy()" (click)="withdraw(group.kind, line)">
                      {{ line.row.withdrawn ? 'Use again' : 'Take out of use' }}<span class="visually-hidden"> {{ line.name }}, {{ line.detail }}</span>
                    </button>
                  </td>
                </tr>
              } @empty {
                <tr>
                  <td colspan="3" class="muted">None yet. {{ group.words.none }}</td>
                </tr>
              }
            </tbody>
          </table>
        </section>
      }
    } @else if (!scheduling.error()) {
      <div class="card"><app-loading what="Loading the set-up" [lines]="8" /></div>
    }
  `,
  host: { class: 'page' },
})
export class SchedulingPage {
  private readonly api = inject(CalendarApi);
  private readonly clinics = inject(ClinicsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);

  protected readonly scheduling = this.api.scheduling();
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly groups = computed(() => {
    if (!this.scheduling.hasValue() || !this.clinics.clinic.hasValue()) return null;
    const [view, clinic] = [this.scheduling.value(), this.clinics.clinic.value()];
    return SET_UP_KINDS.map((kind) => ({ kind, words: KIND_WORDS[kind], lines: linesOf(kind, view, clinic) }));
  });

  protected reload(): void {
    this.failure.set(null);
    this.scheduling.reload();
  }

  protected async add(kind: SetUpKind): Promise<void> {
    if (this.clinics.clinic.hasValue() && (await askSetUp(this.dialog, { kind, row: null, clinic: this.clinics.clinic.value() }))) this.reload();
  }

  protected async change(kind: SetUpKind, { row }: SetUpLine): Promise<void> {
    if (this.clinics.clinic.hasValue() && (await askSetUp(this.dialog, { kind, row, clinic: this.clinics.clinic.value() }))) this.reload();
  }

  protected async withdraw(kind: SetUpKind, { row, name }: SetUpLine): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      const { withdrawn } = await this.api.withdraw(kind, row);
      this.announce.politely(withdrawn ? `${name} is out of use. What is booked stays.` : `${name} is in use again.`);
      this.scheduling.reload();
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
