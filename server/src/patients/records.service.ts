import { Injectable } from '@nestjs/common';
import type { EnteredInError, NewFact, NewGoal, Section } from '@stagewell/shared/patients/patient';
import type { NewPatientQuestion } from '@stagewell/shared/patients/patient-question';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { badRequest } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { onCareTeam } from './access.js';
import { openFactTasks } from './fact-tasks.js';
import { refuseOtherScale } from './scale-holds.js';
import { toColumns } from './section-rows.js';
import { SECTION_TABLES } from './sections.entity.js';

/** Where a row is. */
export interface RecordKey {
  readonly section: Section;
  readonly patientId: string;
  readonly id: string;
}

/** Words that were somebody else's must not stand on a page that is out: its link ends, and the next one is made without them. */
const ON_THE_PATIENTS_PAGE: readonly Section[] = ['goals', 'questions'];
const END_PAGES = 'update patient_plan_link set revoked_at = $3 where clinic_id = $1 and patient_id = $2 and revoked_at is null and expires_at > $3';

/** Nobody asked or answered tomorrow. */
const refuseLater = ({ today }: Tx, { askedOn, answeredOn }: NewPatientQuestion): void => {
  const later = [...(askedOn > today ? ['askedOn'] : []), ...(answeredOn !== null && answeredOn > today ? ['answeredOn'] : [])];
  if (later.length === 0) return;
  throw badRequest(
    'fields-refused',
    'A question is asked and answered on a day that has been. Nothing was stored; correct the marked day and save again.',
    later.map((path) => ({ path, message: 'This day has not come yet' })),
  );
};

/** The sections of a chart: rows are added, edited with a version, and marked entered in error; never deleted. */
@Injectable()
export class RecordsService {
  constructor(private readonly uow: UnitOfWork) {}

  add(section: Section, patientId: string, input: object, me: Me): Promise<Row> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      if (section === 'questions') refuseLater(tx, input as NewPatientQuestion);
      const id = v7();
      const provenance = { id, version: 1, source: 'entered', sourceSystem: null, sourceId: null, recordedOn: tx.today };
      await tx.manager.insert(SECTION_TABLES[section].entity, {
        clinicId: tx.clinicId,
        patientId,
        createdBy: me.accountId,
        ...provenance,
        ...toColumns(section, id, input, tx.seal),
      });
      const fired = section === 'facts' ? await openFactTasks(tx, patientId, id, input as NewFact) : [];
      tx.record({ object: section, objectId: id, patientId, fields: [...Object.keys(input), ...fired] });
      return { ...input, ...provenance };
    });
  }

  edit({ section, patientId, id }: RecordKey, input: object, me: Me): Promise<Row> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      if (section === 'questions') refuseLater(tx, input as NewPatientQuestion);
      if (section === 'goals') await refuseOtherScale(tx, id, input as NewGoal);
      const version = await updateVersioned(tx, SECTION_TABLES[section], { patientId, id }, toColumns(section, id, input, tx.seal));
      const [kept] = await tx.manager.find(SECTION_TABLES[section].entity, {
        where: { clinicId: tx.clinicId, id } as never,
        select: { source: true, sourceSystem: true, sourceId: true, recordedOn: true },
      });
      tx.record({ object: section, objectId: id, patientId, fields: Object.keys(input) });
      return { ...kept, ...input, id, version };
    });
  }

  enteredInError({ section, patientId, id }: RecordKey, { reason }: EnteredInError, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      await updateVersioned(
        tx,
        SECTION_TABLES[section],
        { patientId, id },
        { enteredInErrorAt: tx.now, enteredInErrorBy: me.accountId, enteredInErrorReason: reason },
      );
      if (ON_THE_PATIENTS_PAGE.includes(section)) await tx.rows(END_PAGES, [tx.clinicId, patientId, tx.now]);
      tx.record({ object: section, objectId: id, patientId, fields: ['enteredInError'], reason });
    });
  }
}
