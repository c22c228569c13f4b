import { afterNextRender, Component, DestroyRef, effect, ElementRef, inject, input, output, viewChild, ViewEncapsulation } from '@angular/core';
import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import { MOVABLE, VISIT_STATE_WORDS } from '@stagewell/shared/calendar/visit-steps';
import type { CalendarDate } from '@stagewell/shared/dates';
import { Calendar, type CalendarOptions, type EventInput } from 'fullcalendar';
import dayGrid from 'fullcalendar/daygrid';
import interaction from 'fullcalendar/interaction';
import list from 'fullcalendar/list';
import classic from 'fullcalendar/themes/classic';
import timeGrid from 'fullcalendar/timegrid';
import type { CalendarViewName } from './shown-days';

/** A visit that was dragged to another time; `back` puts it where it was. */
export interface Dragged {
  readonly visit: AppointmentView;
  readonly wallStart: string;
  readonly back: () => void;
}

const DRAWN: Readonly<Record<CalendarViewName, string>> = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth', agenda: 'listWeek' };
/** The hours that a clinic works, and a little around them. */
const HOURS = { slotMinTime: '07:00:00', slotMaxTime: '19:00:00' };
/** A week of Mondays first, half an hour tall enough for a time and a name, and visits side by side where they are at once. */
const LOOK = {
  firstDay: 1,
  headerToolbar: false,
  allDaySlot: false,
  height: 'auto',
  slotDuration: '00:30:00',
  slotMinHeight: 36,
  slotEventOverlap: false,
  eventShortHeight: 20,
  eventTitleClass: 'visit__title',
  navLinkClass: 'day-link',
  // A day of the month is named by what it holds: its number and its visits, not by a date that nobody sees.
  dayCellDidMount: ({ el }: { el: HTMLElement }) => el.removeAttribute('aria-label'),
  noEventsText: 'No visits in these days',
} as const;
/** As everywhere where times are booked. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
const SECONDS = ':00';

/** The clock on the clinic's wall, called UTC like the visits, so that "today" and "now" are the clinic's and not the browser's. */
const wallNow = (zone: string | undefined): string => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone ?? 'UTC', dateStyle: 'short', timeStyle: 'medium' }).format(new Date());
  return `${wall.replace(' ', 'T')}Z`;
};
const SHORT_DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short' });
const WHOLE_DAY = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'full' });
/** Holds the words that are seen, so that whoever speaks to the page is understood: "Mon 23", in the agenda "Monday" and the whole date. */
const dayHint = (date: Date, view: CalendarViewName): string =>
  `${view === 'agenda' ? WHOLE_DAY.format(date) : `${SHORT_DAY.format(date)} ${date.getUTCDate()}`}: show this day`;

/** The end by the clinic's clock: the calendar knows wall times only, and calls them UTC so that no browser's zone moves them. */
const endOf = ({ wallStart, lengthMinutes }: AppointmentView): string => new Date(Date.parse(`${wallStart}${SECONDS}Z`) + lengthMinutes * 60_000).toISOString();

const eventOf = (visit: AppointmentView): EventInput => ({
  id: visit.id,
  start: `${visit.wallStart}${SECONDS}Z`,
  end: endOf(visit),
  title: `${visit.patientName} · ${visit.visitType}${visit.clinicianName === null ? '' : ` · ${visit.clinicianName}`} · ${visit.siteName}${visit.state === 'scheduled' ? '' : ` · ${VISIT_STATE_WORDS[visit.state]}`}`,
  editable: MOVABLE.includes(visit.state),
  className: `visit visit--${visit.state}`,
});

/** Visits drawn by day, week, month or as a list. It only draws, and says what somebody wants: to open a visit, or to move it. */
@Component({
  selector: 'app-visit-calendar',
  template: `<div #place></div>`,
  styleUrls: ['./visit-calendar-skeleton.scss', './visit-calendar-theme.scss', './visit-calendar.scss'],
  encapsulation: ViewEncapsulation.None,
})
export class VisitCalendar {
  readonly view = input.required<CalendarViewName>();
  readonly day = input.required<CalendarDate>();
  readonly visits = input.required<readonly AppointmentView[]>();
  readonly zone = input<string>();
  readonly mayMove = input(false);
  readonly opened = output<AppointmentView>();
  readonly dragged = output<Dragged>();
  readonly dayChosen = output<CalendarDate>();

  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private calendar: Calendar | null = null;

  constructor() {
    afterNextRender(() => {
      this.calendar = new Calendar(this.place().nativeElement, this.options());
      this.calendar.render();
    });
    effect(() => {
      const [view, day] = [this.view(), this.day()];
      this.calendar?.changeView(DRAWN[view], day);
    });
    effect(() => {
      const [events, editable] = [this.visits().map(eventOf), this.mayMove()];
      this.calendar?.setOption('editable', editable);
      this.calendar?.setOption('events', events);
    });
    inject(DestroyRef).onDestroy(() => this.calendar?.destroy());
  }

  private visitOf(id: string): AppointmentView | undefined {
    return this.visits().find((visit) => visit.id === id);
  }

  private options(): CalendarOptions {
    return {
      ...HOURS,
      plugins: [classic, dayGrid, timeGrid, list, interaction],
      timeZone: 'UTC',
      initialView: DRAWN[this.view()],
      initialDate: this.day(),
      ...LOOK,
      now: () => wallNow(this.zone()),
      nowIndicator: true,
      snapDuration: '00:15:00',
      dayMaxEvents: 4,
      slotHeaderFormat: CLOCK,
      eventTimeFormat: CLOCK,
      eventDurationEditable: false,
      editable: this.mayMove(),
      eventInteractive: true,
      events: this.visits().map(eventOf),
      navLinks: true,
      navLinkHint: (_words: string, date: Date) => dayHint(date, this.view()),
      // The list says that it is one of list items, and its items are buttons: a group of buttons is what it is.
      eventDidMount: ({ el }) => el.closest('[role=list], [role=group]')?.setAttribute('role', 'group'),
      navLinkDayClick: (date: Date) => this.dayChosen.emit(date.toISOString().slice(0, 10)),
      eventClick: ({ event }) => {
        const visit = this.visitOf(event.id);
        if (visit !== undefined) this.opened.emit(visit);
      },
      eventDrop: ({ event, revert }) => {
        const visit = this.visitOf(event.id);
        if (visit === undefined || event.start === null) return revert();
        this.dragged.emit({ visit, wallStart: event.start.toISOString().slice(0, 16), back: revert });
      },
    };
  }
}
