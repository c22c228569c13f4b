import { Injectable } from '@nestjs/common';
import type { AuditPage, AuditRow } from '@stagewell/shared/audit/audit-row';
import type { Me } from '../platform/me.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

const PAGE = 100;
const ROWS = `select e.seq::int as seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(a.display_name, case when e.action like 'check-in-link.%' then 'Patient, by link' else '' end) as "actorName", e.role, e.action, e.object, e.object_id as "objectId", e.patient_id as "patientId", e.outcome, e.fields
  from audit_event e left join account a on a.id = e.actor
  where e.clinic_id = $1 and ($2::uuid is null or e.patient_id = $2) and e.seq < $3 order by e.seq desc limit ${PAGE + 1}`;
const FROM_THE_END = Number.MAX_SAFE_INTEGER;

/** The trail, newest first; reading it leaves a trace too. */
@Injectable()
export class AuditService {
  constructor(private readonly uow: UnitOfWork) {}

  page(patientId: string | null, before: number | null, me: Me): Promise<AuditPage> {
    return this.uow.run(me, async (tx) => {
      const found = await tx.rows<AuditRow>(ROWS, [tx.clinicId, patientId, before ?? FROM_THE_END]);
      const rows = found.slice(0, PAGE);
      tx.record({ object: 'audit', objectId: null, patientId });
      return { rows, next: found.length > PAGE ? String(rows.at(-1)?.seq) : null };
    });
  }
}
