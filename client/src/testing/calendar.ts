import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import type { ClinicView } from '@stagewell/shared/people/person';
import type { Role } from '@stagewell/shared/people/roles';
import { CALENDAR_ROUTES } from '../app/calendar/calendar.routes';
import { openPage, sessionOf } from './page';

const ROUTES = [
  { path: 'calendar', children: CALENDAR_ROUTES },
  { path: 'scheduling', loadComponent: () => import('../app/calendar/scheduling-page').then((m) => m.SchedulingPage) },
];
export const CLINIC: ClinicView = {
  id: 'c1',
  name: 'Harbor Clinic',
  zone: 'America/New_York',
  today: '2026-11-24',
  demo: true,
  sites: [{ id: 's1', name: 'Marietta' }],
  openWeekdays: [1, 2, 3, 4, 5],
  people: [
    {
      accountId: 'a2',
      displayName: 'Dr. Rivera',
      credentials: 'MD',
      roles: ['clinician'],
      mayPrescribe: true,
      schedules: [],
      licenceExpiresOn: null,
      maySign: [],
      supervisorId: null,
    },
  ],
};
export const VISIT: AppointmentView = {
  id: 'v1',
  patientId: 'p1',
  patientName: 'Okafor, Ngozi',
  patientMrn: 'T-1',
  visitTypeId: 't1',
  visitType: 'Follow-up review',
  roomKind: 'consulting',
  siteId: 's1',
  siteName: 'Marietta',
  roomName: 'Room 1',
  seat: 1,
  accountId: 'a2',
  clinicianName: 'Dr. Rivera',
  wallStart: '2026-11-24T10:00',
  lengthMinutes: 30,
  zone: 'America/New_York',
  startsAt: '2026-11-24T15:00:00Z',
  endsAt: '2026-11-24T15:30:00Z',
  seriesId: null,
  state: 'scheduled',
  lateMinutes: null,
  reason: '',
  note: '',
  reviewIds: [],
  version: 1,
};
/** A page of the calendar, as a scheduler or somebody else sees it. */
export const openCalendar = async (url: string, role: Role = 'scheduler') => {
  const opened = await openPage(ROUTES, url, sessionOf(role));
  for (const request of opened.backend.match('/api/clinic')) request.flush(CLINIC);
  await opened.settle();
  return opened;
};
/** The calendar asks for the days it shows; what was asked before the clinic’s day was known is answered too. */
export const showVisits = async (opened: Awaited<ReturnType<typeof openCalendar>>, visits: readonly AppointmentView[] = [VISIT]): Promise<void> => {
  for (const request of opened.backend.match(({ url }) => url === '/api/appointments')) if (!request.cancelled) request.flush(visits);
  await opened.settle();
};
