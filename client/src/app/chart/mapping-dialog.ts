import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Icon } from '../ui/icon';
import { ProblemCard } from '../ui/problem-card';
import type { MappingOffer, Target } from './mapping';

export interface MappingRequest extends MappingOffer {
  /** Stores the confirmed ids; a refusal stays in the dialog. */
  readonly act: (ids: readonly string[]) => Promise<void>;
}
/** More would hide the search. */
const SHOWN_AT_MOST = 60;

/** A clinician says what an imported or typed row means for the rules. */
@Component({
  selector: 'app-mapping-dialog',
  imports: [Icon, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard],
  template: `
    <h2 mat-dialog-title>What is “{{ request.label }}”?</h2>
    <mat-dialog-content class="stack">
      <p>{{ request.explanation }}</p>
      @if (suggested().length > 0) {
        <div class="note row">
          <span>Suggested:</span>
          @for (target of suggested(); track target.id) {
            <button matButton="outlined" type="button" (click)="toggle(target.id)">Confirm {{ target.label }}</button>
          }
        </div>
      }
      <div class="row" aria-live="polite">
        @for (target of chosenTargets(); track target.id) {
          <button class="chip" type="button" [attr.aria-label]="target.label + ', remove'" (click)="toggle(target.id)">
            {{ target.label }}<app-icon name="close" [size]="13" />
          </button>
        } @empty {
          <span class="muted">{{ request.noneMeans ?? 'Nothing chosen yet.' }}</span>
        }
      </div>
      <div class="search-field">
        <app-icon name="search" />
        <input #field type="search" aria-label="Find" placeholder="Type to find" autocomplete="off" [value]="text()" (input)="text.set(field.value)" />
      </div>
      <ul class="targets">
        @for (target of matching(); track target.id) {
          <li>
            <label class="check"
              ><input [type]="request.single ? 'radio' : 'checkbox'" name="target" [checked]="chosen().includes(target.id)" (change)="toggle(target.id)" />{{
                target.label
              }}</label
            >
          </li>
        } @empty {
          <li class="muted">
            Nothing is called so.
            {{ request.noneMeans ? '' : 'If it is not in the list, leave the row unmapped: the rules will say that they cannot judge it.' }}
          </li>
        }
      </ul>
      @if (refusal(); as refused) {
        <app-problem-card [error]="refused" retryLabel="" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" [disabled]="saving() || !mayConfirm()" (click)="confirm()">{{ saving() ? 'Saving…' : 'Confirm' }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    .targets {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
      gap: 0 1rem;
      max-block-size: 18rem;
      overflow-y: auto;
    }
    .chip {
      min-block-size: 28px;
      border: 0;
      cursor: pointer;
    }
  `,
})
export class MappingDialog {
  protected readonly request = inject<MappingRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<MappingDialog, boolean>>(MatDialogRef);

  protected readonly text = signal('');
  protected readonly chosen = signal(this.request.chosen);
  protected readonly saving = signal(false);
  protected readonly refusal = signal<unknown>(null);
  protected readonly chosenTargets = computed(() => this.chosen().map((id) => this.targetOf(id)));
  protected readonly suggested = computed(() => this.request.suggested.filter((id) => !this.chosen().includes(id)).map((id) => this.targetOf(id)));
  protected readonly matching = computed(() => {
    const wanted = this.text().trim().toLowerCase();
    return this.request.targets.filter(({ words }) => words.includes(wanted)).slice(0, SHOWN_AT_MOST);
  });
  protected readonly mayConfirm = computed(() => this.chosen().length > 0 || this.request.noneMeans !== undefined);

  protected toggle(id: string): void {
    this.chosen.update((chosen) => {
      if (chosen.includes(id)) return chosen.filter((one) => one !== id);
      return this.request.single ? [id] : [...chosen, id];
    });
  }

  protected async confirm(): Promise<void> {
    this.saving.set(true);
    this.refusal.set(null);
    try {
      await this.request.act(this.chosen());
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.saving.set(false);
    }
  }

  private targetOf(id: string): Target {
    return this.request.targets.find((target) => target.id === id) ?? { id, label: id, words: id };
  }
}

/** Resolves to whether a mapping was stored. */
export const askMapping = async (dialog: MatDialog, request: MappingRequest): Promise<boolean> =>
  (await firstValueFrom(dialog.open<MappingDialog, MappingRequest, boolean>(MappingDialog, { data: request, width: '640px' }).afterClosed())) === true;
