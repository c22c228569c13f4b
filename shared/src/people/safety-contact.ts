import type { LocalText } from '../text.js';

/** Whom patients turn to when they answer alone, and who of the clinic is called. Set by an administrator; empty = not set yet. */
export interface SafetyContact {
  /** Shown at once where an answer speaks of suicide, in the clinic's own words. */
  readonly crisisEn: string;
  readonly crisisEs: string;
  /** Who is called when a task cannot wait, at any hour. */
  readonly onCallName: string;
  readonly onCallPhone: string;
  /** The number that patients call. */
  readonly clinicPhone: string;
  /** Whether a link asks for the date of birth before it shows anything. */
  readonly asksBirthDate: boolean;
  /** Hours that a link works. */
  readonly linkHours: number;
}
/** `version` 0 = never saved. */
export interface SafetyContactView extends SafetyContact {
  readonly version: number;
}
export const SAFETY_CONTACT = {
  crisis: { maxLength: 600 },
  name: { maxLength: 120 },
  phone: { maxLength: 40 },
  linkHours: { min: 1, max: 168, usual: 72 },
} as const;

/** Offered in the form, never taken silently: numbers and words are the clinic's to decide. */
export const SUGGESTED_CRISIS: LocalText = {
  en: 'You are not alone, and help is there now. Call or text 988 (Suicide and Crisis Lifeline), any time. In danger, call 911. The clinic will also reach out to you.',
  es: 'No está solo(a), y hay ayuda ahora mismo. Llame o envíe un mensaje al 988 (Línea de Prevención del Suicidio y Crisis), a cualquier hora; oprima 2 para español. En peligro, llame al 911. La clínica también se comunicará con usted.',
};

/** What a clinic starts with. */
export const NO_SAFETY_CONTACT: SafetyContactView = {
  crisisEn: '',
  crisisEs: '',
  onCallName: '',
  onCallPhone: '',
  clinicPhone: '',
  asksBirthDate: false,
  linkHours: SAFETY_CONTACT.linkHours.usual,
  version: 0,
};

const NEEDED = [
  ['crisisEn', 'the crisis text in English'],
  ['crisisEs', 'the crisis text in Spanish'],
  ['onCallName', 'who is on call'],
  ['onCallPhone', 'the on-call phone'],
  ['clinicPhone', 'the phone that patients call'],
] as const satisfies readonly (readonly [keyof SafetyContact, string])[];

/** What has to be set before a patient may answer alone, in words; empty = links may be made. */
export const missingForLinks = (contact: SafetyContact): readonly string[] =>
  NEEDED.filter(([field]) => contact[field].trim() === '').map(([, words]) => words);
