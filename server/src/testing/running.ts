import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { newPatient, type Person } from './app.js';
import { PASSWORD } from './template.js';

/** An active plan of patient `of`, or of a new one, with courses that start so many days after `today`, signed where it must be. */
export const runningPlan = async (
  clinician: Person,
  today: string,
  courses: readonly (readonly [modalityId: string, day: number])[],
  of?: string,
): Promise<PlanView> => {
  const patientId = of ?? ((await clinician.post('/patients', newPatient())).body.id as string);
  const plan = (await clinician.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const drafts = courses.map(([id, day]) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No modality ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, day) });
  });
  const built = (await clinician.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses: drafts }, plan.version)).body as PlanView;
  const activate = (signatures: readonly object[]) => clinician.change(`/plans/${plan.id}/activation`, { password: PASSWORD, signatures }, built.version);
  const first = await activate([]);
  if (first.status === 200) return first.body as PlanView;
  const { evaluation } = (first.body as { context: { evaluation: Evaluation } }).context;
  const signed = await activate(
    signaturesNeeded(evaluation).map(({ fingerprint, needs }) => ({
      fingerprint,
      decision: needs,
      reasonCode: 'benefit-outweighs-risk',
      reason: 'Discussed with the patient today',
      expiresOn: addDays(today, 14),
    })),
  );
  if (signed.status !== 200) throw new Error(`The plan could not be activated: ${JSON.stringify(signed.body)}`);
  return signed.body as PlanView;
};
