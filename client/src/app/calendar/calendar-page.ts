import { Component, computed, effect, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import { ClinicsApi } from '../clinics/clinics-api';
import { closedDaysText, closedWhereText } from '../clinics/closure-words';
import { ClosuresApi } from '../clinics/closures-api';
import { Announce } from '../platform/announce';
import { Session } from '../platform/session';
import { Loading } from '../ui/loading';
import { PageHeader } from '../ui/page-header';
import { PatientFinder } from '../patients/patient-finder';
import { ProblemCard } from '../ui/problem-card';
import { BookPanel, type Booking } from './book-panel';
import { CalendarApi } from './calendar-api';
import { FreedSlot } from './freed-slot';
import { type CalendarViewName, dayOr, daysShown, shownInWords, stepDay, VIEW_WORDS, viewOr, VIEWS } from './shown-days';
import { wallText } from './slot-list';
import { type Dragged, VisitCalendar } from './visit-calendar';
import { openVisit } from './visit-dialog';

/** Who comes when, to whom and where. View, day, site and clinician stand in the address; `book` and `patient` open the free times, `review` the visit of one. */
@Component({
  selector: 'app-calendar-page',
  imports: [BookPanel, FreedSlot, Loading, MatButton, PageHeader, PatientFinder, ProblemCard, RouterLink, VisitCalendar],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
  host: { class: 'page' },
})
export class CalendarPage {
  private readonly router = inject(Router);
  private readonly api = inject(CalendarApi);
  private readonly clinics = inject(ClinicsApi);
  private readonly dialog = inject(MatDialog);
  private readonly announce = inject(Announce);
  private readonly session = inject(Session);

  readonly view = input(null, { transform: viewOr });
  readonly day = input('', { transform: dayOr });
  readonly site = input('', { transform: (word?: string) => word ?? '' });
  readonly clinician = input('', { transform: (word?: string) => word ?? '' });
  readonly book = input('', { transform: (word?: string) => word ?? '' });
  readonly patient = input('', { transform: (word?: string) => word ?? '' });
  /** The review whose visit is opened as soon as it is there. */
  readonly review = input('', { transform: (word?: string) => word ?? '' });

  /** Seven columns cannot be read on a phone: there the days follow one another. */
  private readonly usual: CalendarViewName = globalThis.matchMedia?.('(max-width: 760px)').matches ? 'agenda' : 'week';
  protected readonly drawn = computed(() => this.view() ?? this.usual);
  protected readonly zone = this.clinics.zone;
  protected readonly result = signal<Booking | null>(null);

  protected readonly views = VIEWS.map((name) => ({ name, word: VIEW_WORDS[name] }));
  protected readonly shownDay = computed(() => this.day() || this.clinics.today() || '');
  protected readonly heading = computed(() => (this.shownDay() === '' ? '' : shownInWords(this.drawn(), this.shownDay())));
  protected readonly sites = computed(() => (this.clinics.clinic.hasValue() ? this.clinics.clinic.value().sites : []));
  protected readonly clinicians = computed(() =>
    this.clinics.clinic.hasValue() ? this.clinics.clinic.value().people.filter(({ roles }) => roles.includes('clinician')) : [],
  );
  protected readonly mayWrite = computed(() => this.session.may('calendar.write'));
  private readonly days = computed(() => (this.shownDay() === '' ? null : daysShown(this.drawn(), this.shownDay())));
  protected readonly closures = inject(ClosuresApi).since(() => this.days()?.from ?? null);
  /** Why days that are shown have no free time. */
  protected readonly closed = computed(() => {
    const to = this.days()?.to ?? '';
    const all = this.closures.hasValue() ? this.closures.value() : [];
    return all
      .filter(({ firstOn, siteId }) => firstOn <= to && (siteId === null || this.site() === '' || siteId === this.site()))
      .map((one) => `${closedDaysText(one)}, ${closedWhereText(one, this.sites())}: ${one.reason}`);
  });
  protected readonly visits = this.api.visits(() => (this.days() === null ? null : { ...this.days(), siteId: this.site(), accountId: this.clinician() }));
  protected readonly shown = computed(() => (this.visits.hasValue() ? this.visits.value() : []));
  protected readonly refusal = signal<unknown>(null);
  /** Somebody asks for a visit that no review calls for: first, for whom. */
  protected readonly finding = signal(false);
  protected readonly subscribing = signal(false);
  protected readonly feed = signal<string | null>(null);
  /** The visit whose time became free just now. */
  protected readonly freed = signal<AppointmentView | null>(null);
  /** `null` = nobody asked for it. */
  protected readonly copied = signal<boolean | null>(null);

  /** What was booked; the pressed button is gone by then. */
  private readonly booking = viewChild<ElementRef<HTMLElement>>('booking');

  constructor() {
    effect(() => this.booking()?.nativeElement.focus());
    effect(() => {
      const visit = this.review() === '' ? undefined : this.shown().find(({ reviewIds }) => reviewIds.includes(this.review()));
      if (visit === undefined) return;
      this.go({ review: null });
      void this.open(visit);
    });
  }

  protected go(params: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected step(by: 1 | -1): void {
    this.go({ day: stepDay(this.drawn(), this.shownDay(), by) });
  }

  protected async open(visit: AppointmentView): Promise<void> {
    this.refusal.set(null);
    const became = await openVisit(this.dialog, visit);
    if (became === undefined) return;
    // A time that became free can help somebody who waits.
    this.freed.set(became === 'cancelled' ? visit : null);
    this.visits.reload();
  }

  /** The server decides; when it refuses, the visit goes back and the sentence says what is in the way. */
  protected async drop({ visit, wallStart, back }: Dragged): Promise<void> {
    this.refusal.set(null);
    try {
      await this.api.move(visit, { wallStart, siteId: visit.siteId, accountId: visit.accountId });
      this.announce.politely(`${visit.patientName} moved to ${wallText(wallStart)}.`);
    } catch (error) {
      back();
      this.refusal.set(error);
    }
    this.visits.reload();
  }

  protected bookFor(patient: string): void {
    this.finding.set(false);
    this.result.set(null);
    this.go({ patient, book: null });
  }

  protected booked(result: Booking): void {
    this.result.set(result);
    this.go({ book: null, patient: null, day: result.slot.day });
    this.visits.reload();
  }

  protected subscribe(): void {
    this.feed.set(null);
    this.copied.set(null);
    this.subscribing.set(true);
  }

  protected async copy(address: string): Promise<void> {
    this.copied.set(
      await navigator.clipboard.writeText(address).then(
        () => true,
        () => false,
      ),
    );
  }

  protected async makeAddress(): Promise<void> {
    this.refusal.set(null);
    try {
      this.feed.set(`${location.origin}${(await this.api.feed()).path}`);
    } catch (error) {
      this.refusal.set(error);
    }
  }
}
