import { clockText, weekdayWord } from '@stagewell/shared/calendar/day-minutes';
import {
  ROOM_KIND_WORDS,
  type AvailabilityView,
  type LeaveView,
  type OpeningHoursView,
  type RoomView,
  type SchedulingView,
  type SetUpKind,
  type SetUpRow,
  type VisitTypeView,
} from '@stagewell/shared/calendar/set-up';
import type { ClinicView } from '@stagewell/shared/people/person';
import { momentWords } from '@stagewell/shared/reviews/review-words';
import { dayText } from '../ui/day';

export const KIND_WORDS: Readonly<
  Record<SetUpKind, { readonly many: string; readonly one: string; /** What it means that there is none. */ readonly none: string }>
> = {
  'opening-hours': { many: 'Opening hours', one: 'hours', none: 'Nothing can be booked until a site has opening hours.' },
  availability: { many: 'Shifts', one: 'a shift', none: 'Nothing can be booked with a clinician who has no shift.' },
  leave: { many: 'Leave', one: 'a leave', none: 'Nobody is away.' },
  rooms: { many: 'Rooms and seats', one: 'a room', none: 'Nothing can be booked without a room.' },
  'visit-types': { many: 'Kinds of visits', one: 'a kind of visit', none: 'Nothing can be booked without a kind of visit.' },
};

/** A row in words, and the row itself. */
export interface SetUpLine {
  readonly row: SetUpRow;
  readonly name: string;
  readonly detail: string;
}

const siteName = (clinic: ClinicView, id: string): string => clinic.sites.find((site) => site.id === id)?.name ?? 'Unknown site';
const personName = (clinic: ClinicView, id: string): string => clinic.people.find(({ accountId }) => accountId === id)?.displayName ?? 'Former colleague';
const span = (from: number, to: number): string => `${clockText(from)} to ${clockText(to)}`;

const hours = (clinic: ClinicView, row: OpeningHoursView): SetUpLine => ({
  row,
  name: siteName(clinic, row.siteId),
  detail: `${weekdayWord(row.weekday)}, ${span(row.opens, row.closes)}`,
});
const shift = (clinic: ClinicView, row: AvailabilityView): SetUpLine => ({
  row,
  name: personName(clinic, row.accountId),
  detail: `${weekdayWord(row.weekday)}, ${span(row.fromMinute, row.toMinute)}, ${siteName(clinic, row.siteId)}, from ${dayText(row.fromDay)}${row.toDay === null ? '' : ` to ${dayText(row.toDay)}`}`,
});
const leave = (clinic: ClinicView, row: LeaveView): SetUpLine => ({
  row,
  name: personName(clinic, row.accountId),
  detail: `${dayText(row.fromDay)} to ${dayText(row.toDay)}${row.reason === '' ? '' : `, ${row.reason}`}${row.visits > 0 && !row.withdrawn ? ` · ${row.visits} booked visits fall into it; move them in the calendar` : ''}`,
});
const room = (clinic: ClinicView, row: RoomView): SetUpLine => ({
  row,
  name: row.name,
  detail: `${siteName(clinic, row.siteId)}, ${ROOM_KIND_WORDS[row.kind].toLowerCase()}, ${row.seats} ${row.seats === 1 ? 'patient' : 'patients'} at once`,
});
const visitType = (row: VisitTypeView): SetUpLine => ({
  row,
  name: row.name,
  detail: [
    `${row.lengthMinutes} minutes`,
    ROOM_KIND_WORDS[row.roomKind].toLowerCase(),
    row.needsClinician ? 'with a clinician' : 'without a clinician',
    ...(row.moments.length === 0 ? [] : [`for: ${row.moments.map((moment) => momentWords(moment).en.toLowerCase()).join(', ')}`]),
  ].join(', '),
});

/** The rows of one kind in words, those in use first. */
export const linesOf = (kind: SetUpKind, view: SchedulingView, clinic: ClinicView): readonly SetUpLine[] => {
  const lines: Readonly<Record<SetUpKind, () => readonly SetUpLine[]>> = {
    'opening-hours': () => view.openingHours.map((row) => hours(clinic, row)),
    availability: () => view.availability.map((row) => shift(clinic, row)),
    leave: () => view.leave.map((row) => leave(clinic, row)),
    rooms: () => view.rooms.map((row) => room(clinic, row)),
    'visit-types': () => view.visitTypes.map(visitType),
  };
  return lines[kind]().toSorted((a, b) => Number(a.row.withdrawn) - Number(b.row.withdrawn));
};
