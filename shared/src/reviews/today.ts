import type { TaskView } from '../check-ins/check-in.js';

/** What the home page shows: open safety tasks of my patients, imported history to complete, drafts to finish. */
export interface TodayView {
  readonly tasks: readonly TaskView[];
  readonly toComplete: readonly { readonly patientId: string; readonly patientName: string; readonly count: number }[];
  readonly drafts: readonly { readonly planId: string; readonly patientId: string; readonly patientName: string; readonly title: string }[];
}
