import { Injectable } from '@nestjs/common';
import { spansProblem, type SchedulingView, type SetUpKind } from '@stagewell/shared/calendar/set-up';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, unprocessable } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { KINDS, oneOf, PARTIES, SCHEDULING } from './set-up.sql.js';

/** When, where and with whom visits can be booked. Rows are added, changed with a version and taken out of use; never lost. */
@Injectable()
export class SetUpService {
  constructor(private readonly uow: UnitOfWork) {}

  read(me: Me): Promise<SchedulingView> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'scheduling', objectId: null, patientId: null });
      const [found] = await tx.rows<{ view: SchedulingView }>(SCHEDULING, [tx.clinicId]);
      if (!found) throw new Error('The set-up of a clinic could not be read');
      return found.view;
    });
  }

  /** Throws 400 when an end comes before its beginning, 422 when the site or the clinician is not of this clinic. */
  add(kind: SetUpKind, input: object, me: Me): Promise<Row> {
    return this.uow.run(me, async (tx) => {
      await refuseNonsense(tx, input);
      const id = v7();
      await tx.manager.insert(KINDS[kind].table.entity, { ...input, clinicId: tx.clinicId, id, version: 1 });
      tx.record({ object: kind, objectId: id, patientId: null, fields: Object.keys(input) });
      return loadOne(tx, kind, id);
    });
  }

  edit(kind: SetUpKind, id: string, input: object, me: Me): Promise<Row> {
    return this.uow.run(me, async (tx) => {
      await loadOne(tx, kind, id);
      await refuseNonsense(tx, input);
      await updateVersioned(tx, KINDS[kind].table, { id }, { ...input });
      tx.record({ object: kind, objectId: id, patientId: null, fields: Object.keys(input) });
      return loadOne(tx, kind, id);
    });
  }

  withdraw(kind: SetUpKind, id: string, withdrawn: boolean, me: Me): Promise<Row> {
    return this.uow.run(me, async (tx) => {
      await updateVersioned(tx, KINDS[kind].table, { id }, { [KINDS[kind].gone]: withdrawn ? tx.now : null });
      tx.record({ object: kind, objectId: id, patientId: null, fields: ['withdrawn'] });
      return loadOne(tx, kind, id);
    });
  }
}

const loadOne = async (tx: Tx, kind: SetUpKind, id: string): Promise<Row> => {
  const [found] = await tx.rows<{ row: Row }>(oneOf(kind), [tx.clinicId, id]);
  if (!found) throw notFound();
  return found.row;
};

const refuseNonsense = async (tx: Tx, input: { readonly siteId?: string; readonly accountId?: string }): Promise<void> => {
  const problem = spansProblem(input);
  if (problem !== null)
    throw badRequest('fields-refused', 'The end comes before the beginning. Nothing was stored; correct the marked field and save again.', [problem]);
  const { siteId = null, accountId = null } = input;
  const [known] = await tx.rows<{ site: boolean; clinician: boolean }>(PARTIES, [tx.clinicId, siteId, accountId]);
  if (!known?.site) throw unprocessable('no-such-site', 'The clinic has no such site. Nothing was stored; choose one of its sites.');
  if (!known.clinician) throw unprocessable('not-a-clinician', 'That person sees no patients in this clinic. Nothing was stored; choose a clinician.');
};
