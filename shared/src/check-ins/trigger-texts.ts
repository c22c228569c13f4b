import type { Source } from '../catalogue/modality.js';
import type { LocalText } from '../text.js';
import type { Trigger } from './check-in.js';

/** SAF ids are the clinic's safety table; ADV ids advise a fuller questionnaire and are not emergencies. */
export const TRIGGER_IDS = ['SAF-02', 'SAF-03', 'SAF-04', 'SAF-05', 'SAF-06', 'SAF-07', 'SAF-08', 'SAF-10', 'SAF-19', 'ADV-PHQ9', 'ADV-GAD7'] as const;
export type TriggerId = (typeof TRIGGER_IDS)[number];

export interface TriggerText {
  readonly about: string;
  /** What the clinic does. */
  readonly action: string;
  /** What the patient is told at once; `null` where the clinic speaks first. */
  readonly forPatient: LocalText | null;
  readonly source: Source;
}

const TABLE: Source = { citation: 'Clinic safety table; deadlines are clinic defaults that need clinical review', verification: 'general-knowledge' };
const GO_NOW: LocalText = {
  en: 'Call 911 or go to the nearest emergency department now. Do not drive yourself. This page is not watched for emergencies.',
  es: 'Llame al 911 o vaya ahora a la sala de emergencias más cercana. No maneje usted. Esta página no se vigila para emergencias.',
};
const CALL_US: LocalText = {
  en: 'Call the clinic today. If it gets worse, call 911 or go to the nearest emergency department.',
  es: 'Llame hoy a la clínica. Si empeora, llame al 911 o vaya a la sala de emergencias más cercana.',
};

export const TRIGGER_TEXTS: Readonly<Record<TriggerId, TriggerText>> = {
  'SAF-02': {
    about: 'Possible cauda equina or cord compression',
    forPatient: GO_NOW,
    source: TABLE,
    action: 'Reach the patient by phone now and send to the emergency department; hold elective procedures and manual therapy.',
  },
  'SAF-03': {
    about: 'New or progressive weakness',
    forPatient: CALL_US,
    source: TABLE,
    action: 'Examine and consider imaging; ask whether it was there before and whether it is wearing off; pause physical therapy and manipulation.',
  },
  'SAF-04': {
    about: 'Fever',
    forPatient: CALL_US,
    source: TABLE,
    action: 'Rule out abscess, meningitis and device infection; hold injections and steroids until it is explained.',
  },
  'SAF-05': {
    about: 'Possible spinal haematoma after a neuraxial procedure',
    forPatient: GO_NOW,
    source: TABLE,
    action: 'Start the haematoma pathway: emergency department, emergency spine imaging, list anticoagulants and the time of the last dose.',
  },
  'SAF-06': {
    about: 'Headache that changes with posture',
    forPatient: CALL_US,
    source: TABLE,
    action: 'Call today: assess for post-dural puncture headache; ask about fever, neck stiffness and any epidural or spinal procedure.',
  },
  'SAF-07': {
    about: 'Emergency symptom',
    forPatient: GO_NOW,
    source: TABLE,
    action: 'Emergency services now; stay on the phone until help arrives.',
  },
  'SAF-08': {
    about: 'Possible over-sedation or overdose',
    forPatient: GO_NOW,
    source: TABLE,
    action: 'Call 911, give naloxone if there is any; no further dose of opioids or other sedating medicines until a prescriber decides.',
  },
  'SAF-10': {
    about: 'Sustained rise of pain',
    forPatient: null,
    source: TABLE,
    action: 'Call: red-flag screen, adherence, new events; review the plan.',
  },
  'SAF-19': {
    about: 'Troublesome side effect',
    forPatient: null,
    source: TABLE,
    action: 'Call: decide with the prescriber whether to hold, step back, stop or continue.',
  },
  'ADV-PHQ9': {
    about: 'PHQ-2 positive',
    forPatient: null,
    source: TABLE,
    action: 'Complete a PHQ-9, which asks about suicidal thoughts; PHQ-4 does not.',
  },
  'ADV-GAD7': {
    about: 'GAD-2 positive',
    forPatient: null,
    source: TABLE,
    action: 'Complete a GAD-7.',
  },
};

/** What the patient is told at once for a trigger, or `null`: the clinic speaks first, or the id is not ours. */
export const adviceFor = (triggerId: string): LocalText | null =>
  (TRIGGER_TEXTS as Readonly<Record<string, TriggerText | undefined>>)[triggerId]?.forPatient ?? null;

/** Priorities from the most urgent down. */
export const PRIORITIES = ['stat', 'same-day', 'within-24h', 'within-2d', 'within-3d'] as const satisfies readonly Trigger['priority'][];

const DEADLINE_HOURS: Readonly<Record<Trigger['priority'], number>> = { stat: 0, 'same-day': 8, 'within-24h': 24, 'within-2d': 48, 'within-3d': 72 };

/**
 * Hours on the wall clock from opening to due. STAT is due the moment it opens; "same day" is one working day of 8 hours;
 * business days of the safety table are counted as plain days, which is never later. Clinic defaults, need clinical review.
 */
export const deadlineHours = (priority: Trigger['priority']): number => DEADLINE_HOURS[priority];
