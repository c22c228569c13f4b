import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { boardOf } from '@stagewell/shared/plans/board';
import { mergeOnto, type Side } from '@stagewell/shared/plans/merge';
import type { Board, PlanView } from '@stagewell/shared/plans/plan';
import { firstValueFrom } from 'rxjs';
import { questionOf } from './clash-words';
import type { Catalogue } from './course-lines';
import { differences } from './differences';

export interface Clash {
  readonly mine: Board;
  readonly theirs: PlanView;
  /** What both began with. */
  readonly before: Board;
  readonly catalogue: Catalogue;
}
/** `both` comes with the board that it makes. */
export type ClashAnswer = { readonly take: 'mine' } | { readonly take: 'theirs' } | { readonly take: 'both'; readonly board: Board };

const SIDES = [
  { side: 'mine', word: 'Yours' },
  { side: 'theirs', word: 'Theirs' },
] as const;

/** Someone else saved first: shows both changes, and what keeping both would give. Whatever is chosen, undo brings the others back. */
@Component({
  selector: 'app-clash-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Someone else saved this plan first</h2>
    <mat-dialog-content class="stack">
      <p>
        Nothing is lost: your edit is still on the screen, theirs is on the server as version {{ clash.theirs.version }}. Undo brings back whichever you do not
        choose.
      </p>
      <div class="both">
        <section class="note" aria-labelledby="yours">
          <h3 id="yours">You changed</h3>
          <ul>
            @for (line of mine(); track line) {
              <li>{{ line }}</li>
            } @empty {
              <li>Nothing</li>
            }
          </ul>
        </section>
        <section class="note" aria-labelledby="theirs">
          <h3 id="theirs">They changed</h3>
          <ul>
            @for (line of theirs(); track line) {
              <li>{{ line }}</li>
            } @empty {
              <li>Only the state of the plan or of a course</li>
            }
          </ul>
        </section>
      </div>
      <section class="stack stack--tight" aria-labelledby="together">
        <h3 id="together">If both are kept</h3>
        @for (question of questions(); track question.key) {
          <fieldset>
            <legend>{{ question.about }}</legend>
            @for (one of sides; track one.side) {
              <label>
                <input type="radio" [name]="question.key" [checked]="sideOf(question.key) === one.side" (change)="choose(question.key, one.side)" />
                <span
                  ><strong>{{ one.word }}:</strong> {{ question.says[one.side] }}</span
                >
              </label>
            }
          </fieldset>
        } @empty {
          <p>Your changes and theirs do not touch each other.</p>
        }
        <p class="muted small" role="status">
          {{ questions().length === 0 ? '' : questions().length === 1 ? 'One part was changed by both.' : questions().length + ' parts were changed by both.' }}
          The rest is taken from whoever changed it.
        </p>
      </section>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" [mat-dialog-close]="undefined">Decide later</button>
      <button matButton="outlined" type="button" [mat-dialog-close]="{ take: 'theirs' }">Show theirs</button>
      <button matButton="outlined" type="button" [mat-dialog-close]="{ take: 'mine' }">Keep mine</button>
      <button matButton="filled" type="button" [mat-dialog-close]="{ take: 'both', board: merged().board }">Keep both</button>
    </mat-dialog-actions>
  `,
  styles: `
    .both {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
      gap: 0.75rem;
    }
    ul {
      margin: 0.375rem 0 0;
      padding-inline-start: 1.125rem;
    }
    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 0.25rem;
      font-weight: 550;
    }
    label {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-block-size: 2rem;
    }
  `,
})
export class ClashDialog {
  protected readonly clash = inject<Clash>(MAT_DIALOG_DATA);
  protected readonly sides = SIDES;
  private readonly chosen = signal<ReadonlyMap<string, Side>>(new Map());
  private readonly boards = { mine: this.clash.mine, theirs: boardOf(this.clash.theirs) };

  protected readonly mine = computed(() => differences(this.clash.before, this.boards.mine, this.clash.catalogue));
  protected readonly theirs = computed(() => differences(this.clash.before, this.boards.theirs, this.clash.catalogue));
  protected readonly merged = computed(() => mergeOnto(this.clash.theirs, this.clash, ({ key }) => this.sideOf(key)));
  protected readonly questions = computed(() => this.merged().conflicts.map((conflict) => questionOf(conflict, this.boards, this.clash.catalogue)));

  /** Yours, unless somebody says otherwise: you are the one who is saving. */
  protected sideOf(key: string): Side {
    return this.chosen().get(key) ?? 'mine';
  }

  protected choose(key: string, side: Side): void {
    this.chosen.update((chosen) => new Map(chosen).set(key, side));
  }
}

/** Resolves to the choice, or `undefined` to decide later. */
export const askClash = (dialog: MatDialog, clash: Clash): Promise<ClashAnswer | undefined> =>
  firstValueFrom(dialog.open<ClashDialog, Clash, ClashAnswer>(ClashDialog, { data: clash, width: '680px' }).afterClosed());
