import { Inject, Injectable } from '@nestjs/common';
import { missingForLinks } from '@stagewell/shared/people/safety-contact';
import { patientPlanOf, type PatientPlan } from '@stagewell/shared/plans/patient-plan';
import type { MakePatientPlanLink, PatientPlanLink } from '@stagewell/shared/plans/patient-plan-link';
import type { FrozenQuote } from '@stagewell/shared/plans/plan';
import { v7 } from 'uuid';
import { readSafetyContact } from '../clinics/safety-contact.service.js';
import type { Config } from '../platform/config.js';
import type { Me } from '../platform/me.js';
import { Refusal } from '../platform/problem.js';
import { makeToken } from '../platform/session/link-token.js';
import type { Row } from '../platform/table.js';
import { CONFIG } from '../platform/tokens.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { planInContext } from './load-plan.js';
import { PATIENT_PLAN_LINK_TABLE } from './patient-plan.entity.js';
import { END_LINKS } from './patient-plan.sql.js';
import { CHANGED_ON, QUOTED } from './versions.sql.js';

const MS_PER_HOUR = 3_600_000;

/** The plan in the patient's words, and the one link by which the patient reads it. */
@Injectable()
export class PatientPlanService {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  read(planId: string, me: Me): Promise<PatientPlan> {
    return this.uow.run(me, async (tx) => {
      const { page, patientId } = await pageOf(tx, planId);
      tx.record({ object: 'patient-plan', objectId: planId, patientId });
      return page;
    });
  }

  /** Makes the one link of a plan; an older one stops working. Throws 409 until the clinic has said whom a patient turns to. */
  link(planId: string, { hours }: MakePatientPlanLink, me: Me): Promise<PatientPlanLink> {
    return this.uow.run(me, async (tx) => {
      const { page, patientId } = await pageOf(tx, planId);
      const contact = await readSafetyContact(tx);
      const missing = missingForLinks(contact);
      if (missing.length > 0)
        throw new Refusal(
          409,
          'safety-contact-missing',
          `No link was made: a patient who reads alone needs somewhere to turn. An administrator first sets, under Clinic: ${missing.join(', ')}.`,
        );
      const id = v7();
      const { path, hash } = makeToken('/my-plan', tx.clinicId, id);
      const expiresAt = new Date(tx.now.getTime() + (hours ?? contact.linkHours) * MS_PER_HOUR);
      await tx.rows(END_LINKS, [tx.clinicId, planId, tx.now]);
      const document = tx.seal.seal(JSON.stringify(page), placeOf(id));
      const row = { id, planId, patientId, planVersion: page.planVersion, document, tokenHash: hash, madeAt: tx.now, madeBy: me.accountId };
      await tx.manager.insert(PATIENT_PLAN_LINK_TABLE.entity, { ...row, expiresAt, birthDateTries: 0, clinicId: tx.clinicId });
      tx.record({ object: 'patient-plan', objectId: planId, patientId, fields: ['link'] });
      return { url: `${this.config.publicOrigin}${path}`, expiresAt: expiresAt.toISOString() };
    });
  }
}

/** Where the sealed page of a link lies. */
export const placeOf = (id: string): string => `patient_plan_link|document|${id}`;

const pageOf = async (tx: Tx, planId: string): Promise<{ readonly page: PatientPlan; readonly patientId: string }> => {
  const { chart, plan, catalogue, rules } = await planInContext(tx, planId);
  const contact = await readSafetyContact(tx);
  const [quoted] = await tx.rows<FrozenQuote & Row>(QUOTED, [tx.clinicId, planId]);
  const [clinic] = await tx.rows<{ name: string }>(`select name from clinic where id = $1`, [tx.clinicId]);
  const [last] = await tx.rows<{ changedOn: string | null }>(CHANGED_ON, [tx.clinicId, planId, tx.me.zone]);
  const page = patientPlanOf({
    ...{ chart, plan, catalogue, contact, rules: rules.rules, today: tx.today },
    clinicName: clinic?.name ?? '',
    changedOn: last?.changedOn ?? plan.createdOn,
    // A quote of another version would tell the patient of another plan.
    quote: quoted !== undefined && quoted.planVersion === plan.version ? quoted.quote : null,
  });
  return { page, patientId: plan.patientId };
};
