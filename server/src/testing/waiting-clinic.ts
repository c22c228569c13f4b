import type { TestApp } from './app.js';
import { asSuperuser } from './database.js';
import { runningPlan } from './running.js';
import type { WaitingAt } from './waiting.js';

/** Clinic A with one patient and a running plan, and nothing that waits yet. */
export const waitingClinic = async (test: TestApp): Promise<WaitingAt> => {
  const clinician = await test.as('clinician@a.test');
  const clinic = (await clinician.get('/clinic')).body as { id: string; today: string };
  const plan = await runningPlan(clinician, clinic.today, [['cbt', 0]]);
  return { database: test.database, clinicId: clinic.id, patientId: plan.patientId, planId: plan.id, planVersion: plan.version, today: clinic.today };
};

/** Takes away everything that waits, and what was tried. */
export const nothingWaits = ({ database }: WaitingAt): Promise<unknown> =>
  asSuperuser(database, (client) =>
    client.query(
      `delete from stagewell.contact_attempt; delete from stagewell.appointment_review; delete from stagewell.appointment; delete from stagewell.review; delete from stagewell.task;
       delete from stagewell.check_in_request_desk; delete from stagewell.check_in_request; delete from stagewell.contact_preference`,
    ),
  );

/** So many hours from now, as an instant. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
