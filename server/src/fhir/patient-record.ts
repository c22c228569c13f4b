import type { AppointmentView } from '@stagewell/shared/calendar/appointment';
import type { PatientRecord } from '@stagewell/shared/interchange/fhir/record';
import { TERMINAL } from '@stagewell/shared/plans/lifecycle';
import type { PlanView } from '@stagewell/shared/plans/plan';
import { documentOf } from '@stagewell/shared/plans/sequencing-document';
import { evaluate } from '@stagewell/shared/sequencing/evaluate';
import { OF_PATIENT } from '../calendar/appointment.sql.js';
import { catalogueById } from '../catalogue/catalogue.service.js';
import { loadClinic } from '../clinics/clinics.service.js';
import { loadWholeChart } from '../patients/chart.service.js';
import type { Row } from '../platform/table.js';
import type { Tx } from '../platform/unit-of-work.js';
import { loadRules } from '../sequencing/rules.service.js';
import { FORMER_NUMBERS, PLANS } from './fhir.sql.js';

/** Everything about one patient, as the caller may read it. Throws 404 when absent, 403 off the care team. */
export const loadRecord = async (tx: Tx, patientId: string): Promise<PatientRecord> => {
  const chart = await loadWholeChart(tx, patientId);
  const clinic = await loadClinic(tx);
  const plans = await tx.rows<{ plan: PlanView }>(PLANS, [tx.clinicId, patientId]);
  const former = await tx.rows<{ mrn: string }>(FORMER_NUMBERS, [tx.clinicId, patientId]);
  const appointments = await tx.rows<AppointmentView & Row>(OF_PATIENT, [tx.clinicId, patientId]);
  const catalogue = await catalogueById(tx);
  const { plan } = chart;
  const judged = plan === null || TERMINAL.includes(plan.state) ? null : plan;
  return {
    clinic,
    chart,
    formerNumbers: former.map(({ mrn }) => mrn),
    plans: plans.map((row) => row.plan),
    appointments: appointments.map((visit) => ({ ...visit, startsAt: momentOf(visit.startsAt), endsAt: momentOf(visit.endsAt) })),
    evaluation: judged === null ? null : evaluate(documentOf(chart, judged, catalogue, tx.today), (await loadRules(tx)).rules),
    catalogue,
    exportedAt: tx.now.toISOString(),
  };
};

/** The driver answers a column of moments as `Date`. */
const momentOf = (moment: unknown): string => (moment instanceof Date ? moment.toISOString() : String(moment));
