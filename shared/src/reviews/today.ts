import type { TaskView } from '../check-ins/check-in.js';
import type { CalendarDate } from '../dates.js';

/** What the home page shows: open safety tasks of my patients, imported history to complete, signatures that end or are missing, drafts to finish. */
export interface TodayView {
  readonly tasks: readonly TaskView[];
  readonly toComplete: readonly { readonly patientId: string; readonly patientName: string; readonly count: number }[];
  readonly drafts: readonly { readonly planId: string; readonly patientId: string; readonly patientName: string; readonly title: string }[];
  readonly signatures: readonly EndingSignatures[];
  /** Plans of supervised colleagues, or changes of them, that wait for my co-signature; each plan once. */
  readonly coSignatures: readonly CoSignatureWanted[];
}

export interface CoSignatureWanted {
  readonly planId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly title: string;
  readonly askedByName: string;
  /** The plan runs already; what was changed of it waits. */
  readonly ofChange: boolean;
}

/** Signatures of a running plan that count no more while the finding still stood when the plan was last saved, that end within days, or that nobody gave. */
export interface EndingSignatures {
  readonly planId: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly ended: number;
  readonly ending: number;
  /** Findings of the plan as it was last saved that ask for a signature and never had one. */
  readonly unsigned: number;
  /** The first last day among those given; `null` = none ended or ends. */
  readonly firstOn: CalendarDate | null;
}
