import type { LocalText } from '../text.js';

/** What the clinic does itself: each such check becomes a review. */
export const CLINIC_CHECKS = [
  'blood-pressure',
  'ecg',
  'creatinine',
  'egfr',
  'liver',
  'sodium',
  'blood-count',
  'prescriptions',
  'urine-test',
  'opioid-review',
  'call',
] as const;
/** What the patient is asked: each such check becomes part of a check-in. */
export const PATIENT_CHECKS = ['relief', 'safety', 'mood', 'flare', 'side-effects', 'mid-course'] as const;

export type ClinicCheck = (typeof CLINIC_CHECKS)[number];
export type PatientCheck = (typeof PATIENT_CHECKS)[number];
export type CheckWhat = ClinicCheck | PatientCheck;

export const isClinicCheck = (what: CheckWhat): what is ClinicCheck => (CLINIC_CHECKS as readonly string[]).includes(what);

const WORDS: Readonly<Record<CheckWhat, LocalText>> = {
  'blood-pressure': { en: 'Blood pressure', es: 'Presión arterial' },
  ecg: { en: 'ECG with QTc', es: 'Electrocardiograma con QTc' },
  creatinine: { en: 'Creatinine', es: 'Creatinina' },
  egfr: { en: 'Kidney function (eGFR)', es: 'Función renal (eGFR)' },
  liver: { en: 'Liver values', es: 'Valores hepáticos' },
  sodium: { en: 'Sodium', es: 'Sodio' },
  'blood-count': { en: 'Blood count', es: 'Hemograma' },
  prescriptions: { en: 'Prescription monitoring', es: 'Consulta del registro de recetas' },
  'urine-test': { en: 'Urine drug test', es: 'Prueba de drogas en orina' },
  'opioid-review': { en: 'Benefit and harm of the opioid', es: 'Beneficio y daño del opioide' },
  call: { en: 'Call the day after', es: 'Llamada al día siguiente' },
  relief: { en: 'Relief', es: 'Alivio' },
  safety: { en: 'Warning signs', es: 'Señales de alarma' },
  mood: { en: 'Mood', es: 'Estado de ánimo' },
  flare: { en: 'Flare', es: 'Brote' },
  'side-effects': { en: 'Side effects', es: 'Efectos adversos' },
  'mid-course': { en: 'Half-way check', es: 'Control a mitad del curso' },
};

/** What is looked at, in a few words. */
export const checkWords = (what: CheckWhat): LocalText => WORDS[what];
