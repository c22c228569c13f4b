import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MERGE, MERGED_THINGS, type MergeView } from '@stagewell/shared/patients/merge';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { DayPipe, MomentPipe } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';
import { askReason } from '../ui/reason-dialog';
import { askSignature } from '../ui/sign-dialog';
import { DuplicatesApi } from './duplicates-api';

/** What was merged into a chart, by whom and why, and the way back. Nothing is shown when nothing was. */
@Component({
  selector: 'app-merges-card',
  imports: [DayPipe, MatButton, MomentPipe, ProblemCard],
  template: `
    @if (merges.error(); as error) {
      <app-problem-card [error]="error" (retry)="merges.reload()" />
    } @else if (rows().length > 0) {
      <section class="card card--flush" aria-labelledby="merged">
        <div class="card__head"><h3 id="merged">Merged into this chart</h3></div>
        <ul>
          @for (merge of rows(); track merge.id) {
            <li>
              <div>
                <strong>MRN {{ merge.mrn }}</strong
                >, {{ merge.givenName }} {{ merge.familyName }}, {{ merge.birthDate ? 'born ' + (merge.birthDate | day) : 'birth date not known' }}
                <p class="small">{{ merge.mergedAt | moment }} by {{ merge.mergedByName }}: {{ merge.reason }}</p>
                @if (session.may('patients.merge')) {
                  <p class="muted small">{{ movedOf(merge) }}</p>
                }
                @if (merge.undoneAt) {
                  <p class="small">Taken back {{ merge.undoneAt | moment }} by {{ merge.undoneByName }}: {{ merge.undoneReason }}</p>
                }
              </div>
              @if (!merge.undoneAt && session.may('patients.merge')) {
                <button matButton="text" type="button" [attr.aria-label]="'Take back the merge of MRN ' + merge.mrn" (click)="undo(merge)">Take back</button>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem 1rem;
      align-items: start;
      justify-content: space-between;
      padding: 0.75rem 1.25rem;
      border-block-start: 1px solid var(--mat-sys-outline-variant);
    }
    li > div {
      flex: 1 1 20rem;
    }
    p {
      margin: 0.125rem 0 0;
    }
  `,
})
export class MergesCard {
  private readonly api = inject(DuplicatesApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  protected readonly session = inject(Session);

  readonly patientId = input.required<string>();
  /** Rows went back to the other chart: what is shown of this one is old. */
  readonly changed = output();

  protected readonly merges = this.api.merges(() => this.patientId());
  protected readonly rows = computed(() => (this.merges.hasValue() ? this.merges.value() : []));

  protected movedOf({ moved }: MergeView): string {
    return moved.length === 0
      ? 'Nothing but the name came with it.'
      : `Came with it: ${moved.map(({ what, count }) => `${count} ${MERGED_THINGS[what][count === 1 ? 0 : 1]}`).join(', ')}.`;
  }

  protected async undo(merge: MergeView): Promise<void> {
    const key = newKey();
    const done = await askReason(this.dialog, {
      heading: `Take back the merge of MRN ${merge.mrn}`,
      explanation: 'Every row that came with it goes back to that chart, as it is now. What was added since then stays here: look through it afterwards.',
      label: 'Why are they two people?',
      confirm: 'Go on to sign',
      ...MERGE.reason,
      act: (reason) =>
        askSignature(this.dialog, {
          heading: 'Two people after all',
          statements: [`MRN ${merge.mrn} is another person, and gets back what came from there.`],
          confirm: 'Sign and take back',
          act: async (password) => void (await this.api.undo(merge.id, { reason, password }, key)),
        }),
    });
    if (!done) return;
    this.announce.politely(`MRN ${merge.mrn} is a chart of its own again`);
    this.merges.reload();
    this.changed.emit();
  }
}
