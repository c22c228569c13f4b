import { ALONG_THE_WAY_CASES } from './along-the-way.data.js';
import { BLEEDING_AND_KIDNEYS } from './bleeding-and-kidneys.data.js';
import { BOUNDARIES } from './boundaries.data.js';
import { BUDGET_CASES } from './budgets.data.js';
import { DUPLICATION_CASES } from './duplication.data.js';
import { ENZYMES_AND_PAIRS } from './enzymes-and-pairs.data.js';
import { FURTHER_PATIENT } from './further-patient.data.js';
import { FURTHER_PROCEDURES } from './further-procedures.data.js';
import { OPIOIDS_AND_CHECKLIST } from './opioids-and-checklist.data.js';
import { PATIENT } from './patient.data.js';
import { PROCEDURES } from './procedures.data.js';
import { SEDATION_AND_SEROTONIN } from './sedation-and-serotonin.data.js';
import type { Case } from './case.js';

/** Every table of cases, by what it is about. */
export const TABLES: readonly (readonly [about: string, cases: readonly Case[]])[] = [
  ['breathing, sedation and serotonin', SEDATION_AND_SEROTONIN],
  ['bleeding and kidneys', BLEEDING_AND_KIDNEYS],
  ['enzymes and pairs', ENZYMES_AND_PAIRS],
  ['the same thing twice', DUPLICATION_CASES],
  ['procedures', PROCEDURES],
  ['further procedures', FURTHER_PROCEDURES],
  ['the patient', PATIENT],
  ['opioids and the checklist', OPIOIDS_AND_CHECKLIST],
  ['along the way', ALONG_THE_WAY_CASES],
  ['each limit from both sides', BOUNDARIES],
  ['sums with a limit', BUDGET_CASES],
  ['pregnancy, liver, age and mind', FURTHER_PATIENT],
];
/** All cases of all tables. */
export const ALL_CASES: readonly Case[] = TABLES.flatMap(([, cases]) => cases);
