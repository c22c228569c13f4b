import { Injectable } from '@nestjs/common';
import { closureProblems, type ClosureView, type NewClosure } from '@stagewell/shared/clinics/closure';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { EnteredInError } from '@stagewell/shared/patients/patient';
import type { FieldProblem } from '@stagewell/shared/problem';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { badRequest, notFound } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { CLINIC_CLOSURE } from './closure.entity.js';

const CLOSURES = `select r.id, r.site_id as "siteId", r.first_on::text as "firstOn", r.last_on::text as "lastOn", r.reason, r.version,
  c.display_name as "createdByName", r.created_at as "createdAt"
  from clinic_closure r join account c on c.id = r.created_by where r.clinic_id = $1 and r.entered_in_error_at is null`;
const BETWEEN = `${CLOSURES} and r.last_on >= $2 and ($3::date is null or r.first_on <= $3) order by r.first_on, r.last_on, r.id`;
const ONE = `${CLOSURES} and r.id = $2`;
const SITE = 'select 1 from site s where s.clinic_id = $1 and s.id = $2';

/** Every closure of the clinic of which a day lies between two days, both included, by first day; no `to` = from then on. */
export const loadClosures = (tx: Tx, from: CalendarDate, to: CalendarDate | null = null): Promise<readonly ClosureView[]> =>
  tx.rows<ClosureView & Row>(BETWEEN, [tx.clinicId, from, to]);

/** When the clinic or one of its sites is closed. A closure is changed, or marked as entered in error; none is deleted. */
@Injectable()
export class ClosuresService {
  constructor(private readonly uow: UnitOfWork) {}

  /** `from`: left out, today. `to`: left out, without an end. Throws 400 when they make no range. */
  list(asked: { readonly from?: CalendarDate; readonly to?: CalendarDate }, me: Me): Promise<readonly ClosureView[]> {
    return this.uow.run(me, async (tx) => {
      const [from, to] = [asked.from ?? tx.today, asked.to ?? null];
      if (to !== null && to < from)
        throw badRequest('fields-refused', 'The last day lies before the first. Choose the days again.', [{ path: 'to', message: `Not before ${from}` }]);
      tx.record({ object: 'clinic-closures', objectId: null, patientId: null });
      return loadClosures(tx, from, to);
    });
  }

  add(input: NewClosure, me: Me): Promise<ClosureView> {
    return this.uow.run(me, async (tx) => {
      await refuseWrong(tx, input);
      const id = v7();
      await tx.manager.insert(CLINIC_CLOSURE.entity, { ...columnsOf(input), id, version: 1, createdBy: me.accountId, clinicId: tx.clinicId });
      tx.record({ object: 'clinic-closure', objectId: id, patientId: null, fields: Object.keys(input) });
      return loadClosure(tx, id);
    });
  }

  edit(id: string, input: NewClosure, me: Me): Promise<ClosureView> {
    return this.uow.run(me, async (tx) => {
      await refuseWrong(tx, input);
      await updateVersioned(tx, CLINIC_CLOSURE, { id }, columnsOf(input));
      tx.record({ object: 'clinic-closure', objectId: id, patientId: null, fields: Object.keys(input) });
      return loadClosure(tx, id);
    });
  }

  enteredInError(id: string, { reason }: EnteredInError, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await updateVersioned(tx, CLINIC_CLOSURE, { id }, { enteredInErrorAt: tx.now, enteredInErrorBy: me.accountId, enteredInErrorReason: reason });
      tx.record({ object: 'clinic-closure', objectId: id, patientId: null, fields: ['enteredInError'], reason });
    });
  }
}

const columnsOf = ({ siteId, firstOn, lastOn, reason }: NewClosure): Row => ({ siteId, firstOn, lastOn, reason: reason.trim() });

const loadClosure = async (tx: Tx, id: string): Promise<ClosureView> => {
  const [found] = await tx.rows<ClosureView & Row>(ONE, [tx.clinicId, id]);
  if (!found) throw notFound();
  return found;
};

/** Another clinic's site and none at all are the same answer. */
const siteProblems = async (tx: Tx, siteId: string | null): Promise<readonly FieldProblem[]> =>
  siteId === null || (await tx.rows(SITE, [tx.clinicId, siteId])).length > 0 ? [] : [{ path: 'siteId', message: 'This is not a site of the clinic' }];

const refuseWrong = async (tx: Tx, input: NewClosure): Promise<void> => {
  const problems = [...closureProblems(input), ...(await siteProblems(tx, input.siteId))];
  if (problems.length > 0)
    throw badRequest('fields-refused', 'These days cannot be closed as they are. Nothing was stored; correct the marked fields and save again.', problems);
};
