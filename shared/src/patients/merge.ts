import type { CalendarDate, Instant } from '../dates.js';
import type { PersonMatch } from './match.js';
import type { NewPatient, Sex } from './patient.js';

/** What is asked before a chart is made: is this person here already? */
export interface MatchAsked {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CalendarDate | null;
  readonly sex: Sex;
  readonly phone: string;
  readonly email: string;
}

/** A chart as it stands in a proposal. Off the care team a clinician sees no birth date. */
export interface MatchSide {
  readonly id: string;
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CalendarDate | null;
  readonly onCareTeam: boolean;
}
/** A chart that may be of the same person as the one asked about, likeliest first in a list. */
export interface MatchedChart extends MatchSide {
  readonly match: PersonMatch;
}
/** Two charts that may be of one person. */
export interface DuplicatePair {
  readonly one: MatchSide;
  readonly other: MatchSide;
  readonly match: PersonMatch;
}
export interface DuplicatePairs {
  readonly pairs: readonly DuplicatePair[];
  /** There are more than are listed. */
  readonly more: boolean;
}
export const DUPLICATE_PAIRS = { shown: 100 } as const;
/** As many charts as are named beside one: names that stand for nobody ("Unknown") meet hundreds, and nobody reads those. */
export const MATCHED_CHARTS = { shown: 20 } as const;

/** What a merge moves, in the order it is told: one of it and several; each names a table of the record. */
export const MERGED_THINGS = {
  condition: ['condition', 'conditions'],
  allergy: ['allergy', 'allergies'],
  medicine: ['medicine', 'medicines'],
  fact: ['measurement or answer', 'measurements and answers'],
  statement: ['answer on the history', 'answers on the history'],
  past_treatment: ['past treatment', 'past treatments'],
  life_event: ['life event', 'life events'],
  patient_question: ['question of the patient', 'questions of the patient'],
  goal: ['goal', 'goals'],
  goal_rating: ['rating of a goal', 'ratings of goals'],
  coverage: ['coverage', 'coverages'],
  check_in: ['check-in', 'check-ins'],
  check_in_request: ['check-in asked for', 'check-ins asked for'],
  care_plan: ['plan', 'plans'],
  appointment: ['visit', 'visits'],
  task: ['task', 'tasks'],
  contact_attempt: ['contact', 'contacts'],
  authorisation: ['authorisation', 'authorisations'],
  service_proof: ['proof of service', 'proofs of service'],
  import_report: ['import report', 'import reports'],
  disclosure: ['disclosure', 'disclosures'],
  preference: ['preference', 'preferences'],
  contact_preference: ['wish how to be reached', 'wishes how to be reached'],
  care_team: ['member of the care team', 'members of the care team'],
} as const;
export type MergedThing = keyof typeof MERGED_THINGS;

export interface MergeCount {
  readonly what: MergedThing;
  /** On the chart that is kept, before. */
  readonly kept: number;
  readonly moves: number;
  /** On the other chart, but here already (from the same source, or there is one of it only): these are left behind, and nothing is doubled. */
  readonly stays: number;
}

/** One of two charts to compare. */
export interface MergeSide extends NewPatient {
  readonly id: string;
  readonly version: number;
  readonly recordedOn: CalendarDate;
}
/** What merging would do, before anybody signs. Nothing of it is stored. */
export interface MergePreview {
  readonly kept: MergeSide;
  readonly merged: MergeSide;
  /** `null` = on what is recorded they are not alike. */
  readonly match: PersonMatch | null;
  /** Empty for who may not merge: how much a chart holds is no business of the desk. */
  readonly counts: readonly MergeCount[];
  /** Somebody said before that these are two people; `null` = nobody did. */
  readonly saidTwo: { readonly reason: string; readonly at: Instant; readonly byName: string } | null;
  /** What has to be settled first, in sentences; empty = it may be merged. */
  readonly hindrances: readonly string[];
}

/** A signed merge: `mergedId` goes into the chart of the path. The versions are those that were compared. */
export interface NewMerge {
  readonly mergedId: string;
  readonly keptVersion: number;
  readonly mergedVersion: number;
  readonly reason: string;
  readonly password: string;
}
/** A signed undoing: every row that came goes back. */
export interface UndoMerge {
  readonly reason: string;
  readonly password: string;
}
export const MERGE = { reason: { minLength: 10, maxLength: 300 } } as const;

/** What became of a merge, kept for good. */
export interface MergeView {
  readonly id: string;
  readonly keptId: string;
  readonly mergedId: string;
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: CalendarDate | null;
  readonly reason: string;
  readonly mergedAt: Instant;
  readonly mergedByName: string;
  readonly moved: readonly { readonly what: MergedThing; readonly count: number }[];
  readonly undoneAt: Instant | null;
  readonly undoneByName: string | null;
  readonly undoneReason: string;
}

/** Somebody's word that two charts are of two people; it holds until what is recorded of them changes. */
export interface TwoPeople {
  readonly otherId: string;
  readonly reason: string;
}

type Compared = Pick<NewPatient, 'mrn' | 'familyName' | 'givenName' | 'birthDate' | 'sex' | 'language' | 'phone' | 'email' | 'address' | 'serviceStatus'>;
const COMPARED: readonly (keyof Compared)[] = ['mrn', 'familyName', 'givenName', 'birthDate', 'sex', 'language', 'phone', 'email', 'address', 'serviceStatus'];

/** Fields of the demographics in which two charts differ, in the order of the form. */
export const differingFields = (a: Compared, b: Compared): readonly (keyof Compared)[] => COMPARED.filter((field) => a[field] !== b[field]);

const OPEN_PLAN = 'Both charts have an open plan, and a patient has one: complete or revoke one of them first.';
const VISITS_OVERLAP = 'Both charts have a visit at the same time: cancel one of them first.';

/** Two systems that both number from 1 give two rows one number; the one that stayed behind could be an allergy that nobody sees. */
const lostText = (count: number): string =>
  `The chart that goes has ${count} ${count === 1 ? 'entry' : 'entries'} with the same number at ${count === 1 ? 'its' : 'their'} source as one here, saying something else (conditions, allergies, medicines, past treatments, measurements). Record ${count === 1 ? 'it' : 'them'} on the chart that stays, then mark ${count === 1 ? 'it' : 'them'} as entered in error on the other.`;

/** What was counted of both charts before a merge. */
export interface InTheWay {
  readonly openPlans: number;
  readonly overlappingVisits: number;
  /** Entries of the chart that goes that would stay behind although they say something else. */
  readonly lostBehind: number;
}
/** Why two charts cannot be merged yet, each with what to do. */
export const mergeHindrances = ({ openPlans, overlappingVisits, lostBehind }: InTheWay): readonly string[] => [
  ...(openPlans > 1 ? [OPEN_PLAN] : []),
  ...(overlappingVisits > 0 ? [VISITS_OVERLAP] : []),
  ...(lostBehind > 0 ? [lostText(lostBehind)] : []),
];
