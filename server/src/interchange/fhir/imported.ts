import type { RecordCheckIn, Scores } from '@stagewell/shared/check-ins/check-in';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { NewPastTreatment } from '@stagewell/shared/history/past-treatment';
import type { ImportLine } from '@stagewell/shared/interchange/import-report';
import type { NewPatientQuestion } from '@stagewell/shared/patients/patient-question';
import type { NewLifeEvent } from '@stagewell/shared/patients/life-event';
import type { NewAllergy, NewCondition, NewCoverage, NewFact, NewGoal, NewMedicine, NewPatient, NewStatement } from '@stagewell/shared/patients/patient';
import type { Element } from './element.js';
import type { OwnParts } from './own-record.js';
import type { References } from './references.js';

/** Scores as received: decimals stay decimals, nothing is rounded. `received` holds totals that came without their items. */
export interface ImportedCheckIn extends Omit<RecordCheckIn, 'enteredBy'> {
  readonly received: Scores;
}

/** What each section of a chart receives. */
export interface ImportedValues {
  readonly conditions: NewCondition;
  readonly allergies: NewAllergy;
  readonly medicines: NewMedicine;
  readonly facts: NewFact;
  readonly coverages: NewCoverage;
  readonly goals: NewGoal;
  readonly history: NewPastTreatment;
  readonly statements: NewStatement;
  readonly events: NewLifeEvent;
  readonly questions: NewPatientQuestion;
  readonly checkIns: ImportedCheckIn;
}
export type ImportedSection = keyof ImportedValues;

/** One row to store; `sourceSystem` + `sourceId` name it for good, so that a second import finds it again. */
export type ImportedRow = {
  readonly [S in ImportedSection]: { readonly section: S; readonly sourceSystem: string; readonly sourceId: string; readonly value: ImportedValues[S] };
}[ImportedSection];

export interface ImportedPatient {
  readonly sourceSystem: string;
  readonly sourceId: string;
  readonly value: NewPatient;
}

/** One resource and what the reader made of it, with the rows it gave or joined. The store turns `taken` into `unchanged` where nothing was new. */
export interface ReadLine extends ImportLine {
  readonly rows: readonly RowKey[];
}
export interface RowKey {
  readonly section: ImportedSection;
  readonly sourceId: string;
}

/** Why a whole bundle is refused, with the JSON path of the place. */
export interface BundleProblem {
  readonly path: string;
  readonly reason: string;
}
export type ReadBundle =
  | { readonly ok: false; readonly problems: readonly BundleProblem[] }
  | {
      readonly ok: true;
      readonly patient: ImportedPatient;
      readonly rows: readonly ImportedRow[];
      readonly lines: readonly ReadLine[];
      /** What else came back in a file that this product wrote; `null` = another system did. */
      readonly own: OwnParts | null;
    };

/** A resource on its way through the readers. `key` is `Type/id`, `index` its place in the bundle. */
export interface Resource {
  readonly index: number;
  readonly type: string;
  readonly key: string;
  readonly body: Element;
}

/** What readers know besides the resource. */
export interface Reading {
  readonly today: CalendarDate;
  readonly sourceSystem: string;
  readonly patientKey: string;
  readonly references: References;
}

/** What one or more resources gave. */
export interface Taken {
  readonly rows: readonly ImportedRow[];
  readonly lines: readonly PlacedLine[];
}
/** A line with the place of its resource, so that the report keeps the order of the bundle. */
export interface PlacedLine {
  readonly index: number;
  readonly line: ReadLine;
}
