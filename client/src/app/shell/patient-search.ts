import { httpResource } from '@angular/common/http';
import { Component, computed, ElementRef, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { chartIdOf, type PatientPage, type PatientRow } from '@stagewell/shared/patients/patient';
import { debounceTime } from 'rxjs';
import { PageFocus } from '../platform/page-focus';
import { Session } from '../platform/session';
import { DayPipe } from '../ui/day';
import { Icon } from '../ui/icon';

/** Each settled search is one audited read, so it waits until the typing pauses. */
const PAUSE_MS = 220;
const FOUND_AT_MOST = 8;

/** Find a patient from anywhere: `/` or Ctrl-K, type a name or record number, arrow keys, Enter. */
@Component({
  selector: 'app-patient-search',
  imports: [DayPipe, Icon],
  templateUrl: './patient-search.html',
  styleUrl: './patient-search.scss',
  host: { '(document:keydown)': 'shortcut($event)', '(focusout)': 'left($event)' },
})
export class PatientSearch {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly focus = inject(PageFocus);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected readonly text = signal('');
  protected readonly open = signal(false);
  private readonly settled = toSignal(toObservable(this.text).pipe(debounceTime(PAUSE_MS)), { initialValue: '' });
  protected readonly found = httpResource<PatientPage>(() =>
    this.settled().trim() === '' ? undefined : { url: '/api/patients', params: { search: this.settled().trim(), limit: FOUND_AT_MOST } },
  );
  protected readonly rows = computed(() => (this.found.hasValue() ? this.found.value().rows : []));
  protected readonly active = linkedSignal<readonly PatientRow[], number>({ source: this.rows, computation: (rows) => (rows.length > 0 ? 0 : -1) });
  protected readonly shown = computed(() => this.open() && this.text().trim() !== '');
  protected readonly waiting = computed(() => this.found.isLoading() || this.text().trim() !== this.settled().trim());
  protected readonly says = computed(() => {
    if (!this.shown() || this.waiting()) return '';
    if (this.found.error() !== undefined) return 'The search did not work. Try again.';
    return this.rows().length === 0 ? 'No patient found.' : `${this.rows().length} found. Use the arrow keys.`;
  });

  protected typed(text: string): void {
    this.text.set(text);
    this.open.set(true);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.step(event, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter') this.choose(this.rows()[this.active()]);
  }

  protected choose(row: PatientRow | undefined): void {
    if (row === undefined || this.waiting()) return;
    this.text.set('');
    this.close();
    // The front desk has no chart: its way to a patient is the contact page.
    const path = this.session.may('chart.read') ? ['/patients', chartIdOf(row)] : ['/patients', chartIdOf(row), 'edit'];
    void this.router.navigate(path).then(() => this.focus.toHeading());
  }

  protected shortcut(event: KeyboardEvent): void {
    const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !(event.target as HTMLElement).closest('input, textarea, select, [contenteditable]');
    if (!command && !slash) return;
    event.preventDefault();
    this.field().nativeElement.focus();
    this.field().nativeElement.select();
  }

  protected left(event: FocusEvent): void {
    if (!this.host.nativeElement.contains(event.relatedTarget as Node | null)) this.open.set(false);
  }

  private close(): void {
    this.open.set(false);
  }

  private step(event: Event, by: number): void {
    event.preventDefault();
    this.open.set(true);
    const count = this.rows().length;
    if (count > 0) this.active.update((active) => (active + by + count) % count);
  }
}
