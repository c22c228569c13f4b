import { Injectable } from '@nestjs/common';
import type { CheckInRecorded, CheckInView, RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import { answeredIn } from '@stagewell/shared/check-ins/answered';
import { checkInProblems } from '@stagewell/shared/check-ins/check-in-problems';
import { scoredQuestionnaires } from '@stagewell/shared/check-ins/score';
import { score } from '@stagewell/shared/check-ins/short-scores';
import type { ClinicHours } from '@stagewell/shared/check-ins/deadline';
import { triggerCourses, type Given } from '@stagewell/shared/check-ins/trigger-courses';
import type { EarlierCheckIn } from '@stagewell/shared/check-ins/trigger-case';
import { forDesk, triggersIn } from '@stagewell/shared/check-ins/triggers';
import type { EnteredInError } from '@stagewell/shared/patients/patient';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { Modality } from '@stagewell/shared/catalogue/modality';
import { v7 } from 'uuid';
import { openCheckIn } from '../patients/chart.service.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound } from '../platform/problem.js';
import { notOnTeam, onCareTeam } from '../patients/access.js';
import { valuesOf, type Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { safetyTask, TASK_TABLE } from '../tasks/task.entity.js';
import { CHECK_IN_TABLE } from './check-in.entity.js';
import { ANSWER_NEAREST } from './schedule.sql.js';
import { CONTEXT, ENTERED_IN_ERROR, OLDER, RECORD } from './check-in.sql.js';

interface Context {
  readonly team: boolean;
  readonly courses: readonly Given[];
  /** Recent procedures done elsewhere or before the plan can be what a symptom follows. */
  readonly history: readonly Given[];
  readonly checkIns: readonly EarlierCheckIn[];
  readonly hours: ClinicHours;
  readonly copies: readonly Modality[];
}

/** What a patient reports: scored, stored, judged for safety and audited in one transaction. */
@Injectable()
export class CheckInsService {
  constructor(private readonly uow: UnitOfWork) {}

  record(patientId: string, input: RecordCheckIn, me: Me): Promise<CheckInRecorded> {
    return this.uow.run(me, (tx) => recordCheckIn(tx, patientId, input, { source: input.enteredBy, by: me.accountId, request: 'nearest' }));
  }

  older(patientId: string, before: string, me: Me): Promise<readonly Row[]> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      const rows = await tx.rows<{ row: Row }>(OLDER, [tx.clinicId, patientId, before]);
      tx.record({ object: 'check-ins', objectId: null, patientId, fields: rows.map(({ row }) => String(row['id'])) });
      return rows.map(({ row }) => openCheckIn(row, tx));
    });
  }

  enteredInError(patientId: string, id: string, { reason }: EnteredInError, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      const changed = await tx.rows(ENTERED_IN_ERROR, [tx.clinicId, patientId, id, me.accountId, reason]);
      if (changed.length === 0) throw notFound();
      tx.record({ object: 'check-in', objectId: id, patientId, fields: ['enteredInError'], reason });
    });
  }
}

/** Where a check-in comes from: how it was entered, by whom, and the request that it answers. */
export interface Origin {
  readonly source: CheckInView['source'];
  readonly by: string;
  /** `nearest`: the open one that the day and the answers fit, if there is one. */
  readonly request: { readonly id: string; readonly dueOn: string } | 'nearest';
}

/** One check-in, whoever entered it: scored, stored, judged for safety and told to the trail, inside the caller's transaction. */
export const recordCheckIn = async (tx: Tx, patientId: string, input: RecordCheckIn, { source, by, ...origin }: Origin): Promise<CheckInRecorded> => {
  const context = await loadContext(tx, patientId);
  refuseWrong(tx, input, context);
  const triggers = triggersIn(input, { checkIns: context.checkIns, courses: given(context), today: tx.today });
  const request = origin.request === 'nearest' ? await answerNearest(tx, patientId, input) : origin.request;
  const id = v7();
  const { enteredBy: _, ...answers } = input;
  const row = {
    ...answers,
    ...score(input),
    questionnaires: scoredQuestionnaires(input.questionnaires),
    id,
    source,
    requestId: request?.id ?? null,
    dueOn: request?.dueOn ?? null,
    recordedAt: tx.now,
    recordedBy: by,
  };
  await tx.rows(RECORD, valuesOf(CHECK_IN_TABLE, { ...row, clinicId: tx.clinicId, patientId, note: tx.seal.seal(input.note, `check_in|note|${id}`) }));
  const about = { clinicId: tx.clinicId, patientId, checkInId: id, now: tx.now, zone: tx.me.zone, hours: context.hours };
  if (triggers.length > 0)
    await tx.manager.insert(
      TASK_TABLE.entity,
      triggers.map((trigger) => safetyTask(about, trigger)),
    );
  tx.record({ object: 'check-in', objectId: id, patientId, fields: [...Object.keys(answers), ...triggers.map((trigger) => trigger.id)] });
  return toldTo(tx.me, { id, checkIn: { ...row, recordedAt: tx.now.toISOString() }, triggers });
};

/** Whoever may write and not read learns nothing of what was answered before, nor of the treatments. */
const toldTo = ({ roles }: Me, recorded: CheckInRecorded): CheckInRecorded =>
  roles.includes('clinician') ? recorded : { ...recorded, checkIn: null, triggers: forDesk(recorded.triggers) };

const refuseWrong = (tx: Tx, input: RecordCheckIn, context: Context): void => {
  const problems = [...checkInProblems(input, tx.today), ...strangers(input, context)];
  if (problems.length > 0)
    throw badRequest('fields-refused', 'Some answers cannot be stored as they are. Nothing was stored; correct the marked answers and save again.', problems);
};

/** The front desk may enter check-ins of the whole clinic; a clinician those of their patients; a link is for one. */
const loadContext = async (tx: Tx, patientId: string): Promise<Context> => {
  const [context] = await tx.rows<Context & { id: string }>(CONTEXT, [tx.clinicId, patientId, tx.me.accountId]);
  if (!context) throw notFound();
  if (!context.team && !tx.me.byLink && !tx.me.roles.includes('scheduler')) throw notOnTeam();
  return context;
};

/** The open request that these answers are an answer to, answered from now on; `null` = nobody had asked for that day, or not for this. */
const answerNearest = async (tx: Tx, patientId: string, input: RecordCheckIn): Promise<{ readonly id: string; readonly dueOn: string } | null> => {
  const [request] = await tx.rows<{ id: string; dueOn: string }>(ANSWER_NEAREST, [tx.clinicId, patientId, input.takenOn, answeredIn(input), tx.now]);
  return request ?? null;
};

/** Answers about a course that is not on this patient's plan. */
const strangers = (input: RecordCheckIn, { courses }: Context): readonly { path: string; message: string }[] => {
  const known = (id: string | null): boolean => id === null || courses.some((course) => course.id === id);
  const say = (path: string): { path: string; message: string } => ({ path, message: 'This course is not on the patient’s plan' });
  return [
    ...input.adherence.flatMap(({ courseId }, index) => (known(courseId) ? [] : [say(`adherence.${index}.courseId`)])),
    ...input.sideEffects.flatMap(({ courseId }, index) => (known(courseId) ? [] : [say(`sideEffects.${index}.courseId`)])),
  ];
};

const given = ({ courses, history, copies }: Context): ReturnType<typeof triggerCourses> =>
  triggerCourses(
    [...courses, ...history],
    copies.length === 0 ? MODALITY_BY_ID : new Map([...MODALITY_BY_ID, ...copies.map((copy) => [copy.id, copy] as const)]),
  );
