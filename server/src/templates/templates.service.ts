import { Injectable } from '@nestjs/common';
import { templateProblems } from '@stagewell/shared/templates/place-template';
import type { NewTemplate, TemplateRetirement, TemplateView } from '@stagewell/shared/templates/template';
import { v7 } from 'uuid';
import { catalogueById } from '../catalogue/catalogue.service.js';
import type { Me } from '../platform/me.js';
import { notFound, Refusal } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { PLAN_TEMPLATE } from './template.entity.js';

const TEMPLATES = `select t.id, t.name, t.description, t.document, t.version, c.display_name as "savedByName", t.saved_at as "savedAt",
  e.display_name as "editedByName", t.edited_at as "editedAt", t.retired_at is not null as retired
  from plan_template t join account c on c.id = t.saved_by left join account e on e.id = t.edited_by where t.clinic_id = $1`;
const LIST = `${TEMPLATES} order by (t.retired_at is not null), lower(t.name), t.id`;
const ONE = `${TEMPLATES} and t.id = $2`;
/** Rejects a second one of the name when two are saved at once; told apart from a clash by asking first. */
const SAME_NAME = `select 1 from plan_template t where t.clinic_id = $1 and lower(btrim(t.name)) = lower(btrim($2)) and t.retired_at is null and t.id <> $3`;

/** The clinic's order sets. What was saved is not changed: a better one is saved by another name, and the old one retired. */
@Injectable()
export class TemplatesService {
  constructor(private readonly uow: UnitOfWork) {}

  list(me: Me): Promise<readonly TemplateView[]> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'plan-templates', objectId: null, patientId: null });
      return tx.rows<TemplateView & Row>(LIST, [tx.clinicId]);
    });
  }

  save(input: NewTemplate, me: Me): Promise<TemplateView> {
    return this.uow.run(me, async (tx) => {
      const catalogue = await catalogueById(tx);
      const problems = templateProblems(input.document, (modalityId) => catalogue.has(modalityId));
      if (problems.length > 0)
        throw new Refusal(422, 'template-refused', 'This template could not be put on a board. Nothing was stored; the plan is as it was.', {
          errors: problems,
        });
      const id = v7();
      await refuseSecond(tx, id, input.name);
      const row = { ...input, name: input.name.trim(), id, version: 1, savedBy: me.accountId, savedAt: tx.now };
      await tx.manager.insert(PLAN_TEMPLATE.entity, { ...row, clinicId: tx.clinicId });
      tx.record({ object: 'plan-template', objectId: id, patientId: null, fields: Object.keys(input) });
      return loadTemplate(tx, id);
    });
  }

  /** Offers it no more, or again. Throws 409 when another one has its name by now. */
  retire(id: string, { retired }: TemplateRetirement, me: Me): Promise<TemplateView> {
    return this.uow.run(me, async (tx) => {
      const template = await loadTemplate(tx, id);
      if (!retired) await refuseSecond(tx, id, template.name);
      await updateVersioned(tx, PLAN_TEMPLATE, { id }, { retiredAt: retired ? tx.now : null, editedBy: me.accountId, editedAt: tx.now });
      tx.record({ object: 'plan-template', objectId: id, patientId: null, fields: ['retired'] });
      return loadTemplate(tx, id);
    });
  }
}

const loadTemplate = async (tx: Tx, id: string): Promise<TemplateView> => {
  const [found] = await tx.rows<TemplateView & Row>(ONE, [tx.clinicId, id]);
  if (!found) throw notFound();
  return found;
};

const refuseSecond = async (tx: Tx, id: string, name: string): Promise<void> => {
  const [same] = await tx.rows(SAME_NAME, [tx.clinicId, name, id]);
  if (same)
    throw new Refusal(
      409,
      'template-exists',
      `The clinic has a template “${name.trim()}” already. Nothing was stored; choose another name, or have it retired.`,
    );
};
