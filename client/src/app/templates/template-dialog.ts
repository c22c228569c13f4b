import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { fitsBoard, placeTemplate } from '@stagewell/shared/templates/place-template';
import { SHIPPED_TEMPLATES } from '@stagewell/shared/templates/shipped-templates.data';
import type { Source } from '@stagewell/shared/catalogue/modality';
import type { ShippedTemplate, TemplateView } from '@stagewell/shared/templates/template';
import type { PlanEditor } from '../plans/plan-editor';
import { plural } from '../plans/plan-words';
import { isTypedDay } from '../plans/typed-day';
import { newKey } from '../platform/idempotency';
import { DayPipe } from '../ui/day';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { beginWords, type Ground, previewFindings, previewRows, suitable } from './template-preview';
import { TemplatesApi } from './templates-api';

const [FIRST] = SHIPPED_TEMPLATES as readonly [ShippedTemplate, ...ShippedTemplate[]];

/** A template on days from a chosen start, with what the rules find for this patient, before anything is on the board. */
@Component({
  selector: 'app-template-dialog',
  imports: [DayPipe, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemCard, SeverityChip],
  templateUrl: './template-dialog.html',
  styleUrl: './template-dialog.scss',
})
export class TemplateDialog {
  private readonly editor = inject<PlanEditor>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<TemplateDialog>>(MatDialogRef);
  protected readonly templates = inject(TemplatesApi).list();

  protected readonly shipped = SHIPPED_TEMPLATES;
  protected readonly own = computed(() => (this.templates.hasValue() ? this.templates.value() : []).filter(({ retired }) => !retired));
  protected readonly choice = signal<ShippedTemplate | TemplateView>(FIRST);
  protected readonly startsOn = signal(this.editor.chart()?.today ?? '');
  private readonly ground = computed<Ground | null>(() => {
    const [chart, board] = [this.editor.chart(), this.editor.board()];
    return chart === null || board === null ? null : { chart, board, catalogue: this.editor.catalogue(), rules: this.editor.rules() };
  });
  protected readonly rows = computed(() => {
    const ground = this.ground();
    return ground === null ? [] : previewRows(ground, this.choice().document, this.startsOn());
  });
  /** What was ticked by hand stays while the days move; another template begins with what suits. */
  protected readonly chosen = linkedSignal<string, ReadonlySet<string>>({ source: () => this.choice().id, computation: () => suitable(this.rows()) });
  protected readonly begins = computed(() => beginWords(this.rows(), this.startsOn(), this.chosen()));
  protected readonly findings = computed(() => {
    const ground = this.ground();
    return ground === null || this.editor.missing().length > 0 ? [] : previewFindings(ground, this.choice().document, this.startsOn(), this.chosen());
  });
  protected readonly sources = computed<readonly Source[]>(() => {
    const choice = this.choice();
    return 'sources' in choice ? choice.sources : [];
  });
  protected readonly savedBy = computed(() => {
    const choice = this.choice();
    return 'savedByName' in choice ? choice.savedByName : '';
  });
  private readonly placed = computed(() => {
    const board = this.editor.board();
    const ids = new Map<string, string>();
    const newId = (name: string): string => {
      const id = ids.get(name) ?? newKey();
      ids.set(name, id);
      return id;
    };
    return board === null ? null : placeTemplate(board, this.choice().document, { startsOn: this.startsOn(), chosen: this.chosen(), newId });
  });
  protected readonly fits = computed(() => {
    const board = this.placed();
    return board !== null && fitsBoard(board);
  });
  protected readonly said = computed(() => {
    const left = this.rows().length - this.chosen().size;
    return `${plural(this.chosen().size, 'course')} taken${left === 0 ? '' : `, ${left} left out`}; ${plural(this.findings().length, 'finding')}.`;
  });

  protected pick(id: string): void {
    const choice = [...this.shipped, ...this.own()].find((one) => one.id === id);
    if (choice !== undefined) this.choice.set(choice);
  }

  protected startOn(typed: string): void {
    if (isTypedDay(typed)) this.startsOn.set(typed);
  }

  protected toggle(key: string): void {
    this.chosen.update((chosen) => new Set(chosen.has(key) ? [...chosen].filter((one) => one !== key) : [...chosen, key]));
  }

  private inserted = false;

  protected insert(): void {
    const board = this.placed();
    // A second press while the dialog closes would put it there twice.
    if (board === null || this.inserted) return;
    this.inserted = true;
    this.editor.put(board, `${plural(this.chosen().size, 'course')} of “${this.choice().name}” put on the board.`);
    this.ref.close();
  }
}

export const openTemplates = (dialog: MatDialog, editor: PlanEditor): void =>
  void dialog.open(TemplateDialog, { data: editor, width: '820px', maxWidth: '96vw', autoFocus: 'select' });
