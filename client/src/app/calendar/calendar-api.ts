import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AppointmentView,
  BookedTogether,
  DaySheetRow,
  MoveAppointment,
  NewAppointment,
  NewSeries,
  VisitStep,
} from '@stagewell/shared/calendar/appointment';
import type { SchedulingView, SetUpKind, SetUpRow } from '@stagewell/shared/calendar/set-up';
import type {
  AcceptedMove,
  AwayView,
  FeedAddress,
  FreedSlotView,
  LevelView,
  MovedTogether,
  ProposedBooking,
  SlotsView,
} from '@stagewell/shared/calendar/slot-views';
import { firstValueFrom } from 'rxjs';
import { changing, creating } from '../platform/idempotency';

/** Query parameters; empty ones are not asked. */
export type Asked = Readonly<Record<string, string>>;
type Seen = Pick<AppointmentView, 'id' | 'version'>;

const given = (asked: Asked): Record<string, string> => Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));

/** `null` = not enough is known to ask. */
const queryOf = (url: string, asked: Asked | null) => (asked === null ? undefined : { url, params: given(asked) });

/** Visits, free times and what decides them, over the wire. Fails with an `ApiProblem`. Resources are made in an injection context. */
@Injectable({ providedIn: 'root' })
export class CalendarApi {
  private readonly http = inject(HttpClient);

  visits(asked: () => Asked | null): HttpResourceRef<readonly AppointmentView[] | undefined> {
    return httpResource<readonly AppointmentView[]>(() => queryOf('/api/appointments', asked()));
  }
  daySheet(asked: () => Asked | null): HttpResourceRef<readonly DaySheetRow[] | undefined> {
    return httpResource<readonly DaySheetRow[]>(() => queryOf('/api/day-sheet', asked()));
  }
  slots(asked: () => Asked | null): HttpResourceRef<SlotsView | undefined> {
    return httpResource<SlotsView>(() => queryOf('/api/slots', asked()));
  }
  proposals(): HttpResourceRef<LevelView | undefined> {
    return httpResource<LevelView>(() => '/api/proposals');
  }
  /** Other times for the visits of a clinician who is away. */
  away(asked: () => Asked | null): HttpResourceRef<AwayView | undefined> {
    return httpResource<AwayView>(() => queryOf('/api/moves', asked()));
  }
  scheduling(): HttpResourceRef<SchedulingView | undefined> {
    return httpResource<SchedulingView>(() => '/api/scheduling');
  }

  book(visit: NewAppointment, key: string): Promise<AppointmentView> {
    return firstValueFrom(this.http.post<AppointmentView>('/api/appointments', visit, { headers: creating(key) }));
  }
  bookSeries(series: NewSeries, key: string): Promise<BookedTogether> {
    return firstValueFrom(this.http.post<BookedTogether>('/api/appointment-series', series, { headers: creating(key) }));
  }
  apply(bookings: readonly ProposedBooking[], key: string): Promise<BookedTogether> {
    return firstValueFrom(this.http.post<BookedTogether>('/api/proposals', { bookings }, { headers: creating(key) }));
  }
  /** Who could take the time that a cancelled visit left. */
  offers(id: string): Promise<FreedSlotView> {
    return firstValueFrom(this.http.get<FreedSlotView>(`/api/appointments/${id}/offers`));
  }
  moveTogether(moves: readonly AcceptedMove[], key: string): Promise<MovedTogether> {
    return firstValueFrom(this.http.post<MovedTogether>('/api/moves', { moves }, { headers: creating(key) }));
  }
  move({ id, version }: Seen, to: MoveAppointment): Promise<AppointmentView> {
    return firstValueFrom(this.http.post<AppointmentView>(`/api/appointments/${id}/move`, to, { headers: changing(version) }));
  }
  step({ id, version }: Seen, step: VisitStep): Promise<AppointmentView> {
    return firstValueFrom(this.http.post<AppointmentView>(`/api/appointments/${id}/state`, step, { headers: changing(version) }));
  }
  feed(): Promise<FeedAddress> {
    return firstValueFrom(this.http.post<FeedAddress>('/api/calendar-feed', {}));
  }

  add(kind: SetUpKind, row: object, key: string): Promise<SetUpRow> {
    return firstValueFrom(this.http.post<SetUpRow>(`/api/scheduling/${kind}`, row, { headers: creating(key) }));
  }
  change(kind: SetUpKind, { id, version }: SetUpRow, row: object): Promise<SetUpRow> {
    return firstValueFrom(this.http.put<SetUpRow>(`/api/scheduling/${kind}/${id}`, row, { headers: changing(version) }));
  }
  withdraw(kind: SetUpKind, { id, version, withdrawn }: SetUpRow): Promise<SetUpRow> {
    return firstValueFrom(this.http.post<SetUpRow>(`/api/scheduling/${kind}/${id}/withdrawal`, { withdrawn: !withdrawn }, { headers: changing(version) }));
  }
}
