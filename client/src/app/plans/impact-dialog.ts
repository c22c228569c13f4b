import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { Impact } from '@stagewell/shared/plans/impact';
import { firstValueFrom } from 'rxjs';
import { RuleCodes } from './rule-codes';
import { SeverityChip } from '../ui/severity-chip';
import { impactWords, type BothNames } from './impact-words';

export interface ImpactQuestion {
  readonly impact: Impact;
  readonly names: BothNames;
  /** What the button says, e.g. "Accept and save". */
  readonly confirm: string;
  /** It was asked before, and what it would do is another thing now. */
  readonly again: boolean;
  /** Whether whoever reads it may sign for findings. */
  readonly maySign: boolean;
}

/** `sign`: accepted, and what it brings is decided right after. */
export type ImpactAnswer = 'accepted' | 'sign' | 'declined';

/** What a change of a running plan does: read before it is stored. Resolves to what is done about it. */
@Component({
  selector: 'app-impact-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, RuleCodes, SeverityChip],
  templateUrl: './impact-dialog.html',
  styleUrl: './impact-dialog.scss',
})
export class ImpactDialog {
  protected readonly question = inject<ImpactQuestion>(MAT_DIALOG_DATA);
  protected readonly words = computed(() => impactWords(this.question.impact, this.question.names));
  protected readonly mayDecide = computed(() => this.question.maySign && this.words().decisions > 0);
}

/** Resolves to the answer; `declined` = nothing is to be stored. */
export const askImpact = async (dialog: MatDialog, question: ImpactQuestion): Promise<ImpactAnswer> =>
  (await firstValueFrom(
    dialog
      .open<ImpactDialog, ImpactQuestion, ImpactAnswer>(ImpactDialog, {
        data: question,
        width: '760px',
        maxWidth: '94vw',
        // Whoever hears the page hears what changes before the buttons.
        autoFocus: 'first-heading',
      })
      .afterClosed(),
  )) ?? 'declined';
