import type { MigrationInterface, QueryRunner } from 'typeorm';
import { list, optional, sealed, tenantTable, text } from './tables.js';

const PATIENT = 'foreign key (clinic_id, patient_id) references patient (clinic_id, id)';
const SITE = 'foreign key (clinic_id, site_id) references site (clinic_id, id)';
const minutes = (from: string, to: string): string =>
  `${from} int not null check (${from} between 0 and 1440), ${to} int not null check (${to} between 0 and 1440), check (${from} < ${to})`;
/** Who looks after an open item, and until when it is put aside. A person or a role, or nobody yet. */
const desk = (name: string): readonly string[] => [
  'assigned_to uuid',
  `${text('assigned_role', 20)} check (assigned_role in ('','clinician','scheduler','admin'))`,
  'snoozed_until date',
  text('snooze_reason', 300),
  `snoozes int not null default 0 check (snoozes between 0 and 20)`,
  ...(name === 'task' ? [] : ['version int not null default 1']),
];
const add = (table: string, columns: readonly string[]): string => `alter table ${table} ${columns.map((column) => `add column ${column}`).join(', ')}`;

/** What a running plan asks a patient, by day; a link answers at most one of them, once. */
const CHECK_IN_REQUEST = tenantTable(
  'check_in_request',
  `id uuid not null, patient_id uuid not null, plan_id uuid, ${text('key', 80)}, ${text('phase', 20)} check (phase in ('baseline','initiation','titration','assessment','maintenance','deterioration','extra')),
   due_on date not null, latest_on date not null check (due_on <= latest_on), ${list('instruments', 1000)},
   ${text('state', 10)} check (state in ('due','answered','missed','cancelled')), changed_by_hand boolean not null default false,
   created_version int, cancelled_version int, ${text('reason', 300)},
   token_hash bytea check (octet_length(token_hash) = 32), sent_at timestamptz, expires_at timestamptz, opened_at timestamptz, birth_date_tries int not null default 0 check (birth_date_tries between 0 and 5),
   answered_at timestamptz, created_at timestamptz not null default now(), created_by uuid, version int not null default 1,
   check ((state = 'answered') = (answered_at is not null)), check ((token_hash is null) = (expires_at is null)),
   primary key (clinic_id, id), ${PATIENT}, foreign key (clinic_id, plan_id) references care_plan (clinic_id, id)`,
  `create unique index check_in_request_key on check_in_request (clinic_id, plan_id, key) where plan_id is not null and state <> 'cancelled';
   create index check_in_request_plan on check_in_request (clinic_id, plan_id);
   create index check_in_request_patient on check_in_request (clinic_id, patient_id, due_on);
   create index check_in_request_open on check_in_request (clinic_id, state, due_on, id);`,
);

