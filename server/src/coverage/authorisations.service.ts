import { Injectable } from '@nestjs/common';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { authorisationStepsFrom, type AuthorisationChange, type AuthorisationView, type NewAuthorisation } from '@stagewell/shared/coverage/authorisation';
import { authorisationProblems } from '@stagewell/shared/coverage/term-problems';
import type { NewServiceProof, ServiceProofView } from '@stagewell/shared/coverage/terms';
import type { EnteredInError } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import { deskOrTeam } from '../patients/access.js';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, Refusal, unprocessable } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { noteErrands } from './authorisation-errands.service.js';
import { AUTHORISATION_TABLE, SERVICE_PROOF_TABLE } from './coverage.entity.js';
import { loadTerms } from './terms.service.js';
import { AUTHORISATIONS, IS_COURSE, IS_COVERAGE, ONE_AUTHORISATION, ONE_PROOF, OWN_MODALITIES } from './terms.sql.js';

const REFUSED = 'This cannot be stored as it is. Nothing was stored; correct the marked fields and save again.';

/** What payers are asked before a treatment, and proof of service that somebody saw. */
@Injectable()
export class AuthorisationsService {
  constructor(private readonly uow: UnitOfWork) {}

  list(patientId: string, me: Me): Promise<readonly AuthorisationView[]> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, patientId);
      tx.record({ object: 'authorisations', objectId: null, patientId });
      const [found] = await tx.rows<{ rows: readonly AuthorisationView[] }>(AUTHORISATIONS, [tx.clinicId, patientId]);
      return found?.rows ?? [];
    });
  }

  /** Throws 422 when the coverage or the course is not the patient's, 409 when the course has an open one already. */
  add(patientId: string, input: NewAuthorisation, me: Me): Promise<AuthorisationView> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, patientId);
      await refuseForeign(tx, patientId, input);
      const id = v7();
      const row = { ...input, state: 'needed', neededOn: tx.today, number: '', version: 1, createdBy: me.accountId };
      await tx.manager.insert(AUTHORISATION_TABLE.entity, { ...row, clinicId: tx.clinicId, id, patientId }).catch(refuseSecond);
      await noteErrands(tx, await loadTerms(tx), [id]);
      tx.record({ object: 'authorisation', objectId: id, patientId, fields: [...Object.keys(input), 'errand'] });
      return (await loadOne(tx, id)).row;
    });
  }

  /** Throws 409 naming the open steps when this is none of them. */
  step(id: string, change: AuthorisationChange, me: Me): Promise<AuthorisationView> {
    return this.uow.run(me, async (tx) => {
      const { patientId, row } = await loadOne(tx, id);
      await deskOrTeam(tx, patientId);
      const problems = authorisationProblems(row, change, tx.today);
      if (problems.some(({ path }) => path === 'to')) throw notOpen(row);
      if (problems.length > 0) throw badRequest('fields-refused', REFUSED, problems);
      await updateVersioned(tx, AUTHORISATION_TABLE, { id }, columnsOf(change, row)).catch(refuseSecond);
      await noteErrands(tx, await loadTerms(tx), [id]);
      tx.record({ object: 'authorisation', objectId: id, patientId, fields: ['state', ...Object.keys(change), 'errand'] });
      return (await loadOne(tx, id)).row;
    });
  }

  addProof(patientId: string, input: NewServiceProof, me: Me): Promise<ServiceProofView> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, patientId);
      if (input.seenOn > tx.today) throw badRequest('fields-refused', REFUSED, [{ path: 'seenOn', message: 'Not after today' }]);
      if (input.expiresOn !== null && input.expiresOn < input.seenOn)
        throw badRequest('fields-refused', REFUSED, [{ path: 'expiresOn', message: 'It had ended before it was seen' }]);
      const id = v7();
      await tx.manager.insert(SERVICE_PROOF_TABLE.entity, { ...input, clinicId: tx.clinicId, id, patientId, version: 1, createdBy: me.accountId });
      tx.record({ object: 'service-proof', objectId: id, patientId, fields: Object.keys(input) });
      const [found] = await tx.rows<{ row: ServiceProofView }>(ONE_PROOF, [tx.clinicId, id]);
      if (!found) throw notFound();
      return found.row;
    });
  }

  proofInError(patientId: string, id: string, { reason }: EnteredInError, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      await deskOrTeam(tx, patientId);
      const change = { enteredInErrorAt: tx.now, enteredInErrorBy: me.accountId, enteredInErrorReason: reason };
      await updateVersioned(tx, SERVICE_PROOF_TABLE, { id, patientId }, change);
      tx.record({ object: 'service-proof', objectId: id, patientId, fields: ['enteredInError'], reason });
    });
  }
}

interface One {
  readonly patientId: string;
  readonly row: AuthorisationView;
}

const loadOne = async (tx: Tx, id: string): Promise<One> => {
  const [found] = await tx.rows<One & Row>(ONE_AUTHORISATION, [tx.clinicId, id]);
  if (!found) throw notFound();
  return found;
};

/** What a step does not say stays: a request has no number yet, and a denial takes nothing away. */
const columnsOf = ({ to, on, number, startsOn, expiresOn, sessions, note }: AuthorisationChange, before: AuthorisationView): Row => ({
  state: to,
  ...(to === 'requested' ? { requestedOn: on, decidedOn: null } : { decidedOn: on }),
  ...(to === 'granted' ? { number: number.trim(), startsOn, expiresOn, sessions } : {}),
  note: note.trim() === '' ? before.note : note.trim(),
});

const notOpen = ({ state }: AuthorisationView): Refusal => {
  const open = authorisationStepsFrom(state).map(({ to }) => to);
  const detail = `An authorisation that is ${state} can become ${open.length === 0 ? 'nothing else' : open.join(', ')}. Nothing was stored; load the page again.`;
  return new Refusal(409, 'step-not-open', detail, { context: { state, open } });
};

/** The database lets one open authorisation exist for a course and a coverage. */
const refuseSecond = (error: unknown): never => {
  if ((error as { driverError?: { code?: string } }).driverError?.code !== '23505') throw error;
  throw new Refusal(409, 'asked-already', 'This payer is asked for this course already. Nothing was stored; use the authorisation that is there.');
};

const refuseForeign = async (tx: Tx, patientId: string, { coverageId, courseId, modalityId }: NewAuthorisation): Promise<void> => {
  if ((await tx.rows(IS_COVERAGE, [tx.clinicId, patientId, coverageId])).length === 0)
    throw unprocessable('no-such-coverage', 'The patient has no such coverage. Nothing was stored; choose one of theirs.');
  if (courseId !== null && (await tx.rows(IS_COURSE, [tx.clinicId, patientId, courseId])).length === 0)
    throw unprocessable('no-such-course', 'The patient’s plan has no such course. Nothing was stored; choose one of the plan.');
  const own = await tx.rows<{ id: string }>(OWN_MODALITIES, [tx.clinicId]);
  if (!MODALITY_BY_ID.has(modalityId) && !own.some(({ id }) => id === modalityId))
    throw unprocessable('no-such-treatment', 'The catalogue has no such treatment. Nothing was stored; choose one of the catalogue.');
};
