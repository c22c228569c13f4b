import type { Rule, RuleSetView } from '../rules.js';
import { ALONG_THE_WAY } from './along-the-way.data.js';
import { BUDGETS } from './budgets.data.js';
import { CHECKLIST } from './checklist.data.js';
import { DUPLICATION_RULES } from './duplication.data.js';
import { FURTHER_MEDICINE_INTERACTIONS } from './enzyme-and-pair-interactions.data.js';
import { MEDICINE_INTERACTIONS, PATIENT_INTERACTIONS, PROCEDURE_INTERACTIONS } from './interactions.data.js';
import { MONITORING_RULES } from './monitoring.data.js';
import { OPIOID_RULES } from './opioid-rules.data.js';
import { FURTHER_PATIENT_INTERACTIONS } from './patient-interactions.data.js';
import { FURTHER_PROCEDURE_INTERACTIONS } from './procedure-interactions.data.js';
import { SEQUENCE_RULES } from './sequence.data.js';

/** All rows as shipped; every one needs a clinician's sign-off before use. */
export const RULES: readonly Rule[] = [
  ...SEQUENCE_RULES,
  ...MEDICINE_INTERACTIONS,
  ...PROCEDURE_INTERACTIONS,
  ...PATIENT_INTERACTIONS,
  ...FURTHER_MEDICINE_INTERACTIONS,
  ...FURTHER_PROCEDURE_INTERACTIONS,
  ...FURTHER_PATIENT_INTERACTIONS,
  ...DUPLICATION_RULES,
  ...ALONG_THE_WAY,
  ...OPIOID_RULES,
  ...CHECKLIST,
  ...BUDGETS,
  ...MONITORING_RULES,
];

/** The shipped rule set; a clinic's own rows start from it. */
export const RULE_SET: RuleSetView = { version: 3, rules: RULES };
