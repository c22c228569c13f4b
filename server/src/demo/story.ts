import type { CheckInView, RecordCheckIn } from '@stagewell/shared/check-ins/check-in';
import type { CalendarDate } from '@stagewell/shared/dates';
import type { NewGoalRating } from '@stagewell/shared/goals/goal-rating';
import type { NewPatient, Preferences, Section } from '@stagewell/shared/patients/patient';
import type { CourseDraft } from '@stagewell/shared/plans/plan';
import type { ReasonCode } from '@stagewell/shared/sequencing/decision-reasons';
import type { Chance } from './chance.js';

/** The seeding day and its past, so that the demo never ages. */
export interface When {
  readonly today: CalendarDate;
  /** The day that many days before the seeding day; negative = still to come. */
  ago(days: number): CalendarDate;
  readonly chance: Chance;
}

/** One made-up person, told in full before anything is stored. */
export interface Story {
  /** Names the story; also starts its chance. */
  readonly key: string;
  /** Demographics typed in, or the text of a bundle from another system. */
  readonly arrives: { readonly by: 'form'; readonly patient: NewPatient } | { readonly by: 'import'; readonly fileName: string; readonly source: string };
  readonly on: CalendarDate;
  /** E-mails of the care team; the first one creates the chart and speaks for the team. */
  readonly team: readonly [string, ...string[]];
  readonly records: readonly StoryRecord[];
  readonly preferences: (Omit<Preferences, 'siteId'> & { readonly site: string }) | null;
  /** Ratings of goals, by the goal's words. */
  readonly ratings?: readonly StoryRating[];
  readonly checkIns: readonly StoryCheckIn[];
  readonly plan: StoryPlan | null;
}

/** A row of a section, typed in on that day. */
export interface StoryRecord {
  readonly on: CalendarDate;
  readonly section: Section;
  readonly input: object;
}

export interface StoryRating extends NewGoalRating {
  readonly goal: string;
  readonly by: string;
}

/** A check-in; courses are named by their keys, since their ids are not known yet. */
export interface StoryCheckIn {
  readonly by: string;
  readonly input: Omit<RecordCheckIn, 'adherence' | 'sideEffects'>;
  readonly adherence: readonly { readonly course: string; readonly percent: number }[];
  readonly sideEffects: readonly { readonly course: string | null; readonly what: string; readonly severity: CheckInView['sideEffects'][number]['severity'] }[];
}

/** A plan as it was drafted, and what became of it. */
export interface StoryPlan {
  readonly by: string;
  readonly title: string;
  readonly urgentReason: string;
  readonly draftedOn: CalendarDate;
  /** `null` = still a draft. */
  readonly activatedOn: CalendarDate | null;
  /** What the signer says of each finding that asks for a signature, by rule id. A finding not named here stops the seeding. */
  readonly signatures: Readonly<Record<string, StorySignature>>;
  /** Findings put out of sight on a day. */
  readonly snoozes?: readonly StorySnooze[];
  readonly courses: readonly StoryCourse[];
}
export interface StorySignature {
  readonly reasonCode: ReasonCode;
  readonly reason: string;
  /** Days from the signature to the last on which it counts; left out, as long as usual. */
  readonly lastsDays?: number;
}
export interface StorySnooze {
  readonly on: CalendarDate;
  readonly by: string;
  readonly ruleId: string;
  readonly untilOn: CalendarDate;
  readonly reasonCode: ReasonCode;
  readonly reason: string;
}
export interface StoryCourse {
  readonly key: string;
  /** Position of the stage on the board. */
  readonly stage: number;
  /** E-mail of whoever is responsible. */
  readonly responsible: string;
  readonly draft: Omit<CourseDraft, 'id' | 'stageId' | 'responsibleId' | 'rotatesFromId'>;
  readonly startedOn: CalendarDate | null;
  readonly ended: { readonly on: CalendarDate; readonly reason: string; readonly learned: string; readonly completed: boolean } | null;
}
