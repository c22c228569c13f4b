import type { NewAvailability, NewLeave, NewOpeningHours, NewRoom, SetUpKind } from '@stagewell/shared/calendar/set-up';
import { SHIPPED_VISIT_TYPES } from '@stagewell/shared/calendar/shipped-visit-types.data';
import { addDays } from '@stagewell/shared/dates';
import { AppointmentsService } from '../calendar/appointments.service.js';
import { SetUpService } from '../calendar/set-up.service.js';
import { SlotsService } from '../calendar/slots.service.js';
import { ClinicsService } from '../clinics/clinics.service.js';
import { Refusal } from '../platform/problem.js';
import type { Stage } from './stage.js';

const ADMIN = 'adeyemi@demo.test';
const DESK = 'brooks@demo.test';
const at = (hour: number, minute = 0): number => hour * 60 + minute;

/** Weekdays, hours and the site of everyone who sees patients. */
const SHIFTS: readonly (readonly [name: string, site: string, weekdays: readonly number[], from: number, to: number])[] = [
  ['Dr. Elena Rivera', 'Marietta', [1, 2, 4], at(8), at(16)],
  ['Dr. Elena Rivera', 'Woodstock', [3], at(8), at(16)],
  ['Samuel Okoye', 'Woodstock', [1, 2, 4], at(8), at(16, 30)],
  ['Samuel Okoye', 'Marietta', [3, 5], at(8), at(14)],
  ['Dr. Maja Lindqvist', 'Marietta', [1, 3], at(9), at(17)],
  ['Dr. Maja Lindqvist', 'Woodstock', [2, 4], at(9), at(17)],
  ['Ken Tanaka', 'Marietta', [1, 2, 3, 4, 5], at(8), at(15)],
];
const ROOMS: readonly (readonly [site: string, name: string, kind: NewRoom['kind'], seats: number])[] = [
  ['Marietta', 'Room 1', 'consulting', 1],
  ['Marietta', 'Room 2', 'consulting', 1],
  ['Marietta', 'Room 3', 'consulting', 1],
  ['Marietta', 'Procedure suite', 'procedure', 1],
  ['Marietta', 'Infusion chairs', 'infusion', 3],
  ['Marietta', 'Gym', 'group', 8],
  ['Marietta', 'Phone', 'phone', 3],
  ['Woodstock', 'Room A', 'consulting', 1],
  ['Woodstock', 'Room B', 'consulting', 1],
  ['Woodstock', 'Phone', 'phone', 2],
];

type Add = (kind: SetUpKind, body: object) => Promise<unknown>;

const addSites = async (add: Add, siteOf: (name: string) => string): Promise<void> => {
  for (const weekday of [1, 2, 3, 4, 5]) {
    await add('opening-hours', { siteId: siteOf('Marietta'), weekday, opens: at(8), closes: at(17) } satisfies NewOpeningHours);
    await add('opening-hours', { siteId: siteOf('Woodstock'), weekday, opens: at(8), closes: weekday === 5 ? at(12) : at(17) } satisfies NewOpeningHours);
  }
  for (const [site, name, kind, seats] of ROOMS) await add('rooms', { siteId: siteOf(site), name, kind, seats } satisfies NewRoom);
  for (const type of SHIPPED_VISIT_TYPES) await add('visit-types', type);
};

const addShifts = async (add: Add, siteOf: (name: string) => string, personOf: (name: string) => string, fromDay: string): Promise<void> => {
  for (const [name, site, weekdays, fromMinute, toMinute] of SHIFTS)
    for (const weekday of weekdays)
      await add('availability', {
        accountId: personOf(name),
        siteId: siteOf(site),
        weekday,
        fromMinute,
        toMinute,
        fromDay,
        toDay: null,
      } satisfies NewAvailability);
};

/** Hours, shifts, rooms and kinds of visits of the demo clinic; every other due review gets its visit, the rest is left to do. */
export const seedScheduling = async (stage: Stage): Promise<void> => {
  const { app, today } = stage;
  stage.at(today);
  const clinic = await app.get(ClinicsService, { strict: false }).read(stage.me(ADMIN, 'clinic.read'));
  const siteOf = (name: string): string => clinic.sites.find((site) => site.name === name)?.id ?? '';
  const personOf = (name: string): string => clinic.people.find(({ displayName }) => displayName === name)?.accountId ?? '';
  const setUp = app.get(SetUpService, { strict: false });
  const add: Add = (kind, body) => setUp.add(kind, body, stage.me(ADMIN, `${kind}.add`));
  await addSites(add, siteOf);
  await addShifts(add, siteOf, personOf, addDays(today, -120));
  const leave: NewLeave = { accountId: personOf('Ken Tanaka'), fromDay: addDays(today, 17), toDay: addDays(today, 21), reason: 'Vacation' };
  await add('leave', leave);
  const { proposals } = await app.get(SlotsService, { strict: false }).level(stage.me(DESK, 'proposals.read'));
  const appointments = app.get(AppointmentsService, { strict: false });
  for (const { patientId, visitTypeId, siteId, accountId, wallStart, reviewId } of proposals.filter((_, n) => n % 2 === 0))
    await appointments
      .book({ patientId, visitTypeId, siteId, accountId, wallStart, reviewIds: [reviewId], note: '' }, stage.me(DESK, 'appointment.book'))
      .catch(unlessPassed);
};

/** A time that was free when it was proposed may begin while the clinic is being made: then that visit is not booked. */
const unlessPassed = (error: unknown): void => {
  if (!(error instanceof Refusal) || error.code !== 'in-the-past') throw error;
};
