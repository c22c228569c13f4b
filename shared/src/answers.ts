import type { DisclosureView } from './interchange/disclosure.js';
import type { AuthorisationView } from './coverage/authorisation.js';
import type { AppointmentView, DaySheetRow } from './calendar/appointment.js';
import type { CatalogueEntry } from './catalogue/modality.js';
import type { CheckInView, TaskView } from './check-ins/check-in.js';
import type { ClosureView } from './clinics/closure.js';
import type { ImportReport } from './interchange/import-report.js';
import type { MatchedChart, MergeView } from './patients/merge.js';
import type { Preferences } from './patients/patient.js';
import type { Chart } from './plans/chart.js';
import type { PlanVersionRow } from './plans/plan.js';
import type { ReviewRow } from './reviews/review-row.js';
import type { TemplateView } from './templates/template.js';

/** Answers that are lists or small compositions, named so that the API description can point at them. */
export type CatalogueEntries = readonly CatalogueEntry[];
export type CheckInViews = readonly CheckInView[];
export type AppointmentViews = readonly AppointmentView[];
export type DaySheetRows = readonly DaySheetRow[];
export type TaskViews = readonly TaskView[];
export type PlanVersionRows = readonly PlanVersionRow[];
export type ReviewRows = readonly ReviewRow[];
export type TemplateViews = readonly TemplateView[];
export type MatchedCharts = readonly MatchedChart[];
export type MergeViews = readonly MergeView[];
export type DisclosureViews = readonly DisclosureView[];
export type AuthorisationViews = readonly AuthorisationView[];
export type ClosureViews = readonly ClosureView[];
export type ImportReports = readonly ImportReport[];
export type PreferencesView = Preferences & { readonly version: number };
export type ScopeLifted = Chart['scopeLift'];
export interface Health {
  readonly status: 'ok';
}
