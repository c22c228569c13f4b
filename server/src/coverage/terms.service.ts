import { Injectable } from '@nestjs/common';
import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { termClash } from '@stagewell/shared/coverage/term-clash';
import { termProblems } from '@stagewell/shared/coverage/term-problems';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import type { EnteredInError } from '@stagewell/shared/patients/patient';
import { v7 } from 'uuid';
import type { Me } from '../platform/me.js';
import { badRequest, notFound, Refusal, unprocessable } from '../platform/problem.js';
import type { Row } from '../platform/table.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { updateVersioned } from '../platform/versioned.js';
import { COVERAGE_TERMS, ONE_TERM, OWN_MODALITIES, TAKE_TURN, TERM_PARTIES, TERM_TABLES, type TermKind } from './terms.sql.js';

/** Everything that a quote of this clinic is worked out from. */
export const loadTerms = async (tx: Tx): Promise<CoverageTerms> => {
  const [found] = await tx.rows<{ terms: CoverageTerms }>(COVERAGE_TERMS, [tx.clinicId]);
  if (!found) throw new Error('The terms of a clinic could not be read');
  return found.terms;
};

/** Payers, what they pay, prices and discounts: rows with days, so that those of last year stay what they were. None is deleted. */
@Injectable()
export class TermsService {
  constructor(private readonly uow: UnitOfWork) {}

  read(me: Me): Promise<CoverageTerms> {
    return this.uow.run(me, async (tx) => {
      tx.record({ object: 'coverage-terms', objectId: null, patientId: null });
      return loadTerms(tx);
    });
  }

  /** Throws 400 when fields do not fit each other or the catalogue, 422 when the payer or the site is not of this clinic, 409 when another row says otherwise. */
  add(kind: TermKind, input: object, me: Me): Promise<Row> {
    return this.uow.run(me, async (tx) => {
      await refuseNonsense(tx, input);
      await refuseClash(tx, kind, input, null);
      const id = v7();
      await tx.manager.insert(TERM_TABLES[kind].table.entity, { ...input, clinicId: tx.clinicId, id, version: 1, createdBy: me.accountId });
      tx.record({ object: kind, objectId: id, patientId: null, fields: Object.keys(input) });
      return loadOne(tx, kind, id);
    });
  }

  edit(kind: TermKind, id: string, input: object, me: Me): Promise<Row> {
    return this.uow.run(me, async (tx) => {
      await loadOne(tx, kind, id);
      await refuseNonsense(tx, input);
      await refuseClash(tx, kind, input, id);
      await updateVersioned(tx, TERM_TABLES[kind].table, { id }, { ...input });
      tx.record({ object: kind, objectId: id, patientId: null, fields: Object.keys(input) });
      return loadOne(tx, kind, id);
    });
  }

  enteredInError(kind: TermKind, id: string, { reason }: EnteredInError, me: Me): Promise<void> {
    return this.uow.run(me, async (tx) => {
      const change = { enteredInErrorAt: tx.now, enteredInErrorBy: me.accountId, enteredInErrorReason: reason };
      await updateVersioned(tx, TERM_TABLES[kind].table, { id }, change);
      tx.record({ object: kind, objectId: id, patientId: null, fields: ['enteredInError'], reason });
    });
  }
}

const loadOne = async (tx: Tx, kind: TermKind, id: string): Promise<Row> => {
  const [found] = await tx.rows<{ row: Row }>(ONE_TERM[kind], [tx.clinicId, id]);
  if (!found) throw notFound();
  return found.row;
};

const refuseClash = async (tx: Tx, kind: TermKind, input: object, id: string | null): Promise<void> => {
  await tx.rows(TAKE_TURN, [tx.clinicId]);
  const problems = termClash(kind, input, await loadTerms(tx), id);
  if (problems[0]) throw new Refusal(409, 'said-already', `${problems[0].message}. Nothing was stored.`, { errors: problems });
};

const refuseNonsense = async (tx: Tx, input: { readonly payerId?: string; readonly siteId?: string | null }): Promise<void> => {
  const own = new Set((await tx.rows<{ id: string }>(OWN_MODALITIES, [tx.clinicId])).map(({ id }) => id));
  const problems = termProblems(input, (id) => MODALITY_BY_ID.has(id) || own.has(id));
  if (problems.length > 0)
    throw badRequest('fields-refused', 'These terms do not fit together. Nothing was stored; correct the marked fields and save again.', problems);
  const [known] = await tx.rows<{ payer: boolean; site: boolean }>(TERM_PARTIES, [tx.clinicId, input.payerId ?? null, input.siteId ?? null]);
  if (!known?.payer) throw unprocessable('no-such-payer', 'The clinic has no such payer. Nothing was stored; choose one of its payers.');
  if (!known.site) throw unprocessable('no-such-site', 'The clinic has no such site. Nothing was stored; choose one of its sites.');
};
