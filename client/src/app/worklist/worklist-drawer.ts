import { afterNextRender, Component, computed, effect, ElementRef, inject, Injector, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { ACTION_WORDS } from '@stagewell/shared/worklist/action';
import { mayPutAside } from '@stagewell/shared/worklist/handling';
import type { AssignItems, WorklistRow } from '@stagewell/shared/worklist/worklist';
import { map, type Observable } from 'rxjs';
import { ClinicsApi } from '../clinics/clinics-api';
import { Announce } from '../platform/announce';
import { newKey } from '../platform/idempotency';
import { Session } from '../platform/session';
import { DayPipe, MomentPipe } from '../ui/day';
import { Loading } from '../ui/loading';
import { ProblemCard } from '../ui/problem-card';
import { SeverityChip } from '../ui/severity-chip';
import { AssignBar } from './assign-bar';
import { AsideForm } from './aside-form';
import { AttemptForm } from './attempt-form';
import { PreferenceForm } from './preference-form';
import { linkOf } from './step-link';
import { WorklistApi } from './worklist-api';
import { CHANNEL_WORDS, deadlineText, lookedAfterBy, lookOf, OUTCOME_WORDS, preferenceLines } from './worklist-words';

/** How to reach the patient, what was tried, who looks after the item. */
export type DrawerPart = 'reach' | 'tried' | 'with';
interface DrawerAsked {
  readonly id: string;
  /** Where it opens; `null` = at its top. */
  readonly at: DrawerPart | null;
}

/** One item at the side: how to reach the patient, what was tried, who looks after it, until when it may be put aside. */
@Component({
  selector: 'app-worklist-drawer',
  imports: [
    AsideForm,
    AssignBar,
    AttemptForm,
    DayPipe,
    Loading,
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MomentPipe,
    PreferenceForm,
    ProblemCard,
    RouterLink,
    SeverityChip,
  ],
  templateUrl: './worklist-drawer.html',
  styleUrl: './worklist-drawer.scss',
})
export class WorklistDrawer {
  private readonly asked = inject<DrawerAsked>(MAT_DIALOG_DATA);
  private readonly ref = inject<MatDialogRef<WorklistDrawer, boolean>>(MatDialogRef);
  private readonly api = inject(WorklistApi);
  private readonly announce = inject(Announce);
  private readonly clinics = inject(ClinicsApi);
  protected readonly session = inject(Session);

  protected readonly item = this.api.item(() => this.asked.id);
  protected readonly row = computed(() => (this.item.hasValue() ? this.item.value().row : null));
  protected readonly attempts = computed(() => (this.item.hasValue() ? this.item.value().attempts : []));
  protected readonly today = this.clinics.today;
  protected readonly refusal = signal<unknown>(null);
  protected readonly editing = signal(false);
  /** Something was stored: the list behind is loaded again when this closes. */
  private readonly changed = signal(false);
  protected readonly contacts = computed(() => this.session.may('worklist.contact'));
  protected readonly channels = CHANNEL_WORDS;
  protected readonly outcomes = OUTCOME_WORDS;
  protected readonly look = lookOf;
  protected readonly who = lookedAfterBy;
  protected readonly preference = preferenceLines;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  constructor() {
    const opened = effect(() => {
      if (this.row() === null) return;
      opened.destroy();
      if (this.asked.at !== null) this.backTo(this.asked.at);
    });
  }

  protected deadline(row: WorklistRow): string {
    const today = this.today();
    return today === null ? '' : deadlineText(row, today, this.clinics.zone());
  }
  protected step({ action }: WorklistRow): string {
    return ACTION_WORDS[action];
  }
  protected link(row: WorklistRow) {
    return linkOf(row, this.clinics.zone());
  }
  protected mayWait({ safety, snoozes }: WorklistRow): boolean {
    return mayPutAside({ safety: safety ? 'stat' : null }, snoozes);
  }
  protected chart({ patientId, onCareTeam }: WorklistRow): readonly string[] | null {
    return onCareTeam && this.session.may('chart.read') ? ['/patients', patientId] : null;
  }

  protected async assign(row: WorklistRow, to: Pick<AssignItems, 'accountId' | 'role'>): Promise<void> {
    this.refusal.set(null);
    try {
      const { assigned } = await this.api.assign([row], to, newKey());
      this.stored(assigned.length > 0 ? 'It is assigned.' : 'Somebody changed it in the meantime; this is how it stands now.', 'with');
    } catch (error) {
      this.refusal.set(error);
    }
  }

  protected edit(on: boolean): void {
    this.editing.set(on);
    this.backTo('reach');
  }

  /** The control that was pressed is gone or was locked meanwhile: the focus goes to the heading of its part, not to the page behind. */
  private backTo(part: DrawerPart): void {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>(`#${part}`)?.focus(), { injector: this.injector });
  }

  protected stored(words: string, part: DrawerPart): void {
    this.backTo(part);
    this.changed.set(true);
    this.editing.set(false);
    this.announce.politely(words);
    this.item.reload();
  }

  protected async bringBack(row: WorklistRow): Promise<void> {
    this.refusal.set(null);
    try {
      await this.api.bringBack(row);
      this.announce.politely('It is back on the list.');
      this.ref.close(true);
    } catch (error) {
      this.refusal.set(error);
    }
  }

  /** Put aside, it has left the list. */
  protected leave(): void {
    this.announce.politely('It is put aside.');
    this.ref.close(true);
  }

  close(): void {
    this.ref.close(this.changed());
  }
}

/** Emits whether anything was stored, once it is closed. */
export const openWorklistDrawer = (dialog: MatDialog, asked: DrawerAsked): Observable<boolean> => {
  const drawer = dialog.open<WorklistDrawer, DrawerAsked, boolean>(WorklistDrawer, {
    data: asked,
    position: { top: '0', right: '0' },
    width: 'min(560px, 100vw)',
    maxWidth: '100vw',
    height: '100dvh',
    maxHeight: '100dvh',
    autoFocus: 'dialog',
    // Closed by hand, so that what was stored is always said to the list behind.
    disableClose: true,
  });
  drawer.keydownEvents().subscribe((event) => event.key === 'Escape' && drawer.componentInstance.close());
  drawer.backdropClick().subscribe(() => drawer.componentInstance.close());
  return drawer.afterClosed().pipe(map((changed) => changed === true));
};
