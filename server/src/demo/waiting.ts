import type { CheckInView } from '@stagewell/shared/check-ins/check-in';
import { addDays, type CalendarDate } from '@stagewell/shared/dates';
import { NOT_ASKED, type ContactOutcome, type ContactPreference } from '@stagewell/shared/worklist/contact';
import type { WorklistRow } from '@stagewell/shared/worklist/worklist';
import { CheckInsService } from '../check-ins/check-ins.service.js';
import { ReviewsService } from '../reviews/reviews.service.js';
import { ContactService } from '../worklist/contact.service.js';
import { ErrandsService } from '../worklist/errands.service.js';
import { HandlingService } from '../worklist/handling.service.js';
import { WorklistService } from '../worklist/worklist.service.js';
import type { Stage } from './stage.js';

const DESK = 'brooks@demo.test';
const SECOND_DESK = 'nguyen@demo.test';
type Patients = ReadonlyMap<string, string>;

const { version: _, ...UNKNOWN } = NOT_ASKED;
const PREFERENCES: Readonly<Record<string, Partial<ContactPreference>>> = {
  responder: { channel: 'sms', voicemailOk: true },
  'non-responder': { channel: 'phone', voicemailOk: false },
  'diminishing-returns': { channel: 'email', voicemailOk: true },
  overdue: { channel: 'phone', voicemailOk: true, proxy: 'Her daughter Ana, about appointments' },
  'at-risk': { channel: 'phone', voicemailOk: true, proxy: 'Her husband' },
  veteran: { channel: 'phone', voicemailOk: false, doNotContact: true, reason: 'Asked for letters only until he has moved' },
};

/** Tried in vain, by the days before the seeding day. */
const ATTEMPTS: readonly { readonly story: string; readonly ago: number; readonly outcome: ContactOutcome; readonly note: string }[] = [
  { story: 'overdue', ago: 9, outcome: 'no-answer', note: '' },
  { story: 'overdue', ago: 4, outcome: 'left-message', note: 'Asked to call back about an appointment' },
  { story: 'overdue', ago: 1, outcome: 'no-answer', note: '' },
  { story: 'non-responder', ago: 2, outcome: 'left-message', note: '' },
];

const ERRANDS: readonly { readonly story: string; readonly what: string; readonly inDays: number | null }[] = [
  { story: 'responder', what: 'Send the school letter about mornings off', inDays: null },
  { story: 'non-responder', what: 'Ask the insurer for the form for the second opinion', inDays: 0 },
  { story: 'diminishing-returns', what: 'New address: update the transport voucher', inDays: 5 },
];

const get = <T>(stage: Stage, of: new (...parts: never[]) => T): T => stage.app.get<T>(of, { strict: false });

/** Everything that waits for one patient, as the desk sees it. */
const waitingFor = async (stage: Stage, patientId: string): Promise<readonly WorklistRow[]> => {
  const { rows } = await get(stage, WorklistService).list({ limit: '100' }, stage.me(DESK, 'worklist.read'));
  return rows.filter((row) => row.patientId === patientId);
};

const prefer = async (stage: Stage, patients: Patients): Promise<void> => {
  for (const [story, preference] of Object.entries(PREFERENCES))
    await get(stage, ContactService).prefer(patients.get(story) ?? '', { ...UNKNOWN, ...preference }, stage.me(DESK, 'contact-preference.edit'));
};

const tryToReach = async (stage: Stage, patients: Patients): Promise<void> => {
  for (const { story, ago, ...attempt } of ATTEMPTS) {
    stage.at(stage.today);
    const [row] = (await waitingFor(stage, patients.get(story) ?? '')).filter(({ kind }) => kind === 'review');
    if (row === undefined) throw new Error(`${story} waits for no review`);
    stage.at(addDays(stage.today, -ago));
    await get(stage, ContactService).attempt(row.id, { channel: 'phone', ...attempt }, stage.me(DESK, 'contact-attempt.record'));
  }
};