const OPENING_HOURS = tenantTable(
  'opening_hours',
  `id uuid not null, site_id uuid not null, weekday int not null check (weekday between 1 and 7), ${minutes('opens', 'closes')}, version int not null default 1, primary key (clinic_id, id), ${SITE}`,
  `create index opening_hours_site on opening_hours (clinic_id, site_id);`,
);
const AVAILABILITY = tenantTable(
  'availability',
  `id uuid not null, account_id uuid not null, site_id uuid not null, weekday int not null check (weekday between 1 and 7), ${minutes('from_minute', 'to_minute')},
   from_day date not null, to_day date check (to_day >= from_day), version int not null default 1, primary key (clinic_id, id), ${SITE}`,
  `create index availability_site on availability (clinic_id, site_id); create index availability_account on availability (clinic_id, account_id);`,
);
const LEAVE = tenantTable(
  'leave',
  `id uuid not null, account_id uuid not null, from_day date not null, to_day date not null check (to_day >= from_day), ${text('reason', 200)},
   withdrawn_at timestamptz, version int not null default 1, primary key (clinic_id, id)`,
  `create index leave_account on leave (clinic_id, account_id, from_day);`,
);
/** A thing that can be booked besides a person: a consulting room, an infusion chair, a group. `seats` at once. */
const ROOM = tenantTable(
  'room',
  `id uuid not null, site_id uuid not null, ${text('name', 80)}, ${text('kind', 20)} check (kind in ('consulting','procedure','infusion','group','phone')), seats int not null check (seats between 1 and 40),
   retired_at timestamptz, version int not null default 1, primary key (clinic_id, id), ${SITE}`,
  `create index room_site on room (clinic_id, site_id);`,
);
const VISIT_TYPE = tenantTable(
  'visit_type',
  `id uuid not null, ${text('name', 80)}, length_minutes int not null check (length_minutes between 5 and 480), ${text('room_kind', 20)} check (room_kind in ('consulting','procedure','infusion','group','phone')),
   needs_clinician boolean not null, ${list('moments', 400)}, ${text('preparation', 500)}, ${text('preparation_es', 500)},
   retired_at timestamptz, version int not null default 1, primary key (clinic_id, id)`,
);
/** A booked slot. Wall time and zone are kept beside the instants: a change of the zone's rules can then be seen. */
const APPOINTMENT = tenantTable(
  'appointment',
  `id uuid not null, patient_id uuid not null, visit_type_id uuid not null, site_id uuid not null, room_id uuid not null, seat int not null check (seat between 1 and 40), account_id uuid,
   starts_at timestamptz not null, ends_at timestamptz not null, check (starts_at < ends_at and ends_at <= starts_at + interval '8 hours'),
   ${text('wall_start', 16)}, ${text('zone', 60)}, series_id uuid,
   ${text('state', 10)} check (state in ('scheduled','arrived','roomed','done','no-show','cancelled')), late_minutes int check (late_minutes between 0 and 480), ${text('reason', 300)}, ${text('note', 500)},
   booked_at timestamptz not null default now(), booked_by uuid not null, version int not null default 1,
   primary key (clinic_id, id), ${PATIENT}, ${SITE}, foreign key (clinic_id, room_id) references room (clinic_id, id), foreign key (clinic_id, visit_type_id) references visit_type (clinic_id, id),
   exclude using gist (clinic_id with =, account_id with =, tstzrange(starts_at, ends_at) with &&) where (account_id is not null and state not in ('cancelled','no-show')),
   exclude using gist (clinic_id with =, room_id with =, seat with =, tstzrange(starts_at, ends_at) with &&) where (state not in ('cancelled','no-show')),
   exclude using gist (clinic_id with =, patient_id with =, tstzrange(starts_at, ends_at) with &&) where (state not in ('cancelled','no-show'))`,
  `create index appointment_patient on appointment (clinic_id, patient_id, starts_at); create index appointment_site on appointment (clinic_id, site_id, starts_at);
   create index appointment_room on appointment (clinic_id, room_id); create index appointment_visit_type on appointment (clinic_id, visit_type_id);
   create index appointment_time on appointment (clinic_id, starts_at);`,
);
const APPOINTMENT_REVIEW = tenantTable(
  'appointment_review',
  `appointment_id uuid not null, review_id uuid not null, primary key (clinic_id, appointment_id, review_id),
   foreign key (clinic_id, appointment_id) references appointment (clinic_id, id), foreign key (clinic_id, review_id) references review (clinic_id, id)`,
  `create index appointment_review_review on appointment_review (clinic_id, review_id);`,
);
/** How a patient may be reached; no row = nothing is known, and nothing is sent. */
const CONTACT_PREFERENCE = tenantTable(
  'contact_preference',
  `patient_id uuid not null, ${text('channel', 10)} check (channel in ('','sms','email','phone')), voicemail_ok boolean, ${text('proxy', 200)}, ${text('zone', 60)},
   do_not_contact boolean not null default false, ${text('reason', 300)}, opted_out_at timestamptz, version int not null default 1,
   primary key (clinic_id, patient_id), ${PATIENT}`,
);
/** Somebody tried to reach a patient; never changed afterwards. */
const CONTACT_ATTEMPT = tenantTable(
  'contact_attempt',
  `id uuid not null, patient_id uuid not null, review_id uuid, task_id uuid, at timestamptz not null default now(), by uuid not null,
   ${text('channel', 10)} check (channel in ('phone','sms','email','letter','in-person')), ${text('outcome', 20)} check (outcome in ('reached','left-message','no-answer','wrong-number','declined','sent')), ${sealed('note', 4000)},
   primary key (clinic_id, id), ${PATIENT}, foreign key (clinic_id, review_id) references review (clinic_id, id), foreign key (clinic_id, task_id) references task (clinic_id, id)`,
  `create index contact_attempt_patient on contact_attempt (clinic_id, patient_id, at); create index contact_attempt_review on contact_attempt (clinic_id, review_id); create index contact_attempt_task on contact_attempt (clinic_id, task_id);`,
);
/** A message to a patient, without anything clinical in it: each is sent once, whatever falls over meanwhile. */
const MESSAGE = tenantTable(
  'message',
  `id uuid not null, patient_id uuid not null, ${text('kind', 20)} check (kind in ('check-in','appointment','missed-check-in')), ${text('channel', 10)} check (channel in ('sms','email')),
   check_in_request_id uuid, appointment_id uuid, ${text('idempotency_key', 120)}, due_at timestamptz not null, ${text('state', 10)} check (state in ('waiting','sent','failed','dropped')),
   attempts int not null default 0 check (attempts between 0 and 50), ${text('reason', 300)}, ${optional('provider_id', 200)}, sent_at timestamptz, created_at timestamptz not null default now(),
   primary key (clinic_id, id), ${PATIENT}, foreign key (clinic_id, check_in_request_id) references check_in_request (clinic_id, id), foreign key (clinic_id, appointment_id) references appointment (clinic_id, id)`,
  `create unique index message_once on message (clinic_id, idempotency_key); create index message_due on message (clinic_id, state, due_at); create index message_patient on message (clinic_id, patient_id);
   create index message_request on message (clinic_id, check_in_request_id); create index message_appointment on message (clinic_id, appointment_id);`,
);

