import { Injectable } from '@nestjs/common';
import type { CareTeamMember, EnteredInError, NewPatient, PatientPage, PatientRow, PatientView, Preferences } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { notFound, versionClash } from '../platform/problem.js';
import { bytes, insertOf, valuesOf, type Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { deskOrTeam, onCareTeam, patientExists } from './access.js';
import { refuseUnborn } from './birth-date.js';
import { cursorOf, pageOf } from './patient-list.js';
import { PATIENT_TABLE, CARE_TEAM, PREFERENCE } from './patient.entity.js';
import type { PatientQuery } from './patient.dto.js';

const SEALED = ['phone', 'email', 'address'] as const;

/** Demographics, the list, and who is on the care team. */
@Injectable()
export class PatientsService {
  constructor(private readonly uow: UnitOfWork) {}

  list(query: PatientQuery, me: Me): Promise<PatientPage> {
    return this.uow.run(me, async (tx) => {
      const { sql, values, limit } = pageOf(query, tx.clinicId, me);
      const found = await tx.rows<PatientRow & { key: string | null }>(sql, values);
      const rows = found.slice(0, limit);
      tx.record({ object: 'patients', objectId: null, patientId: null, fields: rows.map(({ id }) => id) });
      const last = rows.at(-1);
      return { rows: rows.map((row) => maskOffTeam(row, me)), next: found.length > limit && last ? cursorOf(last) : null };
    });
  }

  create(input: NewPatient, me: Me): Promise<PatientView> {
    return this.uow.run(me, (tx) => {
      refuseUnborn(tx, input);
      return createPatient(tx, input, { source: 'entered', sourceSystem: null, sourceId: null });
    });
  }

  edit(id: string, input: NewPatient, me: Me): Promise<PatientView> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, id);
      refuseUnborn(tx, input);
      await updateVersioned(tx, PATIENT_TABLE, { id }, sealPatient(tx, id, input));
      tx.record({ object: 'patient', objectId: id, patientId: id, fields: Object.keys(input) });
      return readPatient(tx, id);
    });
  }

  demographics(id: string, me: Me): Promise<PatientView> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, id);
      tx.record({ object: 'patient', objectId: id, patientId: id });
      return readPatient(tx, id);
    });
  }

  join(id: string, { reason }: EnteredInError, me: Me): Promise<CareTeamMember> {
    return this.uow.run(me, async (tx) => {
      await patientExists(tx, id);
      await joinCareTeam(tx, id, reason);
      tx.record({ object: 'care-team', objectId: me.accountId, patientId: id, fields: ['accountId'], reason });
      return { accountId: me.accountId, displayName: me.displayName, since: tx.now.toISOString(), reason };
    });
  }

  preferences(patientId: string, input: Preferences, me: Me): Promise<Preferences & { readonly version: number }> {
    return this.uow.run(me, async (tx) => {
      await onCareTeam(tx, patientId);
      const version = me.ifMatch === 0 ? await this.firstPreferences(tx, patientId, input) : await updateVersioned(tx, PREFERENCE, { patientId }, { ...input });
      tx.record({ object: 'preferences', objectId: patientId, patientId, fields: Object.keys(input) });
      return { ...input, version };
    });
  }

  private async firstPreferences(tx: Tx, patientId: string, input: Preferences): Promise<number> {
    const made = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(PREFERENCE.entity)
      .values({ clinicId: tx.clinicId, patientId, ...input, version: 1 })
      .orIgnore()
      .returning('version')
      .execute();
    if ((made.raw as unknown[]).length === 0) throw versionClash();
    return 1;
  }
}

/** Off the care team a clinician sees the name and the MRN only; the front desk works with demographics. */
const maskOffTeam = (
  { id, mrn, familyName, givenName, onCareTeam: team, birthDate, planStatus, lastCheckInOn, mergedIntoId }: PatientRow,
  me: Me,
): PatientRow => {
  const desk = me.roles.some((role) => role === 'scheduler' || role === 'admin');
  const clinical = team && me.roles.includes('clinician');
  return {
    id,
    mrn,
    familyName,
    givenName,
    onCareTeam: team,
    birthDate: team || desk ? birthDate : null,
    planStatus: clinical ? planStatus : null,
    lastCheckInOn: clinical || desk ? lastCheckInOn : null,
    mergedIntoId,
  };
};

const CREATE = insertOf(PATIENT_TABLE);
const COLUMNS = Object.keys(PATIENT_TABLE.fields).length;
/** Who creates a chart cares for the patient: both rows in one round trip. */
const CREATE_AND_JOIN = `with made as (${CREATE}) insert into care_team (clinic_id, patient_id, account_id, since, reason) values ($1, $2, $${COLUMNS + 1}, $${COLUMNS + 2}, $${COLUMNS + 3})`;
const JOIN = `${insertOf(CARE_TEAM)} on conflict do nothing`;

/** Stores a new patient; the creator joins the care team. Used by the form and by the import. */
export const createPatient = async (
  tx: Tx,
  input: NewPatient,
  from: { readonly source: 'entered' | 'import'; readonly sourceSystem: string | null; readonly sourceId: string | null },
): Promise<PatientView> => {
  const id = v7();
  const provenance = { id, version: 1, ...from, recordedOn: tx.today };
  const values = valuesOf(PATIENT_TABLE, { clinicId: tx.clinicId, createdBy: tx.me.accountId, ...provenance, ...sealPatient(tx, id, input) });
  if (tx.me.roles.includes('clinician'))
    await tx.rows(CREATE_AND_JOIN, [...values, tx.me.accountId, tx.now, from.source === 'import' ? 'Imported the chart' : 'Created the chart']);
  else await tx.rows(CREATE, values);
  tx.record({ object: 'patient', objectId: id, patientId: id, fields: Object.keys(input) });
  return { ...input, ...provenance };
};

/** Adds the caller, or whoever they ask for something, to the care team; a second time changes nothing. */
export const joinCareTeam = async (tx: Tx, patientId: string, reason: string, accountId = tx.me.accountId): Promise<void> => {
  await tx.rows(JOIN, valuesOf(CARE_TEAM, { clinicId: tx.clinicId, patientId, accountId, since: tx.now, reason }));
};

const sealPatient = (tx: Tx, id: string, input: NewPatient): Row => ({
  ...input,
  ...Object.fromEntries(SEALED.map((field) => [field, tx.seal.seal(input[field], `patient|${field}|${id}`)])),
});

/** A stored patient with its secrets opened. */
export const openPatient = (row: Row, tx: Tx): PatientView => {
  const { createdBy: _, lastCheckInOn: __, ...view } = row;
  return {
    ...view,
    ...Object.fromEntries(SEALED.map((field) => [field, tx.seal.open(bytes(row[field]), `patient|${field}|${String(row['id'])}`)])),
  } as unknown as PatientView;
};

const READ = `select ${PATIENT_TABLE.json} as patient from patient r where r.clinic_id = $1 and r.id = $2`;
/** Throws 404 when it is absent. */
export const readPatient = async (tx: Tx, id: string): Promise<PatientView> => {
  const [row] = await tx.rows<{ patient: Row }>(READ, [tx.clinicId, id]);
  if (!row) throw notFound();
  return openPatient(row.patient, tx);
};
