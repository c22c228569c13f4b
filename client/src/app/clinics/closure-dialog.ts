import { Component, computed, inject, signal } from '@angular/core';
import { form, maxLength, required, type TreeValidationResult, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { MatHint } from '@angular/material/form-field';
import { CLOSURE, closureProblems, type ClosureView, type NewClosure } from '@stagewell/shared/clinics/closure';
import { isCalendarDate } from '@stagewell/shared/dates';
import type { SiteView } from '@stagewell/shared/people/person';
import { firstValueFrom } from 'rxjs';
import { ClashNote } from '../chart/clash-note';
import { isTypedDay } from '../plans/typed-day';
import { problemOf } from '../platform/api-problem';
import { fieldProblems, focusFirstError } from '../platform/field-problems';
import { newKey } from '../platform/idempotency';
import { closedDaysText, closedWhereText } from './closure-words';
import { ClosuresApi } from './closures-api';
import { FORM_DIALOG } from '../ui/form-dialog';

export interface ClosureRequest {
  /** The one to change; `null` = a new one. */
  readonly closure: ClosureView | null;
  readonly sites: readonly SiteView[];
}
const EMPTY: NewClosure = { siteId: null, firstOn: '', lastOn: '', reason: '' };
const draftOf = ({ siteId, firstOn, lastOn, reason }: NewClosure) => ({ siteId: siteId ?? '', firstOn, lastOn, reason });

/** When the clinic or a site is closed, and why. */
@Component({
  selector: 'app-closure-dialog',
  imports: [...FORM_DIALOG, ClashNote, MatHint],
  templateUrl: './closure-dialog.html',
})
export class ClosureDialog {
  protected readonly request = inject<ClosureRequest>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<ClosureDialog, ClosureView>>(MatDialogRef);
  private readonly api = inject(ClosuresApi);

  private readonly key = newKey();
  private readonly base = signal(this.request.closure);
  protected readonly theirs = signal<ClosureView | null>(null);
  protected readonly refusal = signal<unknown>(null);
  private readonly model = signal(draftOf(this.request.closure ?? EMPTY));
  protected readonly entry = form(
    this.model,
    (path) => {
      required(path.firstOn, { message: 'Say on which day it begins.' });
      required(path.lastOn, { message: 'Say on which day it ends.' });
      validate(path.lastOn, ({ value, valueOf }) => {
        const [problem] = daysProblems(valueOf(path.firstOn), value());
        return problem === undefined ? undefined : { kind: 'days', message: `${problem.message}.` };
      });
      required(path.reason, { message: 'Say why in a few words.' });
      maxLength(path.reason, CLOSURE.reason.maxLength);
    },
    {
      submission: { action: async (tree): Promise<TreeValidationResult> => this.submit(() => fieldProblems(tree, this.refusal())), onInvalid: focusFirstError },
    },
  );
  protected readonly differences = computed(() => {
    const theirs = this.theirs();
    if (theirs === null) return [];
    const mine = this.lines(this.asClosure());
    return this.lines(theirs).flatMap(([label, value], at) => (mine[at]?.[1] === value ? [] : [{ label, theirs: value, mine: mine[at]?.[1] ?? '' }]));
  });

  /** Most closures are one day; a last day that was chosen stays while it can. */
  protected follow(): void {
    this.model.update((draft) => (isTypedDay(draft.firstOn) && draft.lastOn < draft.firstOn ? { ...draft, lastOn: draft.firstOn } : draft));
  }

  protected takeTheirs(theirs: ClosureView): void {
    this.base.set(theirs);
    this.model.set(draftOf(theirs));
    this.theirs.set(null);
    this.refusal.set(null);
  }

  private lines(closure: NewClosure): readonly (readonly [string, string])[] {
    return [
      ['Days', closedDaysText(closure)],
      ['Site', closedWhereText(closure, this.request.sites)],
      ['Reason', closure.reason],
    ];
  }

  private asClosure(): NewClosure {
    const { siteId, reason, ...days } = this.model();
    return { ...days, siteId: siteId === '' ? null : siteId, reason: reason.trim() };
  }

  private async submit(placed: () => TreeValidationResult): Promise<TreeValidationResult> {
    this.refusal.set(null);
    const base = this.theirs() ?? this.base();
    try {
      this.ref.close(await (base === null ? this.api.add(this.asClosure(), this.key) : this.api.edit(base, this.asClosure())));
      return undefined;
    } catch (error) {
      this.refusal.set(error);
      if (base !== null && problemOf(error).status === 412) this.theirs.set(await this.api.current(base.id));
      return problemOf(error).errors === undefined ? undefined : placed();
    }
  }
}

const daysProblems = (firstOn: string, lastOn: string) => (isCalendarDate(firstOn) && isCalendarDate(lastOn) ? closureProblems({ firstOn, lastOn }) : []);

/** Resolves to what was saved; `undefined` = nothing. */
export const askClosure = (dialog: MatDialog, request: ClosureRequest): Promise<ClosureView | undefined> =>
  firstValueFrom(dialog.open<ClosureDialog, ClosureRequest, ClosureView>(ClosureDialog, { data: request, width: '560px', maxWidth: '96vw' }).afterClosed());