const TABLES = [
  CHECK_IN_REQUEST,
  OPENING_HOURS,
  AVAILABILITY,
  LEAVE,
  ROOM,
  VISIT_TYPE,
  APPOINTMENT,
  APPOINTMENT_REVIEW,
  CONTACT_PREFERENCE,
  CONTACT_ATTEMPT,
  MESSAGE,
];
const NAMES = [
  'check_in_request',
  'opening_hours',
  'availability',
  'leave',
  'room',
  'visit_type',
  'appointment',
  'appointment_review',
  'contact_preference',
  'contact_attempt',
  'message',
];

/** A review that is booked, done or waived says so, and by whom; the desk's columns are the same on tasks and reviews. */
const REVIEW = [...desk('review'), 'done_on date', 'decided_by uuid', text('outcome', 2000), 'decided_at timestamptz'];

/** Monitoring and the front desk: what is asked of patients, who works on what, when rooms and people are free, what was sent. */
export class FrontDesk1767400700000 implements MigrationInterface {
  public async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    await runner.query(`grant select on ${NAMES.join(', ')} to stagewell_backup`);
    await runner.query(`revoke update on contact_attempt, appointment_review from stagewell_app`);
    await runner.query(`grant delete on appointment_review to stagewell_app`);
    await runner.query(add('review', REVIEW));
    await runner.query(`create index review_open on review (clinic_id, state, latest, id)`);
    await runner.query(add('task', [...desk('task'), 'escalated_at timestamptz', 'request_id uuid']));
    await runner.query(`alter table task add constraint task_request foreign key (clinic_id, request_id) references check_in_request (clinic_id, id)`);
    await runner.query(`create index task_request on task (clinic_id, request_id)`);
    await runner.query(add('check_in', ['request_id uuid', 'due_on date']));
    await runner.query(
      `alter table check_in add constraint check_in_request_fk foreign key (clinic_id, request_id) references check_in_request (clinic_id, id)`,
    );
    await runner.query(
      `create unique index check_in_request_once on check_in (clinic_id, due_on, request_id) where request_id is not null; create index check_in_of_request on check_in (clinic_id, request_id)`,
    );
  }

  public async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table check_in drop column request_id, drop column due_on`);
    await runner.query(
      `alter table task drop column assigned_to, drop column assigned_role, drop column snoozed_until, drop column snooze_reason, drop column snoozes, drop column escalated_at, drop column request_id`,
    );
    await runner.query(
      `drop index review_open; alter table review drop column assigned_to, drop column assigned_role, drop column snoozed_until, drop column snooze_reason, drop column snoozes, drop column version, drop column done_on, drop column decided_by, drop column outcome, drop column decided_at`,
    );
    await runner.query(`drop table ${NAMES.toReversed().join(', ')}`);
  }
}
