import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import type { AuthorisationView } from '@stagewell/shared/coverage/authorisation';
import { authorisationErrand } from '@stagewell/shared/coverage/authorisation-errand';
import { benefitFor, payerNamed } from '@stagewell/shared/coverage/terms-in-force';
import type { CoverageTerms } from '@stagewell/shared/coverage/terms';
import { v7 } from 'uuid';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { ERRANDS_ABOUT, ERRANDS_DONE, ERRANDS_OPENED } from './terms.sql.js';

interface About extends Row {
  readonly row: AuthorisationView;
  readonly patientId: string;
  readonly payer: string;
  readonly plan: string;
  readonly courseStartsOn: string | null;
}

const leadDaysOf = (terms: CoverageTerms, { payer, plan, row: { modalityId }, courseStartsOn }: About, today: string): number | null => {
  const known = payerNamed(terms.payers, payer);
  if (known === null) return null;
  const category = MODALITY_BY_ID.get(modalityId)?.category ?? '';
  return benefitFor(terms, { payerId: known.id, plan }, { modalityId, category }, courseStartsOn ?? today)?.leadDays ?? null;
};

/** Puts what there is to do next about authorisations on the list of the front desk, in place of what stood there before. */
export const noteErrands = async (tx: Tx, terms: CoverageTerms, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  const all = await tx.rows<About>(ERRANDS_ABOUT, [tx.clinicId, ids]);
  await tx.rows(ERRANDS_DONE, [tx.clinicId, ids, tx.me.accountId, tx.now]);
  const rows = all.flatMap((one) => {
    const treatment = MODALITY_BY_ID.get(one.row.modalityId)?.name.en ?? one.row.modalityId;
    const about = { payer: one.payer, treatment, startsOn: one.courseStartsOn, leadDays: leadDaysOf(terms, one, tx.today), today: tx.today };
    const errand = authorisationErrand(one.row, about);
    return errand === null ? [] : [{ ...errand, what: errand.what.slice(0, 300), id: v7(), patientId: one.patientId, authorisationId: one.row.id }];
  });
  if (rows.length > 0) await tx.rows(ERRANDS_OPENED, [tx.clinicId, JSON.stringify(rows), tx.now, tx.me.zone]);
};
