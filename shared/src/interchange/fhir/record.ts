import type { AppointmentView } from '../../calendar/appointment.js';
import type { Modality } from '../../catalogue/modality.js';
import type { Instant } from '../../dates.js';
import type { ClinicView } from '../../people/person.js';
import type { Chart } from '../../plans/chart.js';
import type { PlanView } from '../../plans/plan.js';
import type { Evaluation } from '../../sequencing/finding.js';

/** Everything that is told of one patient. */
export interface PatientRecord {
  readonly clinic: Pick<ClinicView, 'id' | 'name' | 'sites' | 'people'>;
  readonly chart: Chart;
  /** Record numbers of charts that were merged into this one, the newest merge last. */
  readonly formerNumbers: readonly string[];
  /** Every plan of the patient, the ended ones too. */
  readonly plans: readonly PlanView[];
  readonly appointments: readonly AppointmentView[];
  /** What the rules say of the chart's plan; `null` = there is none, or it has ended. */
  readonly evaluation: Evaluation | null;
  readonly catalogue: ReadonlyMap<string, Modality>;
  readonly exportedAt: Instant;
}
