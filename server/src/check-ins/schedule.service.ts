import { Injectable } from '@nestjs/common';
import { STEPS_OF } from '@stagewell/shared/check-ins/asking';
import { changeProblems, type ChangeCheckIn, type PatientSchedule, type ScheduledCheckIn } from '@stagewell/shared/check-ins/schedule';
import { onCareTeam, patientExists } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { CHECK_IN_REQUEST_TABLE } from './check-in-request.entity.js';
import { settled } from './requests.service.js';
import { ONE, SCHEDULE, WHOSE } from './schedule.sql.js';

/** What a plan has in store for a patient, and changing one check-in of it without the others. */
@Injectable()
export class ScheduleService {
  constructor(private readonly uow: UnitOfWork) {}

  read(patientId: string, me: Me): Promise<PatientSchedule> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      const [schedule] = await tx.rows<PatientSchedule & Record<string, unknown>>(SCHEDULE, [tx.clinicId, patientId, tx.today]);
      tx.record({ object: 'schedule', objectId: null, patientId });
      return schedule ?? { checkIns: [], reviews: [] };
    });
  }

  /** Gives one check-in another day or other questions. From then on the plan leaves it alone. Throws 409 when it is settled already. */
  change(id: string, change: ChangeCheckIn, me: Me): Promise<ScheduledCheckIn> {
    return this.uow.run(me, async (tx) => {
      const { patientId, state } = await find(tx, id);
      if (!STEPS_OF[state].includes('another-day')) throw settled(state);
      const problems = changeProblems(change, tx.today);
      if (problems.length > 0)
        throw badRequest('fields-refused', 'The check-in cannot be asked like that. Nothing was changed; correct the marked fields and save again.', problems);
      await updateVersioned(tx, CHECK_IN_REQUEST_TABLE, { id }, { ...change, changedByHand: true });
      tx.record({ object: 'check-in-request', objectId: id, patientId, fields: Object.keys(change) });
      const [changed] = await tx.rows<ScheduledCheckIn & Record<string, unknown>>(ONE, [tx.clinicId, id]);
      if (!changed) throw notFound();
      return changed;
    });
  }
}

/** The front desk changes those of the whole clinic; a clinician those of their patients. */
const find = async (tx: Tx, id: string): Promise<{ readonly patientId: string; readonly state: ScheduledCheckIn['state'] }> => {
  const [row] = await tx.rows<{ patientId: string; state: ScheduledCheckIn['state'] }>(WHOSE, [tx.clinicId, id]);
  if (!row) throw notFound();
  await (tx.me.roles.includes('scheduler') ? patientExists(tx, row.patientId) : onCareTeam(tx, row.patientId));
  return row;
};
