import type { Me } from '../platform/me.js';
import { forbidden, notFound } from '../platform/problem.js';
import type { Tx } from '../platform/unit-of-work.js';

/** The object rule of a chart: the patient must exist in this clinic (else 404), and the clinician must be on the care team (else 403). */
export const onCareTeam = async (tx: Tx, patientId: string): Promise<void> => {
  const [row] = await tx.rows<{ team: boolean }>(
    `select exists (select from care_team t where t.clinic_id = $1 and t.patient_id = $2 and t.account_id = $3) as team from patient p where p.clinic_id = $1 and p.id = $2`,
    [tx.clinicId, patientId, tx.me.accountId],
  );
  if (!row) throw notFound();
  if (!row.team) throw notOnTeam();
};

/** The patient must exist in this clinic. */
export const patientExists = async (tx: Tx, patientId: string): Promise<void> => {
  const [row] = await tx.rows(`select 1 from patient p where p.clinic_id = $1 and p.id = $2`, [tx.clinicId, patientId]);
  if (!row) throw notFound();
};

export const notOnTeam = (): Error =>
  forbidden('You are not on this patient’s care team, so the chart stays closed. Add yourself with a reason to open it.', 'not-on-care-team');

/** Front desk and administrators work with every chart of the clinic, in the part that is theirs. */
export const seesAll = ({ roles }: Me): boolean => roles.includes('scheduler') || roles.includes('admin');

/** Demographics: front desk and administrators those of the whole clinic, clinicians those of their patients. */
export const deskOrTeam = (tx: Tx, patientId: string): Promise<void> => (seesAll(tx.me) ? patientExists(tx, patientId) : onCareTeam(tx, patientId));

/** The chart into which the chart `id` (an expression) went; null = it was not merged. */
export const INTO = (id: string): string => `(select g.patient_id from patient_merge g where g.clinic_id = $1 and g.merged_id = ${id} and g.undone_at is null)`;

/** Who answers for the clinic's records acts on every chart, a clinician on those of their patients. */
export const adminOrTeam = (tx: Tx, patientId: string): Promise<void> =>
  tx.me.roles.includes('admin') ? patientExists(tx, patientId) : onCareTeam(tx, patientId);

/** Whether the chart `id` (an expression) went into another one. The unit of work refuses whatever is recorded of such a chart. */
export const MERGED = (id: string): string => `exists (select from patient_merge g where g.clinic_id = $1 and g.merged_id = ${id} and g.undone_at is null)`;
