import type { Source } from '../catalogue/modality.js';
import type { LocalText } from '../text.js';
import type { Trigger } from './check-in.js';

/** SAF ids are the clinic's safety table; ADV ids advise a fuller questionnaire and are not emergencies. */
export const TRIGGER_IDS = [
  'SAF-01',
  'SAF-02',
  'SAF-03',
  'SAF-04',
  'SAF-05',
  'SAF-06',
  'SAF-07',
  'SAF-08',
  'SAF-09',
  'SAF-10',
  'SAF-11',
  'SAF-12',
  'SAF-13',
  'SAF-14',
  'SAF-15',
  'SAF-16',
  'SAF-17',
  'SAF-18',
  'SAF-19',
  'ADV-PHQ9',
  'ADV-GAD7',
] as const;
export type TriggerId = (typeof TRIGGER_IDS)[number];

export interface TriggerText {
  readonly about: string;
  /** What the clinic does. */
  readonly action: string;
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

/** Shown wherever an answer speaks of suicide, before anything else. */
export const CRISIS: LocalText = {
  en: 'You are not alone, and help is there now. Call or text 988 (Suicide and Crisis Lifeline), any time. In danger, call 911. This page is not watched for emergencies; the clinic will also reach out to you.',
  es: 'No está solo(a), y hay ayuda ahora mismo. Llame o envíe un mensaje al 988 (Línea de Prevención del Suicidio y Crisis), a cualquier hora; oprima 2 para español. En peligro, llame al 911. Esta página no se vigila para emergencias; la clínica también le contactará.',
};

export const TRIGGER_TEXTS: Readonly<Record<TriggerId, TriggerText>> = {
  'SAF-01': {
    about: 'Thoughts of suicide or self-harm',
    source: TABLE,
    action:
      'Speak with the patient: structured assessment (ASQ or C-SSRS), safety plan, access to means (limit the supply of tricyclics and opioids); write down what was found. Never closed by itself.',
  },
  'SAF-02': {
    about: 'Possible cauda equina or cord compression',
    source: TABLE,
    action: 'Reach the patient by phone now and send to the emergency department; hold elective procedures and manual therapy.',
  },
  'SAF-03': {
    about: 'New or progressive weakness',
    source: TABLE,
    action: 'Examine and consider imaging; ask whether it was there before and whether it is wearing off; pause physical therapy and manipulation.',
  },
  'SAF-04': {
    about: 'Fever',
    source: TABLE,
    action: 'Rule out abscess, meningitis and device infection; hold injections and steroids until it is explained.',
  },
  'SAF-05': {
    about: 'Possible spinal haematoma after a neuraxial procedure',
    source: TABLE,
    action: 'Start the haematoma pathway: emergency department, emergency spine imaging, list anticoagulants and the time of the last dose.',
  },
  'SAF-06': {
    about: 'Headache that changes with posture',
    source: TABLE,
    action: 'Call today: assess for post-dural puncture headache; ask about fever, neck stiffness and any epidural or spinal procedure.',
  },
  'SAF-07': {
    about: 'Emergency symptom',
    source: TABLE,
    action: 'Emergency services now; stay on the phone until help arrives.',
  },
  'SAF-08': {
    about: 'Possible over-sedation or overdose',
    source: TABLE,
    action: 'Call 911, give naloxone if there is any; no further dose of opioids or other sedating medicines until a prescriber decides.',
  },
  'SAF-09': {
    about: 'Possible serious effect of a medicine',
    source: TABLE,
    action: 'Call today: which medicine, since when; the prescriber decides whether to stop or hold it, and whether to send to the emergency department.',
  },
  'SAF-10': {
    about: 'Sustained rise of pain',
    source: TABLE,
    action: 'Call: red-flag screen, adherence, new events; review the plan.',
  },
  'SAF-11': {
    about: 'Severe or worsening depression or anxiety',
    source: TABLE,
    action: 'Behavioral health within three working days; look at PHQ-9 item 9 first.',
  },
  'SAF-12': {
    about: 'Sign that asks for a work-up',
    source: TABLE,
    action: 'Ask about cancer, osteoporosis, injury, injection drug use and infection; examine and decide on imaging and blood tests.',
  },
  'SAF-14': {
    about: 'Possible effect of ketamine or another infusion',
    source: TABLE,
    action: 'Call within a day: stop the series until a prescriber decides; ask about bladder symptoms, craving and what the patient sees or hears.',
  },
  'SAF-13': {
    about: 'High blood pressure',
    source: TABLE,
    action:
      'Measure again and ask about headache, chest pain, breath and sight; with any of them send to the emergency department. Decide on the SNRI or ketamine.',
  },
  'SAF-15': {
    about: 'Opioid dose or monitoring',
    source: TABLE,
    action: 'Talk it over without blame: dose, other prescribers, storage, naloxone at home; decide with the prescriber.',
  },
  'SAF-16': {
    about: 'Pregnancy',
    source: TABLE,
    action: 'Call: look at every medicine and planned procedure again with the rules; nothing is stopped abruptly.',
  },
  'SAF-17': {
    about: 'A value crossed the border of a rule',
    source: TABLE,
    action: 'Open the plan: the findings are judged again with this value; hold, change the dose or repeat the test.',
  },
  'SAF-18': {
    about: 'Check-ins missed',
    source: TABLE,
    action: 'Call the patient: how they are, what kept them, whether another way of asking suits them better.',
  },
  'SAF-19': {
    about: 'Troublesome side effect',
    source: TABLE,
    action: 'Call: decide with the prescriber whether to hold, step back, stop or continue.',
  },
  'ADV-PHQ9': {
    about: 'PHQ-2 positive',
    source: TABLE,
    action: 'Complete a PHQ-9, which asks about suicidal thoughts; PHQ-4 does not.',
  },
  'ADV-GAD7': {
    about: 'GAD-2 positive',
    source: TABLE,
    action: 'Complete a GAD-7.',
  },
};

/** What the patient is told at once; where nothing is, the clinic speaks first. Apart from what staff read: the patient's page carries this alone. */
const FOR_PATIENT: Readonly<Partial<Record<string, LocalText>>> = {
  'SAF-01': CRISIS,
  'SAF-02': GO_NOW,
  'SAF-03': CALL_US,
  'SAF-04': CALL_US,
  'SAF-05': GO_NOW,
  'SAF-06': CALL_US,
  'SAF-07': GO_NOW,
  'SAF-08': GO_NOW,
  'SAF-09': CALL_US,
  'SAF-12': CALL_US,
  'SAF-14': CALL_US,
  'SAF-13': CALL_US,
} satisfies Partial<Record<TriggerId, LocalText>>;

/** What the patient is told at once for a trigger, or `null`: the clinic speaks first, or the id is not ours. */
export const adviceFor = (triggerId: string): LocalText | null => FOR_PATIENT[triggerId] ?? null;

/** Priorities from the most urgent down. */
export const PRIORITIES = ['stat', 'same-day', 'within-24h', 'within-2d', 'within-3d'] as const satisfies readonly Trigger['priority'][];

const DEADLINE_HOURS: Readonly<Record<Trigger['priority'], number>> = { stat: 0, 'same-day': 8, 'within-24h': 24, 'within-2d': 48, 'within-3d': 72 };

/**
 * Hours on the wall clock from opening to due. STAT is due the moment it opens; "same day" is one working day of 8 hours;
 * business days of the safety table are counted as plain days, which is never later. Clinic defaults, need clinical review.
 */
export const deadlineHours = (priority: Trigger['priority']): number => DEADLINE_HOURS[priority];
