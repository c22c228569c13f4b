import { Component, computed, ElementRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Severity } from '@stagewell/shared/sequencing/finding';
import { applyChange } from '@stagewell/shared/sequencing/policy/changes';
import type { ParameterLimits, RowLimits } from '@stagewell/shared/sequencing/policy/limits';
import { LIMIT_REASONS, type RuleChange } from '@stagewell/shared/sequencing/policy/policy';
import { settingProblems, valueAt } from '@stagewell/shared/sequencing/policy/policy-problems';
import type { Rule } from '@stagewell/shared/sequencing/rules';
import { firstValueFrom } from 'rxjs';
import { problemOf } from '../platform/api-problem';
import { ProblemCard } from '../ui/problem-card';
import { SourceNote } from '../ui/source-note';
import { SEVERITY_VERBS } from './difference-words';
import { ruleWords } from './rule-words';

export interface RuleEditing {
  readonly rule: Rule;
  readonly limits: RowLimits;
  readonly act: (change: RuleChange) => Promise<void>;
}

const typedNumber = (words: string): number => (words.trim() === '' ? Number.NaN : Number(words));

/** Sets one rule within what the policy allows; the sentence shows at once what it would say. */
@Component({
  selector: 'app-rule-editor',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatSuffix,
    ProblemCard,
    SourceNote,
  ],
  templateUrl: './rule-editor.html',
  styleUrl: './rule-editor.scss',
})
export class RuleEditor {
  protected readonly request = inject<RuleEditing>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<RuleEditor, boolean>>(MatDialogRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly limits = this.request.limits;
  protected readonly verbs = SEVERITY_VERBS;
  protected readonly reasons = LIMIT_REASONS;
  protected readonly enabled = signal(this.request.rule.enabled);
  protected readonly severity = signal<Severity>(this.request.rule.severity);
  protected readonly from = signal(this.request.rule.effectiveFrom);
  protected readonly to = signal(this.request.rule.effectiveTo);
  protected readonly numbers = signal<Readonly<Record<string, number>>>(
    Object.fromEntries(this.limits.parameters.map(({ path }) => [path, valueAt(this.request.rule.parameters, path) as number])),
  );
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(null);

  private readonly change = computed<RuleChange>(() => ({
    id: this.request.rule.id,
    enabled: this.enabled(),
    severity: this.severity(),
    parameters: this.numbers(),
    effectiveFrom: this.from(),
    effectiveTo: this.to(),
  }));
  private readonly changed = computed(() => applyChange(this.request.rule, this.change()));
  protected readonly problems = computed<ReadonlyMap<string, string>>(
    () => new Map(settingProblems(this.limits, this.changed()).map(({ path, message }) => [path, message])),
  );
  /** What the rule would say; while a number is missing, what it says now. */
  protected readonly words = computed(() => ruleWords(Object.values(this.numbers()).some(Number.isNaN) ? this.request.rule : this.changed()));

  protected boundsOf({ min, max, step, shipped, unit }: ParameterLimits): string {
    const words = unit.en === '' ? '' : ` ${unit.en}`;
    const steps = step === 1 ? '' : ` in steps of ${step}`;
    return `${min === max ? `stays at ${min}` : `${min} to ${max}`}${words}${steps}; ships as ${shipped}`;
  }

  protected type(path: string, words: string): void {
    this.numbers.update((numbers) => ({ ...numbers, [path]: typedNumber(words) }));
  }

  protected async submit(): Promise<void> {
    if (this.problems().size > 0) {
      this.host.nativeElement.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.request.act(this.change());
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** Whether somebody else saved first: their draft is loaded, and the next try is made on it. */
  protected clashed(): boolean {
    return this.refusal() !== null && problemOf(this.refusal()).status === 412;
  }
}

/** Opens at the edge of the page; resolves to whether it was saved into the draft. */
export const openRuleEditor = async (dialog: MatDialog, request: RuleEditing): Promise<boolean> =>
  (await firstValueFrom(
    dialog
      .open<RuleEditor, RuleEditing, boolean>(RuleEditor, {
        data: request,
        position: { top: '0', right: '0' },
        width: 'min(520px, 100vw)',
        maxWidth: '100vw',
        height: '100dvh',
        maxHeight: '100dvh',
      })
      .afterClosed(),
  )) === true;
