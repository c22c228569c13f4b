import { Component, computed, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { CatalogueEntry, ModalityCategory } from '@stagewell/shared/catalogue/modality';
import { searchCatalogue } from '@stagewell/shared/catalogue/search';
import { defaultStage } from '@stagewell/shared/plans/default-stage';
import { patientRules } from '@stagewell/shared/plans/suggested-backup';
import { rangeWords } from '../catalogue/modality-facts';
import { CATEGORY_LOOKS, CategoryChip } from '../ui/category-chip';
import { EmptyState } from '../ui/empty-state';
import { GradeChip } from '../ui/grade-chip';
import { Icon } from '../ui/icon';
import { SeverityChip } from '../ui/severity-chip';
import { type AddingNote, coverageWords, notesOnAdding, type Place } from './adding';
import { onsetWords } from './answers-of';
import { findingWords } from './course-lines';
import type { PlanEditor } from './plan-editor';
import { isTypedDay } from './typed-day';

interface Offer {
  readonly entry: CatalogueEntry;
  readonly notes: readonly AddingNote[];
  readonly onBoard: number;
  /** When it begins to work, and how long it is tried. */
  readonly times: string;
}

const isBlocked = (notes: readonly AddingNote[] = []): boolean => notes.some(({ severity }) => severity === 'block');
/** What is done once is judged by what follows. */
const isOnce = ({ tags, trialDays }: CatalogueEntry): boolean => trialDays.value?.to === 0 && tags.includes('procedure');
const triedFor = (entry: CatalogueEntry): string => {
  const { value } = entry.trialDays;
  if (value === null) return 'length of a trial not known';
  return isOnce(entry) ? 'done once' : `tried for ${rangeWords(value)}`;
};
const timesOf = (entry: CatalogueEntry): string =>
  `${entry.onsetDays.value === null ? 'Onset not known' : onsetWords(entry.onsetDays.value)} · ${triedFor(entry)}`;

/** Chooses a treatment for this patient: what is contraindicated, interacts or has failed before says so, and why. */
@Component({
  selector: 'app-catalogue-drawer',
  imports: [CategoryChip, EmptyState, GradeChip, Icon, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, SeverityChip],
  templateUrl: './catalogue-drawer.html',
  styleUrl: './catalogue-drawer.scss',
})
export class CatalogueDrawer {
  protected readonly editor = inject<PlanEditor>(MAT_DIALOG_DATA);

  protected readonly categories = Object.entries(CATEGORY_LOOKS).map(([category, look]) => ({ category: category as ModalityCategory, ...look }));
  protected readonly text = signal('');
  protected readonly category = signal<ModalityCategory | null>(null);
  protected readonly onlySuitable = signal(false);
  protected readonly startsOn = signal(this.editor.nextStart());
  /** Chosen for what is added from now on; `null` = each goes where it fits. */
  protected readonly stageId = signal<string | null>(null);
  protected readonly added = signal<string | null>(null);

  protected readonly stages = computed(() => this.editor.board()?.stages ?? []);
  private readonly rules = computed(() => patientRules(this.editor.rules()));
  /** Worked out for the whole catalogue at once, and anew only when the plan or the day changes. */
  private readonly notes = computed<ReadonlyMap<string, readonly AddingNote[]>>(() => {
    const [chart, board, catalogue] = [this.editor.chart(), this.editor.board(), this.editor.catalogue()];
    if (chart === null || board === null || this.editor.missing().length > 0) return new Map();
    const adding = { chart, board, catalogue, rules: this.rules() };
    return new Map([...catalogue.values()].map((entry) => [entry.id, notesOnAdding({ ...adding, place: this.placeOf(entry) }, entry)]));
  });
  protected readonly coverage = computed(() => {
    const chart = this.editor.chart();
    return chart === null ? '' : coverageWords(chart);
  });
  protected readonly standing = computed(() => findingWords(this.editor.evaluation().findings));
  /** In the order of the search, what suits before what is blocked; nothing jumps while one treatment after another is added. */
  private readonly found = computed<readonly CatalogueEntry[]>(() => {
    const category = this.category();
    const entries = searchCatalogue([...this.editor.catalogue().values()], { text: this.text(), ...(category === null ? {} : { category }) });
    const notes = untracked(this.notes);
    return entries.toSorted((a, b) => Number(isBlocked(notes.get(a.id))) - Number(isBlocked(notes.get(b.id))));
  });
  protected readonly offers = computed<readonly Offer[]>(() => {
    const courses = this.editor.board()?.courses ?? [];
    return this.found()
      .map((entry) => ({
        entry,
        notes: this.notes().get(entry.id) ?? [],
        onBoard: courses.filter(({ modalityId }) => modalityId === entry.id).length,
        times: timesOf(entry),
      }))
      .filter(({ notes }) => !this.onlySuitable() || !isBlocked(notes));
  });

  protected startOn(typed: string): void {
    if (isTypedDay(typed)) this.startsOn.set(typed);
  }

  /** From the search field: the first that was found; its words are then replaced by the next ones typed. */
  protected addFirst(field: HTMLInputElement, event: Event): void {
    event.preventDefault();
    const [first] = this.offers();
    if (field.value.trim() === '' || first === undefined) return;
    this.add(first);
    field.select();
  }

  /**
   * The second click of a double click is not another treatment. Whoever found it by its name and clicked goes on with
   * the next name at once; by keyboard the button keeps the focus.
   */
  protected press(offer: Offer, { detail }: MouseEvent, field: HTMLInputElement): void {
    if (detail > 1) return;
    this.add(offer);
    if (detail === 0 || field.value.trim() === '') return;
    field.focus();
    field.select();
  }

  protected add({ entry }: Offer): void {
    const place = this.placeOf(entry);
    this.editor.add(entry, place);
    const stage = this.stages().find(({ id }) => id === place.stageId);
    this.added.set(stage === undefined ? `${entry.name.en} added` : `${entry.name.en} added to ${stage.name}`);
    this.startsOn.set(this.editor.nextStart());
  }

  private placeOf(entry: CatalogueEntry): Place {
    const [board, startsOn] = [this.editor.board(), this.startsOn()];
    return { startsOn, stageId: this.stageId() ?? (board === null ? null : defaultStage(board, entry, startsOn)) ?? '' };
  }
}

/** Opens at the edge of the page; several treatments can be added before it is closed. */
export const openCatalogueDrawer = (dialog: MatDialog, editor: PlanEditor): void => {
  const drawer = dialog.open(CatalogueDrawer, {
    data: editor,
    position: { top: '0', right: '0' },
    width: 'min(560px, 100vw)',
    maxWidth: '100vw',
    height: '100dvh',
    maxHeight: '100dvh',
    autoFocus: 'input[type=search]',
  });
  // What opened it may be gone: there is a first treatment now.
  drawer.afterClosed().subscribe(() => {
    if (document.activeElement === document.body) document.getElementById('add-treatment')?.focus();
  });
};
