import { clockText, minuteOf, WEEKDAYS } from '@stagewell/shared/calendar/day-minutes';
import { ROOM_KIND_WORDS, ROOM_KINDS, SET_UP, type SetUpKind } from '@stagewell/shared/calendar/set-up';
import type { ClinicView } from '@stagewell/shared/people/person';
import { REVIEW_MOMENTS } from '@stagewell/shared/reviews/review';
import { momentWords } from '@stagewell/shared/reviews/review-words';

export type Value = string | number | boolean | null | readonly string[];
interface Choice {
  readonly value: string;
  readonly label: string;
}
/** One field of a set-up row: how it is asked, and what it begins with. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'choice' | 'time' | 'day' | 'number' | 'text' | 'yes-no' | 'several';
  readonly begins: Value;
  readonly choices?: readonly Choice[];
  readonly optional?: boolean;
  readonly min?: number;
  readonly max?: number;
}

const choice = (name: string, label: string, choices: readonly Choice[]): Field => ({ name, label, kind: 'choice', choices, begins: choices[0]?.value ?? '' });
const sites = ({ sites: all }: ClinicView): Field =>
  choice(
    'siteId',
    'Site',
    all.map(({ id, name }) => ({ value: id, label: name })),
  );
const people = ({ people: all }: ClinicView): Field =>
  choice(
    'accountId',
    'Clinician',
    all.filter(({ roles }) => roles.includes('clinician')).map(({ accountId, displayName }) => ({ value: accountId, label: displayName })),
  );
const weekday: Field = {
  ...choice(
    'weekday',
    'Weekday',
    WEEKDAYS.map((label, n) => ({ value: String(n + 1), label })),
  ),
};
const time = (name: string, label: string, begins: number): Field => ({ name, label, kind: 'time', begins });
const roomKind = (name: string): Field =>
  choice(
    name,
    'Place',
    ROOM_KINDS.map((value) => ({ value, label: ROOM_KIND_WORDS[value] })),
  );
const text = (name: string, label: string, max: number, optional = false): Field => ({ name, label, kind: 'text', begins: '', max, optional });

const VISIT_TYPE: readonly Field[] = [
  text('name', 'Name', SET_UP.name.maxLength),
  { name: 'lengthMinutes', label: 'Minutes', kind: 'number', begins: 30, ...SET_UP.length },
  roomKind('roomKind'),
  { name: 'needsClinician', label: 'Needs a clinician', kind: 'yes-no', begins: true },
  {
    name: 'moments',
    label: 'Serves these reviews',
    kind: 'several',
    begins: [],
    choices: REVIEW_MOMENTS.map((value) => ({ value, label: momentWords(value).en })),
  },
  text('preparation', 'What the patient prepares, in English', SET_UP.preparation.maxLength, true),
  text('preparationEs', 'The same in Spanish', SET_UP.preparation.maxLength, true),
];

/** The fields of a kind, in the order in which they are asked. */
export const fieldsOf = (kind: SetUpKind, clinic: ClinicView): readonly Field[] => {
  const fields: Readonly<Record<SetUpKind, readonly Field[]>> = {
    'opening-hours': [sites(clinic), weekday, time('opens', 'Opens', 480), time('closes', 'Closes', 1020)],
    availability: [
      people(clinic),
      sites(clinic),
      weekday,
      time('fromMinute', 'From', 480),
      time('toMinute', 'To', 960),
      { name: 'fromDay', label: 'From the day', kind: 'day', begins: clinic.today },
      { name: 'toDay', label: 'Until the day; empty = until further notice', kind: 'day', begins: null, optional: true },
    ],
    leave: [
      people(clinic),
      { name: 'fromDay', label: 'First day', kind: 'day', begins: clinic.today },
      { name: 'toDay', label: 'Last day', kind: 'day', begins: clinic.today },
      text('reason', 'Reason, if others should know', SET_UP.leaveReason.maxLength, true),
    ],
    rooms: [
      sites(clinic),
      text('name', 'Name', SET_UP.name.maxLength),
      roomKind('kind'),
      { name: 'seats', label: 'Patients at once', kind: 'number', begins: 1, ...SET_UP.seats },
    ],
    'visit-types': VISIT_TYPE,
  };
  return fields[kind];
};

/** What stands in the field's control. */
export const shownIn = ({ kind }: Field, value: Value): string => {
  if (value === null) return '';
  return kind === 'time' ? clockText(Number(value)) : String(value);
};

/** What a control's text means. A time that is none is `null`, which the server refuses by name. */
export const readFrom = ({ name, kind, optional }: Field, typed: string): Value => {
  if (kind === 'time') return minuteOf(typed);
  if (kind === 'number' || name === 'weekday') return typed === '' ? null : Number(typed);
  return kind === 'day' && optional && typed === '' ? null : typed;
};