const errands = async (stage: Stage, patients: Patients): Promise<void> => {
  for (const { story, what, inDays } of ERRANDS) {
    const dueOn: CalendarDate | null = inDays === null ? null : addDays(stage.today, inDays);
    await get(stage, ErrandsService).add({ patientId: patients.get(story) ?? '', what, dueOn }, stage.me(SECOND_DESK, 'errand.add'));
  }
};

/** The desk shares the reviews out; what is far off is nobody's yet. */
const shareOut = async (stage: Stage): Promise<void> => {
  const { rows } = await get(stage, WorklistService).list({ kind: 'review', limit: '100' }, stage.me(DESK, 'worklist.read'));
  const pressing = rows.filter(({ group }) => group === 'overdue' || group === 'due');
  const give = (chosen: readonly WorklistRow[], to: string): Promise<unknown> =>
    get(stage, HandlingService).assign({ items: [...chosen], accountId: stage.me(to, '').accountId, role: '' }, stage.me(DESK, 'worklist.assign'));
  const [mine, theirs] = [pressing.filter((_, index) => index % 3 === 0), pressing.filter((_, index) => index % 3 === 1)];
  if (mine.length > 0) await give(mine, DESK);
  if (theirs.length > 0) await give(theirs, SECOND_DESK);
};

/** One is put aside until the patient is back. */
const putAside = async (stage: Stage): Promise<void> => {
  const { rows } = await get(stage, WorklistService).list({ group: 'unscheduled', limit: '5' }, stage.me(DESK, 'worklist.read'));
  const [row] = rows.filter(({ opensOn }) => opensOn !== null && opensOn > addDays(stage.today, 2));
  if (row === undefined) return;
  const input = { untilOn: addDays(stage.today, 2), reason: 'With family until the weekend' };
  await get(stage, HandlingService).snooze(row.id, input, stage.me(DESK, 'worklist-item.snooze', row.version));
};

/** What was due long ago took place, unless nobody sees the patient any more; the list shows what slipped in the last weeks. */
const LONG_AGO_DAYS = 45;
const seen = async (stage: Stage, patients: Patients): Promise<void> => {
  for (const email of ['rivera@demo.test', 'okoye@demo.test', 'lindqvist@demo.test', 'tanaka@demo.test']) {
    stage.at(stage.today);
    const { rows } = await get(stage, WorklistService).list({ group: 'overdue', kind: 'review', limit: '100' }, stage.me(email, 'worklist.read'));
    const long = rows.filter(({ dueOn, patientId }) => dueOn !== null && dueOn < addDays(stage.today, -LONG_AGO_DAYS) && patientId !== patients.get('overdue'));
    for (const { id, version, dueOn } of long)
      await get(stage, ReviewsService).done(
        id,
        { doneOn: dueOn ?? stage.today, outcome: 'Seen at the visit; the plan goes on' },
        stage.me(email, 'review.done', version),
      );
  }
};

/** A side effect told on the phone, which nobody has called back about: its three days are over. */
const forgotten = async (stage: Stage, patients: Patients): Promise<void> => {
  const on = addDays(stage.today, -6);
  stage.at(on);
  const sideEffects: CheckInView['sideEffects'] = [{ courseId: null, what: 'Light-headed on standing up', severity: 'moderate', wantsToStop: false }];
  await get(stage, CheckInsService).record(
    patients.get('veteran') ?? '',
    {
      takenOn: on,
      pegPain: null,
      pegEnjoyment: null,
      pegActivity: null,
      painNow: null,
      painWorst: null,
      sleep: null,
      function: null,
      phq4Items: [null, null, null, null],
      questionnaires: [],
      adherence: [],
      sideEffects,
      redFlags: [],
      note: '',
      enteredBy: 'phone',
    },
    stage.me(DESK, 'check-in.record'),
  );
};

/** A front desk in the middle of its week: who may be called how, who was tried, what is shared out, what is late. */
export const playWaiting = async (stage: Stage, patients: Patients): Promise<void> => {
  await forgotten(stage, patients);
  await seen(stage, patients);
  stage.at(stage.today);
  await prefer(stage, patients);
  await errands(stage, patients);
  await tryToReach(stage, patients);
  stage.at(stage.today);
  await shareOut(stage);
  await putAside(stage);
};
