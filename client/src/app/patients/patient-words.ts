import type { Language, ServiceStatus, Sex } from '@stagewell/shared/patients/patient';

export const SEX_WORDS: Readonly<Record<Sex, string>> = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Not known' };
export const LANGUAGE_WORDS: Readonly<Record<Language, string>> = { en: 'English', es: 'Spanish', other: 'Another language' };
export const SERVICE_WORDS: Readonly<Record<ServiceStatus, string>> = {
  none: 'None',
  'active-military': 'Active military',
  veteran: 'Veteran',
  'first-responder': 'First responder',
  'not-asked': 'Not asked',
};
