import { randomUUID } from 'node:crypto';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { addDays } from '@stagewell/shared/dates';
import { boardOf, courseOf } from '@stagewell/shared/plans/board';
import type { PlanView } from '@stagewell/shared/plans/plan';
import type { Evaluation } from '@stagewell/shared/sequencing/finding';
import { signaturesNeeded } from '@stagewell/shared/sequencing/may-activate';
import { newPatient, type Person } from './app.js';
import { PASSWORD } from './template.js';

/** A running plan of a new patient: each course by its treatment, so many days from `today`. All that the rules ask for is signed. */
export const runningPlan = async (by: Person, today: string, ...courses: readonly (readonly [modalityId: string, day: number])[]): Promise<PlanView> => {
  const patientId = (await by.post('/patients', newPatient())).body.id as string;
  const plan = (await by.post(`/patients/${patientId}/plans`, { title: 'Plan' })).body as PlanView;
  const placed = courses.map(([id, day]) => {
    const modality = MODALITY_BY_ID.get(id);
    if (!modality) throw new Error(`No modality ${id}`);
    return courseOf(modality, { id: randomUUID(), stageId: plan.stages[0]?.id ?? '', startsOn: addDays(today, day) });
  });
  const built = (await by.put(`/plans/${plan.id}/board`, { ...boardOf(plan), courses: placed }, plan.version)).body as PlanView;
  const activate = (evaluation: Evaluation | null) =>
    by.change(
      `/plans/${plan.id}/activation`,
      {
        password: PASSWORD,
        signatures: (evaluation ? signaturesNeeded(evaluation) : []).map(({ fingerprint, needs }) => ({
          fingerprint,
          decision: needs === 'scope-decision' ? 'override' : needs,
          reasonCode: 'benefit-outweighs-risk',
          reason: 'Discussed with the patient today',
          expiresOn: addDays(today, 14),
        })),
      },
      built.version,
    );
  const refused = await activate(null);
  if (refused.status === 200) return refused.body as PlanView;
  return (await activate((refused.body as { context: { evaluation: Evaluation } }).context.evaluation)).body as PlanView;
};
