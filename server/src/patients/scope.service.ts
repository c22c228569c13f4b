import { Injectable } from '@nestjs/common';
import type { Chart } from '@stagewell/shared/plans/chart';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { Signing } from '../platform/signing.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { onCareTeam } from './access.js';
import { SCOPE_LIFT } from './patient.entity.js';
import type { ScopeLiftDto } from './scope.dto.js';

/** A prescriber's signed decision that the rules may judge a patient outside their usual scope. */
@Injectable()
export class ScopeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signing: Signing,
  ) {}

  async lift(patientId: string, { reason, password }: ScopeLiftDto, me: Me): Promise<Chart['scopeLift']> {
    await this.signing.confirm(me.accountId, password);
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      await this.signing.requirePrescriber(tx);
      const id = v7();
      await tx.manager.insert(SCOPE_LIFT.entity, { clinicId: tx.clinicId, id, patientId, reason, signedBy: me.accountId, signedOn: tx.today });
      tx.record({ object: 'scope-lift', objectId: id, patientId, fields: ['reason'] });
      return { reason, byName: me.displayName, on: tx.today };
    });
  }
}
